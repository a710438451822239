"""What a link to a page shows of it where it is passed on: a picture with its title, 1200 by 630.

The frame is the same on all and drawn once; of each card only its words are set, on a page as large
as they are, which halves what it takes. Sixteen colors are all that is on it: a third of the bytes.

Names hold the digest of all that a card is made from, so that pages know them before they are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from arabic.bidi import isolate
from arabic.dates import arabic_date
from cache.store import Store, digest_of
from directory.model import NewsKind
from directory.public import Association, Center, Commune
from newsroom.model import Listed
from paper.model import House
from paper.press import Press, PressError
from pictures import png

if TYPE_CHECKING:
    from PIL import Image

#: In pixels, as Open Graph and X advise; where the page of the words begins, and its middle.
WIDTH, HEIGHT = 1200, 630
_RIGHT, _MIDDLE = 80 - 16, 352 - (48 - 20) // 2  # without the margins of that page in card.typ
#: Colors of the theme: the ground, and what stands on it.
_GROUND, _WHITE, _GOLD = (0x0E, 0x4F, 0x6B), (0xFF, 0xFF, 0xFF), (0xE0, 0xAB, 0x45)
_KIND = "cards"

Color = tuple[int, int, int]


class Card(NamedTuple):
    """The words of a card: a title, and a line that says what it is the title of."""

    title: str
    label: str


class Preview(NamedTuple):
    """A picture that stands for a page: its path below the site's root, and what it shows."""

    url: str
    alt: str


def of_post(post: Listed, kind: NewsKind) -> Card | None:
    """A post's, with the day of what it tells of; none where it has a picture of its own.

    Of a meeting that is called off it tells that rather than its kind.
    """
    if post.picture or post.quick_exit:
        return None
    told = post.called_off or kind.name
    return Card(post.title, f"{told} · {arabic_date(post.meets or post.date)}")


def of_center(view: Center) -> Card | None:
    """A center's; none of one whose page must be quick to leave."""
    if view.quick_exit:
        return None
    return Card(view.name, _joined(view.kind.name, view.commune))


def of_association(view: Association) -> Card:
    """An association's."""
    return Card(view.name, _joined("جمعية", view.commune))


def _joined(kind: str, commune: Commune | None) -> str:
    return f"{kind} · جماعة {commune.name}" if commune else kind


class Cards:
    """The cards that pages ask for, in the look of a house."""

    def __init__(self, press: Press, house: House) -> None:
        """Nothing is drawn yet."""
        import PIL

        self._press, self._house = press, house
        code = tuple(Path(module).read_bytes() for module in (__file__, png.__file__))
        made_by = press.version, PIL.__version__, version("deflate"), code
        self._recipe = digest_of(made_by, house.name, house.notice)
        self._wanted: dict[str, tuple[Card, str, bytes]] = {}

    def post(self, post: Listed, kind: NewsKind) -> Preview | None:
        """Ask for a post's card, where it has one."""
        card = of_post(post, kind)
        return self.preview(card, post.url) if card else None

    def center(self, view: Center) -> Preview | None:
        """Ask for a center's card, where it has one."""
        card = of_center(view)
        return self.preview(card, view.url) if card else None

    def association(self, view: Association) -> Preview:
        """Ask for an association's card."""
        return self.preview(of_association(view), view.url)

    def preview(self, card: Card, page: str) -> Preview:
        """Ask for a card of a page, which is named should it fail."""
        key = digest_of(self._recipe, *card)
        url = f"cards/{key[:8].hex()}.png"
        self._wanted[url] = card, page, key
        return Preview(url, card.title)

    def outputs(self, path: Path) -> Iterator[tuple[str, bytes, Callable[[], bytes]]]:
        """The files asked for: name, version, how to make each; kept from build to build.

        They have a store of their own at ``path``, since they outlive a change of other code.
        """
        store = Store(path, self._recipe)
        for url, (card, page, key) in self._wanted.items():
            store.keep(_KIND, key)
            yield url, key, partial(self._made, store, card, page, key)
        store.prune()

    def _made(self, store: Store, card: Card, page: str, key: bytes) -> bytes:
        data = store.get(_KIND, key)
        if data is None:
            try:
                data = self.draw(card)
            except PressError as error:
                raise PressError(f"{page}: {error}") from error
            store.put(_KIND, key, data)
            store.save()  # at once: the process that made it may be another
        return bytes(data)

    def draw(self, card: Card) -> bytes:
        """A card as PNG. Raises :class:`PressError`."""
        title, label = map(isolate, card)
        words = self._set({"part": "words", "title": title, "label": label})
        drawn = self._frame.copy()
        drawn.paste(words, (WIDTH - _RIGHT - words.width, _MIDDLE - words.height // 2))
        return png.sixteen_colors(drawn)

    @cached_property
    def _frame(self) -> Image.Image:
        return self._set({"part": "frame", **self._house.told()})

    def _set(self, data: dict[str, str]) -> Image.Image:
        from PIL import Image

        with Image.open(BytesIO(self._press.png("card", data))) as page:
            return page.convert("RGB").quantize(palette=_palette(), dither=Image.Dither.NONE)


def _palette() -> Image.Image:
    """The ground, and what edges of white and of golden letters on it need."""
    from PIL import Image

    colors = [_between(_WHITE, part / 8) for part in range(9)]
    colors += [_between(_GOLD, part / 7) for part in range(1, 8)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for color in colors for channel in color])
    return palette


def _between(color: Color, part: float) -> Color:
    """``part`` of a color on the ground."""
    red, green, blue = (
        round(ground + (top - ground) * part) for ground, top in zip(_GROUND, color, strict=True)
    )
    return red, green, blue
