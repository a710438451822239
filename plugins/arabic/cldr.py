"""The one locale of the site.

Source: Unicode CLDR through Babel. ``ar_MA`` is the only locale with Morocco's month names, Latin
digits and the decimal comma; plain ``ar`` gives أغسطس and 1,234.5.
"""

from __future__ import annotations

from babel import Locale

LOCALE = Locale.parse("ar_MA")
