"""What a build cost and did, in Arabic, for whoever waits for it.

Processor time says the same on a busy machine; time on the wall is what one waits.
"""

import os
import time
from collections.abc import Callable

from arabic.numbers import file_size
from building.tree import Changes

#: Seconds on the wall and of the processors, other processes of the build included.
Clock = Callable[[], tuple[float, float]]

STAGES = {
    "reading": "القراءة والفحص",
    "collecting": "جمع الصفحات",
    "writing": "الكتابة",
    "saving": "الحفظ",
}
#: Told in tenths, when there is so much to write that one wonders.
_MUCH = 1000


def clock() -> tuple[float, float]:
    """The time since this process began, on the wall only roughly."""
    times = os.times()
    return time.monotonic(), sum(times[:4])


class Report:
    """The clock of one build. Each stage ends when the next one begins."""

    def __init__(self, begin: float, clock: Clock = clock) -> None:
        """Start with nothing finished; ``begin`` is when the build did, by the wall clock."""
        self._clock = clock
        self._begin = begin
        self._ends: dict[str, tuple[float, float]] = {}

    def end(self, stage: str) -> None:
        """Note that a stage is over. Only the first time counts."""
        self._ends.setdefault(stage, self._clock())

    def lines(self, changes: Changes) -> list[str]:
        """Return the report: a line for each stage, what was written, the total."""
        rows, wall, processor = [], self._begin, 0.0
        for stage, label in STAGES.items():
            if stage in self._ends:
                end, used = self._ends[stage]
                rows.append(_row(label, end - wall, used - processor))
                wall, processor = end, used
        return [*rows, _written(changes), _row("المجموع", wall - self._begin, processor)]


def progress(done: int, total: int, tell: Callable[[str], None] = print) -> None:
    """Tell how far the writing is, at every tenth of it; nothing where there is little."""
    step = total // 10
    if total >= _MUCH and done // step > (done - 1) // step:
        tell(f"كتابة الملفات: {done} من {total}")


def _row(label: str, wall: float, processor: float) -> str:
    return f"{label}: {wall:.2f} ث (المعالج: {processor:.2f} ث)"


def _written(changes: Changes) -> str:
    return (
        f"الملفات: {len(changes.added)} جديدة، {len(changes.changed)} تغيرت، "
        f"{len(changes.removed)} حذفت، {changes.kept} كما كانت. كتب: {file_size(changes.size)}"
    )
