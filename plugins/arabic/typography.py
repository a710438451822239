"""No lonely last word: typogrify's ``widont`` for headings and short texts.

It is the only one of typogrify's filters that is right in Arabic. The library binds the last two
words; what is done here is what it does not know: escaping, our ``bdi``, and when not to bind.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape
from typogrify.filters import widont as typogrify_widont

#: Below this a text fits its line, and bound words would only overflow a narrow card.
_FEWEST_WORDS = 4
#: About one line of a heading on a 360-pixel screen.
_WIDEST_PAIR = 25
# Inline tags that typogrify's pattern does not let pass.
_TAG = re.compile(r"</?(?:bdi|time|abbr)\b[^>]*>")
# Stands for a tag; cannot occur in HTML.
_HOLDER = "\0"


def widont(text: object) -> Markup:
    """Return the text as HTML with a no-break space between its last two words.

    A string is escaped, Markup is kept, so that ``title|bidi|widont`` and ``title|widont`` both
    work. Texts of three words and less, and pairs too wide for a line, stay as they are.
    """
    return _bound(escape(text))


@lru_cache(maxsize=4096)  # a title stands on its page, in lists and beside its neighbors
def _bound(html: Markup) -> Markup:
    words = html.striptags().split()
    if len(words) < _FEWEST_WORDS or len(" ".join(words[-2:])) > _WIDEST_PAIR:
        return html
    tags = iter(_TAG.findall(html))
    bound = typogrify_widont(_TAG.sub(_HOLDER, str(html)))
    # The character itself: feeds and other XML do not know the entity.
    bound = bound.replace("&nbsp;", "\u00a0")
    return Markup(re.sub(_HOLDER, lambda _: next(tags, ""), bound))
