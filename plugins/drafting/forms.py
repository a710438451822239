"""What is asked of a new post, center or association.

Fields, whether they are required, and what may be written are the models' and lists' own; here is
only which of them are asked for, in which order, and when.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from directory.model import AssociationHeader, CenterRecord, Kind, source_line
from directory.protected import ProtectedNames
from directory.read import Records
from directory.references import CENTER_NAMED, PROFILE_NAMED, families
from drafting import messages
from drafting.questions import Answers, Choice, Question
from drafting.slugs import free
from newsroom.model import PostHeader
from newsroom.read import NAMED
from records.types import Header, Record
from spreadsheets.files import center_text, profile_text

#: The lists that the columns of each model take their ids from.
_LISTS: dict[type[Record], dict[str, str]] = {
    PostHeader: {field: target for field, _, target in NAMED},
    AssociationHeader: {field: target for field, _, target in PROFILE_NAMED},
    CenterRecord: {".".join(loc): target for loc, target in CENTER_NAMED},
}


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file: its questions, how its record is marked a draft, where and how it is written.

    ``cells`` makes of answers the columns of the record, as tables have them.
    """

    model: type[Record]
    questions: tuple[Question, ...]
    draft: tuple[str, str]
    write: Callable[[Mapping[str, Any], str], str]
    name: Callable[[Answers], str]

    def cells(self, answers: Answers) -> dict[str, str]:
        """The columns of the record, by their names."""
        cells = dict([self.draft])
        for question in self.questions:
            if answer := answers.get(question.name):
                if question.column == _SOURCE and not issubclass(self.model, Header):
                    cells |= {f"{_SOURCE}.1.{key}": v for key, v in source_line(answer).items()}
                else:
                    cells[question.column] = answer
        return cells


_SOURCE = "sources"


def forms(records: Records, posts: Iterable[str], today: date) -> dict[str, Form]:
    """The forms by name; ``posts`` are the slugs of all posts, ``today`` is proposed as a date."""
    maker = _Maker(records, set(posts), today)
    return {"post": maker.post(), "center": maker.center(), "association": maker.association()}


class _Maker:
    def __init__(self, records: Records, posts: set[str], today: date) -> None:
        self.records, self.posts, self.today = records, posts, today
        self.kinds = {
            kind.id: kind
            for kind in records.terms("kinds")
            if isinstance(kind, Kind) and kind.id not in families(records)
        }

    def post(self) -> Form:
        def slug(answers: Answers) -> str:
            about = answers.get("tags") or answers.get("date", "")
            return free([answers.get("category", ""), *about.split(",")[:2]], self.posts)

        def meets(answers: Answers) -> bool:
            return bool(answers.get("event_date"))

        def has_venue(answers: Answers) -> bool:
            return meets(answers) and not self._protected(answers.get("centers", ""))

        ask = self._asker(PostHeader)
        questions = (
            ask("title"),
            ask("category"),
            ask("tags", many=True),
            ask("date", proposed=lambda _: self.today.isoformat()),
            ask("associations", many=True),
            ask("centers", many=True),
            ask("event_date"),
            ask("event_time", asked=meets),
            ask("commune", asked=meets),
            ask("venue", asked=has_venue),
            ask("source"),
            ask("slug", proposed=slug, taken=self.posts),
        )
        return Form(
            PostHeader,
            questions,
            ("status", "draft"),
            profile_text,
            lambda answers: f"news/{answers['date'][:4]}/{answers['slug']}.md",
        )

    def association(self) -> Form:
        taken = self.records.claimed["associations"] or set()

        def slug(answers: Answers) -> str:
            names = (answers.get(key) for key in ("acronym", "alternate_name", "title"))
            name = next(filter(None, names), "")
            return free([name.removeprefix(messages.ASSOCIATION)], taken)

        ask = self._asker(AssociationHeader)
        questions = (
            ask("title"),
            ask("alternate_name"),
            ask("acronym"),
            ask("domains", many=True),
            ask("commune"),
            ask("founded"),
            ask("source", _SOURCE),
            ask("slug", proposed=slug, taken=taken),
        )
        return Form(
            AssociationHeader,
            questions,
            ("status", "draft"),
            profile_text,
            lambda answers: f"associations/{answers['slug']}.md",
        )

    def center(self) -> Form:
        taken = self.records.claimed["centers"] or set()

        def slug(answers: Answers) -> str:
            return free([answers.get("kind", ""), answers.get("commune", "")], taken)

        def is_open(answers: Answers) -> bool:
            """Whether it is of a kind of which an address may be told without more ado."""
            kind = self.kinds.get(answers.get("kind", ""))
            return kind is not None and kind.sensitivity == "n"

        def has_address(answers: Answers) -> bool:
            return bool(answers.get("address"))

        ask = self._asker(CenterRecord)
        questions = (
            ask("kind"),
            ask("name"),
            ask("alternate_name"),
            ask("commune", "location.commune"),
            ask("status", proposed=lambda _: "active"),
            ask("organization"),
            ask("address", "address.address_1", asked=is_open),
            ask("city", "address.city", asked=has_address, required=True),
            ask("assured_date", asked=has_address, required=True),
            ask("assurer", asked=has_address),
            self._asker(AssociationHeader)("source", _SOURCE),  # a line, as in headers
            ask("slug", "id", proposed=slug, taken=taken),
        )
        return Form(
            CenterRecord,
            questions,
            ("draft", "true"),
            center_text,
            lambda answers: f"directory/centers/{answers['slug']}.yaml",
        )

    def _asker(self, model: type[Record]) -> Callable[..., Question]:
        """What makes a question of a field by its model."""

        def ask(name: str, column: str = "", **options: Any) -> Question:
            column = column or name
            field = model.model_fields.get(column)
            return Question(
                name=name,
                column=column,
                label=messages.LABELS[name],
                model=model,
                choices=tuple(self._choices(model, column)),
                **{"required": field is not None and field.is_required(), **options},
            )

        return ask

    def _choices(self, model: type[Record], column: str) -> Iterator[Choice]:
        target = _LISTS[model].get(column)
        if target == "kinds":
            yield from (Choice(kind.id, kind.name) for kind in self.kinds.values())
        elif target == "centers":
            entries = self.records.centers.values()
            yield from (Choice(entry.record.id, entry.record.name) for entry in entries)
        elif target == "associations":
            profiles = self.records.associations.values()
            yield from (Choice(entry.record.slug, entry.record.title) for entry in profiles)
        elif target:
            yield from (Choice(term.id, term.name) for term in self.records.terms(target))
        elif column in model.model_fields:
            annotation = model.model_fields[column].annotation
            if typing.get_origin(annotation) is typing.Literal:
                words = typing.get_args(annotation)
                yield from (Choice(word, messages.WORDS[word]) for word in words)

    def _protected(self, centers: str) -> bool:
        ids = {center.strip() for center in centers.split(",")}
        return not ids.isdisjoint(ProtectedNames(self.records).ids)
