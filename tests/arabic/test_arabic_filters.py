"""What templates get, through Pelican's own signal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

from pelican import signals
from pelican.settings import DEFAULT_CONFIG

import arabic
from arabic.filters import FILTERS

NAMES = (
    "arabic_date arabic_month arabic_sort bidi counted date_range excerpt file_size isolate ltr "
    "number widont"
).split()
PLUGINS = Path(arabic.__file__).parent.parent


def test_names() -> None:
    assert sorted(FILTERS) == NAMES


def test_register_adds_filters_and_leaves_the_default_alone() -> None:
    mine = {"mine": str, "number": repr}
    pelican = SimpleNamespace(settings={"JINJA_FILTERS": dict(mine)})
    arabic.register()
    try:
        signals.initialized.send(pelican)
    finally:
        signals.initialized.disconnect(arabic._add_filters)
    assert sorted(pelican.settings["JINJA_FILTERS"]) == sorted([*NAMES, "mine"])
    assert pelican.settings["JINJA_FILTERS"]["number"] is repr
    assert DEFAULT_CONFIG["JINJA_FILTERS"] == {}


def test_the_rules_know_neither_pelican_nor_our_other_plugins() -> None:
    script = (
        "import sys, arabic.filters, arabic.markdown\n"
        "ours = 'pelican diagnostics records directory newsroom schemaorg editorial '\n"
        "ours += 'cache rendering building publishing'\n"
        "print(sorted(set(ours.split()) & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=PLUGINS, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
