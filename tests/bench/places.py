"""The communes, centers and associations of the bench, each visibly fictional and numbered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from demo_maker import associations as profiles
from demo_maker import centers as demo_centers
from demo_maker import places, sentences, services
from demo_maker.files import Flow, Quoted, markdown_file, number, pick, yaml_file

#: Centers and associations to a commune, about: no real list of one holds thousands.
PER_COMMUNE = 100
#: Of so many centers one is protected.
ONE_PROTECTED_IN = 25
#: Kind → how a center of it is named, and how much of its place may be told (n, p, y).
KINDS = {
    "cef": ("مركز التربية والتكوين", "n"),
    "jardin": ("روض الأطفال", "n"),
    "cas": ("مركز المساعدة الاجتماعية", "n"),
    "dar-mouwaten": ("دار المواطن", "n"),
    "jisr": ("فضاء الأسرة", "n"),
    "coaph": ("شباك الاستقبال", "n"),
    "nadi-nahari": ("النادي النهاري", "n"),
    "handicap-school": ("أقسام الدعم", "n"),
    "dar-talib": ("دار الطالب", "p"),
    "dar-taliba": ("دار الطالبة", "p"),
    "emf": ("فضاء النساء المحمي", "y"),
    "dar-atfal": ("دار الأطفال المحمية", "y"),
    "street-shelter": ("المأوى المحمي", "y"),
}
HOURS = (
    "Mo-Fr 08:30-16:30; PH off",
    "Mo-Th 08:30-12:00,14:00-18:00; Fr 08:30-11:30,15:00-18:00; PH off",
    "Mo-Fr 09:00-17:00; Sa 09:00-12:30; PH off",
    "Tu,Th 14:00-18:00",
)
SOURCE = "محتوى خيالي لقياس البناء"


class Place(NamedTuple):
    """A commune, center or association; of a commune only ``id`` and ``name`` are set.

    ``kind`` is that of a center, or the topic that an association is named after.
    """

    id: str
    name: str
    commune: str = ""
    kind: str = ""
    rank: int = 0

    @property
    def protected(self) -> bool:
        """Whether it is a center whose place no text may tell."""
        return self.kind in KINDS and KINDS[self.kind][1] == "y"


def communes(records: int) -> list[Place]:
    """The communes for so many centers and associations: the demonstration's, then more."""
    own = [Place(commune.id, commune.name) for commune in places.COMMUNES]
    more = range(len(own) + 1, records // PER_COMMUNE + 1)
    return own + [Place(f"mithal-{rank}", f"ربوة المثال {rank}") for rank in more]


def centers(count: int, among: Sequence[Place]) -> list[Place]:
    """``count`` centers spread over the communes ``among``; protected ones are in none."""
    return [_center(rank, among) for rank in range(1, count + 1)]


def associations(count: int, among: Sequence[Place]) -> list[Place]:
    """``count`` associations spread over the communes ``among``."""
    return [_association(rank, among) for rank in range(1, count + 1)]


def communes_file(rows: Sequence[Place]) -> str:
    """``communes.yaml``: the demonstration's own list, then the communes it does not have."""
    own = places.files()["directory/communes.yaml"]
    more = [_commune(rank, row) for rank, row in enumerate(rows, 1)][len(places.COMMUNES) :]
    return own + (yaml_file(more) if more else "")


def center_path(row: Place) -> str:
    """Where the record of a center is below ``content/``."""
    return f"directory/centers/{row.id}.yaml"


def center_file(row: Place, names: dict[str, str]) -> str:
    """The record of a center; ``names`` are those of the communes by id."""
    record: dict[str, Any] = {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "status": "active",
        "description": services.DESCRIPTIONS[row.kind],
        "location": {"commune": row.commune} if row.commune else {},
    }
    if row.protected:
        record |= {"services": services.bare_services(row.kind)}
    else:
        record |= _reach(row, names[row.commune]) | {"services": services.services(row.kind)}
        record |= {"assured_date": f"2026-{row.rank % 10 + 1:02}-15", "assurer": "مصلحة المثال"}
    return yaml_file(record | {"sources": [{"publisher": SOURCE}]})


def association_file(row: Place) -> str:
    """The profile of an association: every other one gives its telephone and its address."""
    domains = dict.fromkeys([row.kind, *pick(list(sentences.TOPICS), row.id, 1)])
    year = number(row.id, 1987, 2023)
    header: dict[str, object] = {
        "Title": row.name,
        "Slug": row.id,
        "Summary": f"{row.name}: صفحة خيالية لقياس البناء.",
        "Alternate-Name": f"Association exemple {row.rank}",
        "Founded": str(year),
        "Receipt": f"final {year}-06-{number(row.id, 10, 28)}",
        "Domains": ", ".join(domains),
        "Commune": row.commune,
    }
    if row.rank % 2:
        header |= {
            "Phone": f"+2125393{row.rank:05}",
            "Email": f"{row.id}@example.org",
            "Consent-By": "كاتبة الجمعية (مثال)",
            "Consent-Date": "2026-05-11",
            "Consent-Scope": "النشر في هذا الموقع",
        }
    header |= {"Activity": "active", "Assured-Date": "2026-05-11", "Assurer": "خلية المثال"}
    return markdown_file(header | {"Sources": SOURCE}, _profile(row))


def _commune(rank: int, row: Place) -> dict[str, object]:
    return {
        "id": row.id,
        "code": Quoted(f"99.999.02.{rank}"),
        "name": row.name,
        "alternate_name": f"Commune exemple {rank}",
        "type": "rural",
        "cercle": pick(places.CERCLES, row.id, 1)[0][0],
        "population_2024": str(number(row.id, 4_000, 20_000)),
        "population_2014": str(number(row.name, 4_000, 20_000)),
        "households_2024": str(number(row.id, 1_000, 5_000)),
        "latitude": f"{34.8 + number(row.id, 0, 400) / 1000:.3f}",
        "longitude": f"{-6.1 + number(row.name, 0, 400) / 1000:.3f}",
    }


def _center(rank: int, among: Sequence[Place]) -> Place:
    protected = rank % ONE_PROTECTED_IN == 0
    kinds = [kind for kind, (_, level) in KINDS.items() if (level == "y") == protected]
    kind = pick(kinds, f"kind-{rank}", 1)[0]
    commune = "" if protected else pick(among, f"center-{rank}", 1)[0].id
    return Place(f"center-{rank:05}", f"{KINDS[kind][0]} بالمثال {rank}", commune, kind, rank)


def _association(rank: int, among: Sequence[Place]) -> Place:
    topic = pick(list(sentences.TOPICS), f"topic-{rank}", 1)[0]
    commune = pick(among, f"association-{rank}", 1)[0].id
    name = f"جمعية المثال {rank} ({sentences.TOPICS[topic][0]})"
    return Place(f"jamia-{rank:05}", name, commune, topic, rank)


def _reach(row: Place, city: str) -> dict[str, Any]:
    """How to find and to call a center; of a partly protected one neither point nor address."""
    facts: dict[str, Any] = {
        "phones": [{"number": Quoted(f"+2125392{row.rank:05}")}],
        "email": f"{row.id}@example.org",
        "opening_hours": Quoted(pick(HOURS, row.id, 1)[0]),
        "languages": Flow(["ar", "fr", "zgh"]),
    }
    if KINDS[row.kind][1] == "n":
        facts["location"] = {
            "commune": row.commune,
            "latitude": f"{34.8 + number(row.id, 0, 4_000) / 10_000:.4f}",
            "longitude": f"{-6.1 + number(row.name, 0, 4_000) / 10_000:.4f}",
        }
        facts["address"] = {"address_1": f"{row.rank}، شارع المثال", "city": city}
        facts["contacts"] = [{"title": "مدير المركز"}]
    if row.rank % 3 == 0:
        cell = {"number": Quoted(f"+2126000{row.rank:05}"), "type": "cell"}
        facts["phones"].append(cell | {"consent": demo_centers.CONSENT})
    return facts


def _profile(row: Place) -> str:
    opening = pick(profiles.OPENINGS, row.id, 1)[0].format(name=row.name)
    paragraphs = [
        " ".join([opening, *pick(profiles.SENTENCES, row.id, 3)]),
        " ".join(sentences.TOPICS[row.kind][1:]),
    ]
    if row.rank % 3 == 0:
        paragraphs += [profiles.LIST]
    return "\n\n".join([*paragraphs, profiles.ENDING])
