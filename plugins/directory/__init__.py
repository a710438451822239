"""The directory of social centers and associations: data files → checked records → pages.

``model`` types the records, ``read`` reads them, ``references`` and ``safety`` check them,
``public`` and ``catalog`` hold what may be shown. Only this module, ``generator`` and
``pages`` know Pelican.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

# Everything else where it is used: the check of what editors write needs neither Pelican nor pages.
if TYPE_CHECKING:
    from directory.generator import DirectoryGenerator
    from records.library import Library


def register() -> None:
    """Connect to Pelican."""
    from pelican import signals

    signals.initialized.connect(load)
    signals.get_generators.connect(generators)


def load(pelican: Any) -> None:
    """Read and check the directory; add its findings to ``FINDINGS``, its records to settings."""
    from diagnostics import errors
    from directory import phones, sheet
    from directory.addresses import Addresses
    from directory.catalog import build_catalog
    from directory.check import read_directory
    from directory.generator import source_files

    settings = pelican.settings
    settings["JINJA_FILTERS"] |= {
        "phone_national": phones.national,
        "phone_uri": phones.uri,
        "qr_code": sheet.qr_code,
        "report_uri": sheet.report_uri,
    }
    library: Library = settings["LIBRARY"]
    records, findings = read_directory(library, settings["TODAY"])
    settings.setdefault("FINDINGS", []).extend(findings)
    settings["RECORDS"] = records
    if not errors(findings):
        addresses = Addresses.from_settings(settings)
        catalog = build_catalog(records, settings["TODAY"], addresses, preview=settings["PREVIEW"])
        settings["CATALOG"] = catalog
        settings["CENTER_FILES"] = source_files(records, catalog)


def generators(pelican: Any) -> type[DirectoryGenerator]:
    """The generator of the directory's pages."""
    from directory.generator import DirectoryGenerator

    return DirectoryGenerator
