"""What was measured, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tests.bench.measure import Cost

MIB = 1024 * 1024


class Row(NamedTuple):
    """A measured figure of ours beside one of a peer; all but ours may be missing.

    ``target`` is the most that the ratio may be or, where there is no peer, the figure itself.
    """

    number: int
    title: str
    unit: str
    ours: float
    peer_name: str = ""
    peer: float | None = None
    target: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours by the peer's; None without a peer, or where the peer's is lost in noise."""
        return self.ours / self.peer if self.peer is not None and self.peer > 0 else None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none, or no figure to compare with it."""
        figure = self.ours if self.peer is None else self.ratio
        return None if self.target is None or figure is None else figure <= self.target


def ratios(rows: Sequence[Row]) -> str:
    """The rows against their targets."""
    head = ("", "what", "ours", "peer", "", "ratio", "target", "met")
    return table([head, *map(_cells, rows)], "<<>><>><")


def costs(builds: Mapping[str, Cost]) -> str:
    """What each build cost, by name."""
    head = ("build", "wall", "processor", "memory", "files written", "bytes written")
    lines = [
        (
            name,
            f"{cost.wall:.2f} s",
            f"{cost.processor:.2f} s",
            f"{cost.memory / MIB:.0f} MiB",
            f"{cost.files:.0f}",
            f"{cost.bytes / MIB:.1f} MiB",
        )
        for name, cost in builds.items()
    ]
    return table([head, *lines], "<>>>>>")


def table(lines: Sequence[Sequence[str]], sides: str) -> str:
    """Lines of cells, one under another; ``sides`` says to which each column goes: < or >."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            f"{cell:{side}{width}}" for cell, side, width in zip(line, sides, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def _cells(row: Row) -> tuple[str, ...]:
    return (
        str(row.number),
        row.title,
        _figure(row.ours, row.unit),
        _figure(row.peer, row.unit),
        row.peer_name,
        _figure(row.ratio),
        "" if row.target is None else f"≤ {_figure(row.target, row.unit * (row.peer is None))}",
        {True: "yes", False: "NO", None: ""}[row.met],
    )


def _figure(value: float | None, unit: str = "") -> str:
    if value is None:
        return ""
    # three digits say enough; of large figures all before the point
    return f"{value:.0f} {unit}".rstrip() if value >= 100 else f"{value:.3g} {unit}".rstrip()
