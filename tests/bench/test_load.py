"""Figures out of a report of Lighthouse, and what a server sends."""

from __future__ import annotations

from tests.bench.load import Load, body, figures, median

SIZES = {"/": 3000, "/main.css": 2000, "/copy.js": 300, "/400.woff2": 15_000, "/a.webp": 9000}
KINDS = ("Document", "Stylesheet", "Script", "Font", "Image")


def audit(value: float) -> dict[str, object]:
    return {"numericValue": value}


def request(url: str, kind: str, status: int = 200, size: int = 0) -> dict[str, object]:
    return {"url": url, "resourceType": kind, "statusCode": status, "transferSize": size}


REPORT = {
    "categories": {
        "performance": {"score": 0.99},
        "accessibility": {"score": 1},
        "best-practices": {"score": 0.96},
        "seo": {"score": 0.92},
    },
    "audits": {
        "largest-contentful-paint": audit(912.5),
        "cumulative-layout-shift": audit(0.002),
        "total-blocking-time": audit(12),
        "network-requests": {
            "details": {
                "items": [
                    *(request(url, kind, size=SIZES[url] + 200)
                      for url, kind in zip(SIZES, KINDS, strict=True)),
                    request("/gone.js", "Other", status=404, size=150),
                ]
            }
        },
    },
}  # fmt: skip


def test_figures():
    assert figures(REPORT, SIZES.__getitem__) == Load(
        performance=99,
        accessibility=100,
        practices=96,
        seo=92,
        lcp=912.5,
        cls=0.002,
        tbt=12,
        requests=6,
        missing=1,
        total=sum(SIZES.values()) + 5 * 200 + 150,
        text=5000,
        script=300,
        fonts=15_000,
        picture=9000,
    )


def test_the_median_of_each_figure():
    one, two, three = (Load(*(factor * place for place in range(14))) for factor in (1, 2, 9))
    assert median([three, one, two._replace(lcp=100)]) == two._replace(lcp=36)


def test_what_a_server_sends(tmp_path):
    (tmp_path / "news").mkdir()
    for name, text in {"index.html": "page", "index.html.gz": "gz", "a b.webp": "picture"}.items():
        (tmp_path / "news" / name).write_text(text)
    assert body(tmp_path, "http://host/news/") == 2
    assert body(tmp_path, "http://host/news/index.html") == 2
    assert body(tmp_path, "http://host/news/a%20b.webp?x") == 7
