"""What leads from the printed sheet of a record back to its page, and a reader to its editors."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import quote

from markupsafe import Markup

from arabic.dates import arabic_date
from directory.public import Association, Center


def qr_code(address: str) -> Markup:
    """A QR code (ISO/IEC 18004) of an address, as SVG within a page; its margin is CSS's."""
    import segno  # here: few builds draw one

    drawn = BytesIO()
    segno.make_qr(address, error="m", boost_error=False).save(
        drawn,
        kind="svg",
        border=0,
        omitsize=True,
        xmldecl=False,
        svgns=False,
        nl=False,
        svgclass=None,
        lineclass=None,
    )
    return Markup(drawn.getvalue().decode())


def report_uri(record: Center | Association, email: str, base_url: str) -> str:
    """The ``mailto:`` address (RFC 6068) by which a reader reports a mistake in a record's page.

    The letter names the record, its page and the day of checking that the reader was shown.
    """
    checked = arabic_date(record.assured_date) if record.assured_date else "غير مذكور"
    body = "\r\n".join(
        (
            "الخطأ الذي وجدته:",
            "",
            "",
            f"الصفحة: {base_url}/{record.url}",
            f"المعرف: {record.id}",
            f"آخر تحقق معروض: {checked}",
        )
    )
    subject = quote(f"خطأ في صفحة: {record.name}", safe="")
    return f"mailto:{quote(email, safe='@')}?subject={subject}&body={quote(body, safe='')}"
