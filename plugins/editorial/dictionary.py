"""Words that no dictionary knows: Hunspell's Arabic one, and the names and terms of this site.

Hunspell is asked once for all words; where it or its dictionary is not installed, nothing is found.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from diagnostics import Finding
from records.library import Library
from records.source import read_text
from writing.fault import Fault, at
from writing.misspelled import corrected
from writing.prose import prose
from writing.words import MARKS, WORD

#: Names and terms that editors add, one a line; those of the region come with this module.
OWN = "spelling.txt"
_COMMON = Path(__file__).with_name(OWN)
#: Files whose names of places, centers and associations are right as they are.
_NAMES = re.compile(r"directory/|associations/")
_NAME_LINE = re.compile(
    r"^.*\b(?:name|Title|alternate_names|plural|city|assurer)\b.*$", re.MULTILINE
)
_COMMAND = ("hunspell", "-d", "ar", "-i", "utf-8", "-a")
_LONGEST = 40


def is_installed() -> bool:
    """Whether Hunspell runs and has an Arabic dictionary."""
    try:
        call = subprocess.run(_COMMAND, input=b"\n", capture_output=True, check=False)
    except OSError:
        return False
    return call.returncode == 0


def check_spelling(library: Library, names: Iterable[str]) -> Iterator[Finding]:
    """Warnings for the words of some files, by their paths below ``content``, that are unknown."""
    texts = {
        name: prose(text, name)
        for name in names
        if (text := read_text(library.content / name, name)[0]) is not None
    }
    known = known_words(library)
    asked = {word for words in texts.values() for word in _words(words)} - known
    unknown = _unknown(sorted(asked))
    for name, words in texts.items():
        for found in WORD.finditer(words):
            word = MARKS.sub("", found.group())
            if word in unknown and not _is_known(word, known):
                fault = _fault(word, unknown[word], library.shown(OWN))
                yield at(words, library.shown(name), found.start(), fault)


def _fault(word: str, others: list[str], own: str) -> Fault:
    asked = "، ".join(f"«{other}»" for other in others[:3])
    advice = f"{asked}؟ وإن كانت صحيحة فأضفها إلى {own}" if asked else f"إن صحت فأضفها إلى {own}"
    return Fault("T034", f"كلمة غير معروفة: «{word}»", advice, "warning")


def known_words(library: Library) -> set[str]:
    """The words that are right whatever the dictionary says."""
    own = library.content / OWN
    texts = [path.read_text("utf-8", "replace") for path in (_COMMON, own) if path.is_file()]
    for name in library.names():
        if _NAMES.match(name) and name.endswith((".md", ".yaml")):
            text = (library.content / name).read_text("utf-8", "replace")
            texts += _NAME_LINE.findall(text)
    return {word for text in texts for word in _words(text)}


def _words(text: str) -> set[str]:
    words = (MARKS.sub("", found) for found in WORD.findall(text))
    return {word for word in words if 2 < len(word) < _LONGEST and not corrected(word)}


def _is_known(word: str, known: set[str]) -> bool:
    """Whether a word is known with what is joined before it taken away, and with «ال»."""
    bare = re.sub("^[وف]?(?:[بكل]?ال|لل|[بكلس])?(?=..)", "", word)
    return not known.isdisjoint({word[1:], bare, f"ال{bare}", f"{bare}ة"})


def _unknown(words: list[str]) -> Mapping[str, list[str]]:
    """The words that Hunspell does not know, with what it suggests (ispell's pipe protocol)."""
    asked = "".join(f"^{word}\n" for word in words).encode()
    try:
        call = subprocess.run(_COMMAND, input=asked, capture_output=True, check=False)
    except OSError:
        return {}
    found: dict[str, list[str]] = {}
    for line in call.stdout.decode("utf-8", "replace").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "#":
            found[rest.split()[0]] = []
        elif mark == "&":
            word, _, suggestions = rest.partition(" ")
            found[word] = suggestions.partition(": ")[2].split(", ")
    return found
