"""Tables and content folders for the tests of this room."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from hypothesis import strategies as st

from diagnostics import Finding, errors
from directory.read import Records, read_records
from records.library import Library
from records.source import INVISIBLE
from spreadsheets.exporting import export
from spreadsheets.forms import CENTERS, Form
from spreadsheets.importing import Plan, plan_import
from tests.small_site import TODAY

TABLE = "table.csv"


def records_of(root: Path) -> Records:
    records, findings = read_records(Library(root / "content", root))
    assert errors(findings) == []
    return records


def exported(root: Path, form: Form = CENTERS) -> bytes:
    return export(records_of(root), form)


def rows(table: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def table(lines: list[list[str]], delimiter: str = ",") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(lines)
    return text.getvalue().encode()


def edited(data: bytes, key: str, **cells: str) -> bytes:
    """A table with other cells in the row of a record; columns it lacks are added."""
    lines = rows(data)
    for column, value in cells.items():
        if column not in lines[0]:
            lines = [[*line, column if index == 0 else ""] for index, line in enumerate(lines)]
        row = next(line for line in lines if line[0] == key or line[1] == key)
        row[lines[0].index(column)] = value
    return table(lines)


def without(data: bytes, column: str) -> bytes:
    """A table whose column of that name somebody deleted."""
    header, *lines = rows(data)
    place = header.index(column)
    return table([[*line[:place], *line[place + 1 :]] for line in (header, *lines)])


def planned(root: Path, data: bytes) -> tuple[Plan | None, list[Finding]]:
    (root / TABLE).write_bytes(data)
    return plan_import(Library(root / "content", root), root / TABLE, TABLE, TODAY)


def imported(root: Path, data: bytes) -> Plan:
    plan, findings = planned(root, data)
    assert errors(findings) == []
    assert plan is not None
    plan.write(root / "content")
    return plan


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# Records of every shape that the model takes, as an editor would have written them.

_CHARACTERS = st.one_of(
    st.sampled_from("=+-@'\"|\\,;:#\n\t[]{}&*!%`~?<> \u00a0أبة،؛«»ⴰéA1＝"),
    st.characters(exclude_categories=["Cs", "Cn"]).filter(
        lambda character: not INVISIBLE.match(character) and character != "\r"
    ),
)
_BEGINNINGS = st.sampled_from(["", "=", "'", "'=", "-", "+212 ", "@", "- ", "# ", "\\", "| ", '"'])
texts = st.builds(
    lambda beginning, letter, rest: f"{beginning}{letter}{rest}".strip(),
    _BEGINNINGS,
    st.sampled_from(["ب", "yes, a", "null ع", "1 م", "x: y"]),
    st.text(_CHARACTERS, max_size=12),
)
slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,5})?", fullmatch=True)
dates = st.dates().filter(lambda day: 1900 <= day.year < 2100).map(lambda day: day.isoformat())
numbers = st.from_regex(r"\+212[5-8][0-9]{8}|[0-9]{2,4}", fullmatch=True)
urls = st.builds("https://example.org/{}".format, slugs)
ages = st.integers(0, 120).map(str)
hours = st.sampled_from(["Mo-Fr 08:30-16:30; PH off", "Mo 08:00-12:00,14:00-18:00", "24/7"])
consents = st.fixed_dictionaries({"by": texts, "date": dates, "scope": texts})


def record(required, optional):
    return st.fixed_dictionaries(required, optional=optional)


def lists(items, **options):
    return st.lists(items, min_size=1, max_size=3, **options)


centers = record(
    {
        "id": slugs,
        "name": texts,
        "kind": slugs,
        "status": st.sampled_from(["active", "inactive", "defunct", "temporarily closed"]),
        "location": record(
            {},
            {
                "commune": slugs,
                "latitude": st.decimals("20.5", "36.5", places=5).map(str),
                "longitude": st.decimals("-17.5", "-0.5", places=5).map(str),
                "transportation": texts,
                "accessibility": lists(st.sampled_from(["ramp", "braille"]), unique=True),
            },
        ),
        "sources": lists(record({"publisher": texts}, {"url": urls, "date": dates})),
    },
    {
        "alternate_name": texts,
        "amazigh_name": texts,
        "alert": texts,
        "description": texts,
        "organization": slugs,
        "sensitivity": st.sampled_from("npy"),
        "address": record(
            {"address_1": texts, "city": texts},
            {
                "address_2": texts,
                "postal_code": st.from_regex("[0-9]{5}", fullmatch=True),
                "consent": consents,
            },
        ),
        "phones": lists(
            record(
                {"number": numbers},
                {
                    "type": st.sampled_from(["voice", "cell", "fax"]),
                    "description": texts,
                    "consent": consents,
                },
            )
        ),
        "email": st.just("one@example.org"),
        "website": urls,
        "contacts": lists(record({"title": texts}, {"name": texts, "consent": consents})),
        "opening_hours": hours,
        "ramadan_opening_hours": hours,
        "languages": lists(st.sampled_from(["ar", "fr", "zgh"]), unique=True),
        "services": lists(
            record(
                {"id": slugs, "name": texts},
                {
                    "description": texts,
                    "eligibility_description": texts,
                    "minimum_age": ages,
                    "maximum_age": ages,
                    "audience": lists(slugs, unique=True),
                    "application_process": texts,
                    "required_documents": lists(texts, unique=True),
                    "fees_description": texts,
                },
            )
        ),
        "assured_date": dates,
        "assurer": texts,
    },
)
