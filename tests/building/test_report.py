from building.report import Report, progress
from building.tree import Changes


class Clock:
    """A wall clock and a processor that have worked as long as they are told."""

    def __init__(self):
        self.now = 100.0, 0.0

    def __call__(self) -> tuple[float, float]:
        return self.now


def lines(*ends: tuple[str, float, float]) -> list[str]:
    clock = Clock()
    report = Report(100.0, clock)
    for stage, wall, processor in ends:
        clock.now = wall, processor
        report.end(stage)
    changes = Changes(added=["a"], changed=["b", "c"], removed=[], kept=5, size=2000)
    return report.lines(changes)


def test_each_stage_is_timed_from_the_end_of_the_one_before():
    assert lines(("reading", 101.0, 0.5), ("collecting", 101.5, 0.75), ("writing", 103.5, 4)) == [
        "القراءة والفحص: 1.00 ث (المعالج: 0.50 ث)",
        "جمع الصفحات: 0.50 ث (المعالج: 0.25 ث)",
        "الكتابة: 2.00 ث (المعالج: 3.25 ث)",
        "الملفات: 1 جديدة، 2 تغيرت، 0 حذفت، 5 كما كانت. كتب: 2 كيلوبايت",
        "المجموع: 3.50 ث (المعالج: 4.00 ث)",
    ]


def test_only_the_first_end_of_a_stage_counts():
    assert lines(("reading", 101.0, 1.0), ("reading", 105.0, 3.0))[0] == (
        "القراءة والفحص: 1.00 ث (المعالج: 1.00 ث)"
    )


def test_long_work_is_told_in_tenths_and_short_work_not_at_all():
    told = []
    for done in range(1, 2001):
        progress(done, 2000, told.append)
        progress(done, 999, told.append)
    assert len(told) == 10
    assert told[-1] == "كتابة الملفات: 2000 من 2000"
