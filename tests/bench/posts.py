"""The posts of the bench: twelve years of meetings and notices that never took place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from demo_maker import posts as demo
from demo_maker import sentences
from demo_maker.files import markdown_file

from tests.bench.places import Place

FIRST, LAST = datetime(2014, 12, 1, 9), datetime(2026, 11, 22, 17)
#: What happens on a day, so that a post may have the facts of a meeting.
MEETINGS = (
    *("outreach-meeting", "training", "open-days", "visit"),
    *("signing", "inauguration", "campaign"),
)
NOTICES = ("notice", "news")
KIND_NAMES = {
    "outreach-meeting": "لقاء تواصلي",
    "open-days": "أبواب مفتوحة",
    "training": "دورة تكوينية",
    "visit": "زيارة ميدانية",
    "signing": "توقيع اتفاقية",
    "inauguration": "افتتاح فضاء",
    "campaign": "حملة تحسيسية",
    "notice": "إعلان",
    "news": "خبر",
}
ACRONYMS = ("ONG", "PDF", "AGR", "INDH", "SIG", "TIC")


class Post(NamedTuple):
    """A post: what every generator is given, and in ``facts`` what only ours knows."""

    slug: str
    title: str
    date: datetime
    category: str
    tags: tuple[str, ...]
    summary: str
    body: str
    facts: dict[str, object]

    @property
    def path(self) -> str:
        """Where its file is below ``content/``."""
        return f"news/{self.date:%Y}/{self.slug}.md"

    def file(self) -> str:
        """The file as our editors would write it."""
        header = {
            "Title": self.title,
            "Date": f"{self.date:%Y-%m-%d %H:%M}",
            "Slug": self.slug,
            "Category": self.category,
            "Tags": ", ".join(self.tags),
            "Summary": self.summary,
        }
        return markdown_file(header | self.facts, self.body)


def posts(
    count: int, communes: Sequence[Place], centers: Sequence[Place], associations: Sequence[Place]
) -> Iterator[Post]:
    """``count`` posts from oldest to newest; they name some of ``centers``, none protected."""
    centers = [center for center in centers if not center.protected]
    for rank in range(count):
        yield _post(rank, count, communes, (centers, associations))


def _date(rank: int, count: int) -> datetime:
    step = (LAST - FIRST) * rank / max(count - 1, 1)
    return FIRST + timedelta(minutes=step // timedelta(minutes=1))


def _slug(rank: int) -> str:
    return f"mithal-{rank + 1:05}"


def _post(
    rank: int, count: int, communes: Sequence[Place], known: tuple[Sequence[Place], Sequence[Place]]
) -> Post:
    chance = Random(f"post {rank}")
    meeting = rank % 3 == 0
    kind = chance.choice(MEETINGS if meeting else (*MEETINGS, *NOTICES, *NOTICES))
    topics = tuple(chance.sample(list(sentences.TOPICS), 2))
    commune, date = chance.choice(communes), _date(rank, count)
    named = [chance.sample(places, chance.randint(0, min(3, len(places)))) for places in known]
    lead = chance.choice(sentences.LEADS[kind]).format(
        place=f"بجماعة {commune.name}" if meeting else "بإقليم المثال",
        topic=f"«{sentences.TOPICS[topics[0]][0]}»",
    )
    return Post(
        slug=_slug(rank),
        title=f"{KIND_NAMES[kind]} حول {sentences.TOPICS[topics[0]][0]} (مثال {rank + 1})",
        date=date,
        category=kind,
        tags=topics,
        summary=f"{lead} خبر خيالي.",
        body=_body(chance, lead, topics, named, _earlier(chance, rank, count)),
        facts=_facts(chance, date, commune if meeting else None, named),
    )


def _earlier(chance: Random, rank: int, count: int) -> str:
    """A link to an earlier post, or of the first one to a page."""
    if not rank:
        return "[صفحة من نحن]({filename}/pages/about.md)"
    other = chance.randrange(rank)
    year = _date(other, count).year
    return f"[خبر المثال رقم {other + 1}]({{filename}}/news/{year}/{_slug(other)}.md)"


def _facts(
    chance: Random, date: datetime, commune: Place | None, named: list[list[Place]]
) -> dict[str, object]:
    centers, associations = ([place.id for place in places] for places in named)
    names: dict[str, object] = {
        "Associations": ", ".join(associations),
        "Centers": ", ".join(centers),
    }
    if not commune:
        return names
    return {
        "Event-Date": f"{date - timedelta(days=chance.randint(0, 6)):%Y-%m-%d}",
        "Event-Time": chance.choice(("09:30", "10:00", "15:00")),
        "Venue": chance.choice(demo.VENUES),
        "Commune": commune.id,
        "Organizer": "مندوبية المثال",
        "Partners": chance.sample(demo.PARTNERS, 2),
        "Chair": "المندوب الإقليمي بالمثال",
        "Attendance": str(chance.randint(11, 240)),
        **names,
        "Recommendations": chance.sample(demo.RECOMMENDATIONS, 2),
    }


def _body(
    chance: Random,
    lead: str,
    topics: tuple[str, ...],
    named: list[list[Place]],
    earlier: str,
) -> str:
    first, second = (sentences.TOPICS[topic] for topic in topics)
    acronym = chance.choice(ACRONYMS)
    paragraphs = [
        f"{lead} {sentences.DISCLAIMERS[0]}",
        " ".join(first[1:]),
        f"## {second[0]}",
        " ".join(second[1:]),
        " ".join(chance.sample(sentences.EVENT, 4)),
        *_participants(named),
        "### للمزيد",
        chance.choice(sentences.BLOCKS["list"]),
        f"وقد سبق الحديث عن هذا الموضوع في {earlier}. ويمكن الاطلاع على [وثيقة {acronym}]"
        f"(https://example.org/mithal/{acronym.lower()}) التي أعدتها شبكة **Exemple** ({acronym}).",
        " ".join(chance.sample(sentences.GENERAL, 5)),
    ]
    if chance.random() < 0.2:
        paragraphs.append(chance.choice(sentences.BLOCKS["table"]))
    return "\n\n".join([*paragraphs, chance.choice(sentences.DISCLAIMERS[1:])])


def _participants(named: list[list[Place]]) -> Iterator[str]:
    centers, associations = named
    if associations:
        links = (f"[{row.name}]({{filename}}/associations/{row.id}.md)" for row in associations)
        yield f"وشاركت في هذا المثال {' و'.join(links)}."
    if centers:
        links = (f"[{row.name}]({{filename}}/directory/centers/{row.id}.yaml)" for row in centers)
        yield f"ويتعلق هذا الخبر الخيالي بما يلي: {' و'.join(links)}."
