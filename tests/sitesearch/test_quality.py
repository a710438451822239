"""What is found: the pairs of the reference, and nouns of both sites in five ways of typing."""

from __future__ import annotations

import statistics

import pytest

from arabic.fold import fold
from arabic.stem import readings, words
from tests.conftest import Site
from tests.sitesearch.engine import Part, find, read
from tests.sitesearch.samples import (
    Pair,
    Words,
    aliases,
    document,
    form_pairs,
    forms,
    indexed,
    inflected,
    other_words,
    pairs,
    parts_of,
    site_words,
    typed,
)


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize(("given", "count"), [(pairs(), 40), (form_pairs(), 195)])
def test_all_pairs_are_found(given: list[Pair], count: int, alone: bool) -> None:
    known = aliases()
    pages = [document("صفحة", pair.words) for pair in given]
    lost = []
    together = read(indexed(pages, known))
    for place, pair in enumerate(given):
        one = read(indexed([pages[place], document("صفحة أخرى")], known))
        found = find(one, pair.query) if alone else find(together, pair.query)
        if (0, 0 if alone else place) not in found:
            lost.append(pair)
    assert lost == []
    assert len(pages) == count


def test_words_alike_are_not_taken_for_each_other() -> None:
    for query, other in other_words():
        pages = [document("صفحة", text) for text in (query, query, f"ال{query}", other)]
        assert (0, 3) not in find(read(indexed(pages, aliases())), query), (query, other)


@pytest.fixture(scope="module")
def parts(site: Site) -> list[Part]:
    return parts_of(site)


@pytest.fixture(scope="module")
def sample(site: Site, parts: list[Part]) -> Words:
    return site_words(site, parts)


def test_pages_are_found_by_the_nouns_they_hold(parts: list[Part], sample: Words) -> None:
    """However they are written there, and however they are typed."""
    held = found = 0
    for noun in sample.nouns:
        spelled = forms(fold(noun))
        gold = {(0, place) for place, own in enumerate(sample.written) if own & spelled}
        for query in typed(noun):
            held += len(gold)
            found += len(gold & set(find(parts, query)))
    assert len(sample.nouns) * 5 >= 600
    assert found >= 0.99 * held


def test_little_else_is_found(parts: list[Part], sample: Words) -> None:
    ratios = []
    for noun in sample.nouns:
        spelled = inflected(fold(noun))
        gold = sum(bool(own & spelled) for own in sample.written)
        for query in typed(noun):
            found = find(parts, query)
            ratios.append(len(found) / gold)
            keys = {key for word in words(query) for key in readings(word)}
            without = [
                place
                for _, place in found
                if not sample.shown[place] & spelled
                and not any(keys & set(readings(word)) for word in sample.shown[place])
            ]
            assert len(without) <= len(sample.shown) / 4, query
    assert statistics.median(ratios) <= 1.3


def test_no_result_is_less_than_the_page_says(site: Site, parts: list[Part]) -> None:
    """Every page that can be found exists, and is found by its own title."""
    urls = {page.url for page in site.pages}
    for place, (_, url, title, *_) in enumerate(parts[0].docs):
        assert url in urls
        assert (0, place) in find(parts, title, full=False), title
