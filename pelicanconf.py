"""Identity and settings of the site. What differs when publishing is in publishconf.py."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2

REPOSITORY = str(Path(__file__).resolve().parent)
# Pelican finds plugins by PLUGIN_PATHS; what they import from each other needs the path itself.
sys.path.insert(0, str(Path(REPOSITORY, "plugins")))

from arabic.markdown import heading_slug  # noqa: E402
from cache.inputs import today  # noqa: E402

# Identity
SITENAME = "المندوبية الإقليمية للتعاون الوطني بالعرائش"
SITESUBTITLE = "أخبار ودليل المراكز الاجتماعية والجمعيات بإقليم العرائش"
AUTHOR = SITENAME
OFFICIAL = False
DEMO = False
THEME_PREVIEW = False  # a page of all parts of the theme
PREVIEW = False  # with drafts and scheduled posts; only `invoke serve` and `invoke demo` set it
OFFLINE = True  # phones keep the directory and the newest posts; False makes them forget
QUICK_EXIT_URL = "https://www.marocmeteo.ma/"
# the repository of the form for editors at /admin/, as in {"name": "github", "repo": "owner/site"}
# (https://sveltiacms.app/en/docs/backends); without one there is no form
ADMIN: dict[str, str] = {}
# where readers report mistakes; without an address they are led to the contact page
REPORT_EMAIL = ""
REPORT_PHONE = ""  # +212539000000
MENU = (
    ("الأخبار", "news/"),
    ("اللقاءات", "meetings/"),
    ("دليل المراكز", "directory/"),
    ("الجمعيات", "associations/"),
)

# Addresses. Pages link to each other by relative addresses, so the site works under any folder.
SITEURL = "http://localhost:8000"
BASE_URL = SITEURL
ROOT_PATH = ""
RELATIVE_URLS = True
ARTICLE_URL = "news/{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_URL + "index.html"
DIRECTORY_URL = "directory/"
KIND_URL = "directory/kinds/{kind}/"
COMMUNE_URL = "directory/communes/{commune}/"
PAIR_URL = "directory/communes/{commune}/{kind}/"
CENTER_URL = "directory/centers/{center}/"
ASSOCIATIONS_URL = "associations/"
ASSOCIATION_URL = "associations/{slug}/"
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = ""
DIRECT_TEMPLATES: list[str] = []  # the newsroom writes the home page and 404.html
TAGS_SAVE_AS = CATEGORIES_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""

# Content
PATH = "content"
ARTICLE_PATHS: list[str] = []  # the newsroom reads news/ itself, and only what changed
PAGE_PATHS = ["pages"]
PAGE_ORDER_BY = "order"
STATIC_PATHS: list[str] = []  # only pictures that a page shows are published
# the default of Pelican 4.12 is matched against base names and hides nothing
IGNORE_FILES = [".*", "*~", "__pycache__"]
READERS = {"html": None, "htm": None, "rst": None}
USE_FOLDER_AS_CATEGORY = False
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
FORMATTED_FIELDS: list[str] = []
TYPOGRIFY = False
MARKDOWN = {
    "extensions": [
        "markdown.extensions.meta",
        "markdown.extensions.tables",
        "markdown.extensions.sane_lists",
        "markdown.extensions.footnotes",
        "markdown.extensions.toc",
        "rendering.plain",
        "rendering.tables",
        "arabic.markdown",
    ],
    "extension_configs": {
        "markdown.extensions.toc": {"slugify": heading_slug, "toc_depth": "2-3"},
        "markdown.extensions.footnotes": {
            "BACKLINK_TITLE": "العودة إلى موضع الحاشية {}",
            "BACKLINK_TEXT": "↑",
        },
    },
    "output_format": "html5",
}

# Language and time
DEFAULT_LANG = "ar"
LOCALE = ["C.UTF-8"]
TIMEZONE = "Africa/Casablanca"
TODAY = today()

# Theme
THEME = "theme"
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "undefined": jinja2.StrictUndefined,
    "auto_reload": False,  # a build reads each template once
    "cache_size": -1,  # and forgets none: there is no order of use to keep
}
THEME_STATIC_PATHS: list[str] = []  # our own plugin publishes them, under names of their content
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; connect-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
#: What every template may show besides the variables of its page.
PAGE_VARIABLES = (
    *("SITENAME", "BASE_URL", "ROOT_PATH", "MENU", "OFFICIAL", "DEMO", "QUICK_EXIT_URL"),
    *("REPORT_EMAIL", "REPORT_PHONE"),
    *("CONTENT_SECURITY_POLICY", "PAGE_LINKS", "PAGE_URLS", "ASSETS", "STYLES"),
    *("SCRIPTS", "ICON", "SITE_CARD"),
)

# Feeds: Pelican's own are off, the newsroom writes its own
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20

# Plugins, in the order their checks run
PLUGIN_PATHS = ["plugins"]
PLUGINS = [
    *("arabic", "rendering", "directory", "newsroom", "schemaorg", "sitesearch", "exports"),
    *("paper", "feeds", "editorial", "admin", "building"),
]
