from __future__ import annotations

import pytest

from directory.public import Service


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [
        (None, None, ""),
        (16, 45, "من 16 سنة إلى 45 سنة"),
        (2, None, "من سنتين"),
        (None, 2, "إلى سنتين"),
        (1, 3, "من سنة واحدة إلى 3 سنوات"),
        (0, 3, "منذ الولادة إلى 3 سنوات"),
    ],
)
def test_ages_are_told_after_their_prepositions(least, most, told):
    service = Service("x", "ورشة", None, None, least, most, (), None, (), None)
    assert service.ages == told
