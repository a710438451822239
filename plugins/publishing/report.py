"""What a build cost: processor time by stage, and how many pages it wrote.

Processor time, not time on the wall: it says the same on a busy machine.
"""

import time
from collections.abc import Callable

STAGES = ("start-up and checks", "reading", "writing", "finishing")


class Report:
    """The clock of one build. Each stage ends when the next one begins."""

    def __init__(self, clock: Callable[[], float] = time.process_time) -> None:
        """Start with nothing finished; `clock` counts from the start of the process."""
        self._clock = clock
        self._ends: dict[str, float] = {}
        self.pages = 0

    def end(self, stage: str) -> None:
        """Note that a stage is over. Only the first time counts."""
        self._ends.setdefault(stage, self._clock())

    def count(self, path: str) -> None:
        """Count a written file if it is a page."""
        self.pages += path.endswith(".html")

    def seconds(self) -> dict[str, float]:
        """Return the processor time of each finished stage, in order."""
        durations = {}
        begin = 0.0
        for stage in STAGES:
            if stage in self._ends:
                durations[stage] = self._ends[stage] - begin
                begin = self._ends[stage]
        return durations

    def lines(self) -> list[str]:
        """Return the report: a line for each stage, then the total."""
        seconds = self.seconds()
        width = max(map(len, STAGES))
        rows = [f"{stage:<{width}} {duration:6.2f} s" for stage, duration in seconds.items()]
        total = f"{'total':<{width}} {sum(seconds.values()):6.2f} s of processor time"
        return [*rows, f"{total}, {self.pages} pages written"]
