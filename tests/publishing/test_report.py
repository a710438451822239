from publishing.report import Report


class Clock:
    """A processor that has worked as long as it is told."""

    def __init__(self):
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_each_stage_is_timed_from_the_end_of_the_one_before():
    clock = Clock()
    report = Report(clock)
    for stage, clock.now in [("start-up and checks", 0.5), ("reading", 0.75), ("writing", 2.0)]:
        report.end(stage)

    assert report.seconds() == {"start-up and checks": 0.5, "reading": 0.25, "writing": 1.25}


def test_only_the_first_end_of_a_stage_counts():
    clock = Clock()
    report = Report(clock)
    for clock.now in (1.0, 2.0, 3.0):
        report.end("start-up and checks")

    assert report.seconds() == {"start-up and checks": 1.0}


def test_pages_are_counted_and_feeds_are_not():
    report = Report()
    for path in ("/output/index.html", "/output/news/index.html", "/output/feeds/all.atom.xml"):
        report.count(path)

    assert report.pages == 2


def test_the_report_has_a_line_for_each_stage_and_the_total():
    clock = Clock()
    report = Report(clock)
    for stage, clock.now in [("start-up and checks", 0.5), ("reading", 0.75)]:
        report.end(stage)
    report.count("/output/index.html")

    assert report.lines() == [
        "start-up and checks   0.50 s",
        "reading               0.25 s",
        "total                 0.75 s of processor time, 1 pages written",
    ]
