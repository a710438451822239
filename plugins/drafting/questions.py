"""What is asked of an editor, and what of that which is written is an answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from arabic.fold import fold
from drafting import messages
from records.dates import day_first
from records.validate import validate
from spreadsheets.columns import nest

#: Answers by the names of their questions: ids, dates in ISO form, texts.
Answers = Mapping[str, str]

#: Where an answer is put to be checked; what is missing besides is told of other lines.
_LINE = 2


class AnswerError(ValueError):
    """What was written is no answer; the message says why, in Arabic."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An item of a list: its id and its Arabic name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question: ``name`` is that of its flag, ``column`` where its answer stands in the record.

    Of ``choices``, one is chosen, or several where there are ``many``; none of what is ``taken``
    is an answer. ``asked`` tells by the
    answers before whether it makes sense, ``proposed`` what to take where nothing is written.
    """

    name: str
    column: str
    label: str
    model: type[BaseModel]
    choices: tuple[Choice, ...] = ()
    many: bool = False
    required: bool = False
    taken: Collection[str] = ()
    asked: Callable[[Answers], bool] = lambda _: True
    proposed: Callable[[Answers], str] = lambda _: ""

    def answer(self, text: str) -> str:
        """The answer that a text is; «» for none. Raises :class:`AnswerError`."""
        text = day_first(" ".join(text.split()))
        if not text:
            if self.required:
                raise AnswerError(messages.REQUIRED)
            return ""
        if self.choices:
            return self._chosen(text)
        document = nest(self.model, {self.column: text}, "", {self.column: (_LINE, 1)})
        _, findings = validate(self.model, document)
        for finding in findings:
            if finding.line == _LINE and finding.code != "V002":  # other fields have theirs
                raise AnswerError(messages.fault(finding))
        if text in self.taken:
            raise AnswerError(messages.TAKEN)
        return text

    def _chosen(self, text: str) -> str:
        if not self.many:
            return self._choice(text)
        parts = [part for part in text.replace("،", ",").split(",") if part.strip()]
        if len(parts) == 1 and all(part.isascii() for part in parts):  # «1 3»
            parts = text.split()
        return ", ".join(dict.fromkeys(self._choice(part.strip()) for part in parts))

    def _choice(self, text: str) -> str:
        """The id that a number, an id or a part of a name stands for."""
        if text.isdecimal() and 0 < int(text) <= len(self.choices):
            return self.choices[int(text) - 1].id
        exact = [choice for choice in self.choices if text in (choice.id, choice.name)]
        found = exact or [choice for choice in self.choices if fold(text) in fold(choice.name)]
        if len(found) == 1:
            return found[0].id
        if found:
            raise AnswerError(messages.several(choice.name for choice in found))
        raise AnswerError(messages.unknown(text, [choice.id for choice in self.choices]))
