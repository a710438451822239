"""Asking an editor, one question after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from drafting import messages
from drafting.questions import AnswerError, Answers, Question

#: Shows a prompt and returns what is written; raises EOFError where nothing will be.
Ask = Callable[[str], str]
Tell = Callable[[str], None]


def asked(questions: Iterable[Question], ask: Ask, tell: Tell) -> dict[str, str]:
    """The answers to all questions that make sense, each asked until it has one."""
    answers: dict[str, str] = {}
    for question in questions:
        if question.asked(answers):
            answers[question.name] = _answer(question, answers, ask, tell)
    return answers


def _answer(question: Question, answers: Answers, ask: Ask, tell: Tell) -> str:
    proposed = question.proposed(answers)
    for line in messages.asking(question, proposed):
        tell(line)
    while True:
        try:
            answer = question.answer(ask(messages.PROMPT).strip() or proposed)
        except AnswerError as error:
            tell(f"  {error}")
            continue
        if line := messages.understood(question, answer):
            tell(line)
        return answer


def given(questions: Iterable[Question], flags: Mapping[str, str]) -> dict[str, str]:
    """The answers that flags give, and what is proposed where they give none.

    Raises :class:`AnswerError` with a line for each flag that is missing, wrong or of no use.
    """
    answers: dict[str, str] = {}
    faults = []
    known = set()
    for question in questions:
        known.add(question.name)
        if not question.asked(answers):
            if flags.get(question.name):
                faults.append(messages.flag(question.name, messages.NOT_ASKED))
            continue
        try:
            written = flags.get(question.name) or question.proposed(answers)
            answers[question.name] = question.answer(written)
        except AnswerError as error:
            faults.append(messages.flag(question.name, str(error)))
    faults += [messages.flag(name, messages.NO_FIELD) for name in flags if name not in known]
    if faults:
        raise AnswerError("\n".join(faults))
    return answers
