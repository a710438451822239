"""The web app manifest, by which a phone puts the site among its programs, and its icons.

https://www.w3.org/TR/appmanifest/. Addresses in it are relative to it, so that it works under any
folder.
"""

from __future__ import annotations

import io
import json

MANIFEST = "manifest.webmanifest"
#: Asked for at the root of a host by programs that know no other icon, search engines among them.
FAVICON = "favicon.ico"
#: ``--brand``, ``--paper`` and ``--gold`` of main.css.
BRAND, PAPER, GOLD = "#0e4f6b", "#fdfbf6", "#e0ab45"
#: Pixels of each side.
SIZES = (192, 512)
#: The same, of the favicon.
_SMALL = (16, 32, 48)
SHORT_NAME = "دليل المراكز"
#: Drawn larger by this, then reduced, which smooths its edges.
_SCALE = 4
#: Masks of phones leave a circle of 80 % (https://www.w3.org/TR/appmanifest/#icon-masks).
_RADIUS = 0.36


def icon_path(size: int) -> str:
    """The path of the icon of ``size`` pixels."""
    return f"icons/{size}.png"


def manifest(name: str, description: str, icon: str) -> bytes:
    """Return the manifest of a site of this name; ``icon`` is the path of its drawing (SVG)."""
    icons = [{"src": icon, "type": "image/svg+xml", "sizes": "any"}]
    icons += [
        {"src": icon_path(size), "type": "image/png", "sizes": f"{size}x{size}", "purpose": use}
        for size in SIZES
        for use in ("any", "maskable")
    ]
    told = {
        "name": name,
        "short_name": SHORT_NAME,
        "description": description,
        "lang": "ar-MA",
        "dir": "rtl",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": BRAND,
        "background_color": PAPER,
        "icons": icons,
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def icon(size: int) -> bytes:
    """Draw icons/icon.svg of the theme, the khatam with its door, to be cut to any shape (PNG)."""
    from PIL import Image, ImageDraw  # here: few builds draw it

    side = size * _SCALE
    unit = side * _RADIUS / 8  # of the drawing, whose middle is (8, 8)
    image = Image.new("RGB", (side, side), BRAND)
    draw = ImageDraw.Draw(image)

    def at(x: float, y: float) -> tuple[float, float]:
        return side / 2 + unit * x, side / 2 + unit * y

    draw.rectangle((at(-5.7, -5.7), at(5.7, 5.7)), PAPER)
    draw.polygon([at(0, -8), at(8, 0), at(0, 8), at(-8, 0)], PAPER)
    draw.ellipse((at(-2.7, -3.5), at(2.7, 1.9)), GOLD)
    draw.rectangle((at(-2.4, 0.4), at(2.4, 4.2)), GOLD)
    out = io.BytesIO()
    small = image.resize((size, size), Image.Resampling.LANCZOS)
    small.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()


def favicon() -> bytes:
    """The same icon in the sizes of lists and tabs (ICO)."""
    from PIL import Image  # here: few builds draw it

    images = [Image.open(io.BytesIO(icon(size))) for size in _SMALL]
    out = io.BytesIO()
    images[-1].save(out, "ICO", sizes=[(size, size) for size in _SMALL], append_images=images)
    return out.getvalue()
