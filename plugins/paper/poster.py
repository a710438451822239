"""A poster of one center, for its door and for notice boards."""

from __future__ import annotations

from arabic.bidi import isolate
from directory.catalog import Catalog
from paper import told
from paper.model import House
from paper.press import Press

FAULTY = "عدد الأخطاء: {count}. لم يصنع الملصق: أصلح الملفات أولا."
_UNKNOWN = "لا مركز معرفه {id}. المعرفات هي أسماء الملفات في content/directory/centers."
_PROTECTED = "لا ملصق لمركز محمي: لا ينشر ما يدل على مكانه أو على من يقصده."
_LEFT_QUICKLY = (
    "لا ملصق لهذا المركز: صفحته من الصفحات التي تغادر سريعا، ورمزها يبقى في هاتف من يصوره."
)


class PosterError(ValueError):
    """There is no poster of a center; the message says why, in Arabic."""


def poster(center_id: str, catalog: Catalog, house: House, press: Press) -> bytes:
    """The poster as PDF. Raises :class:`PosterError`, and PressError where it cannot be set."""
    view = catalog.centers_by_id.get(center_id)
    if view is None:
        raise PosterError(_UNKNOWN.format(id=center_id))
    if view.protected:
        raise PosterError(_PROTECTED)
    if view.quick_exit:
        raise PosterError(_LEFT_QUICKLY)
    data = {
        **house.told(),
        "center": told.center(view, house.base_url),
        "commune": isolate(view.commune.name) if view.commune else None,
        "address": f"{house.host}/{view.url}",
    }
    return press.pdf("poster", data, view.assured_date)
