"""The newsroom: posts with what they report, the web between posts, associations and centers.

``model`` and ``read`` type and check the headers, ``posts`` resolves them, ``newsroom`` looks them
up. Only this module and ``generator`` know Pelican.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from markupsafe import escape
from pelican import signals
from pelican.contents import Article

from arabic.excerpt import excerpt
from diagnostics import errors
from newsroom.generator import NewsroomGenerator
from newsroom.newsroom import Newsroom
from newsroom.posts import build_post
from newsroom.read import read_posts

_SUMMARY_WORDS = 30


def register() -> None:
    """Connect to Pelican; must come after ``directory`` in PLUGINS."""
    signals.initialized.connect(load)
    signals.content_object_init.connect(attach)
    signals.article_generator_finalized.connect(gather)
    signals.feed_generated.connect(say_language)
    signals.get_generators.connect(generators)


def load(pelican: Any) -> None:
    """Read and check the headers of posts; add their findings to ``FINDINGS``."""
    settings = pelican.settings
    content, root = Path(settings["PATH"]), Path(settings["REPOSITORY"])
    entries, findings = read_posts(content, root, settings["RECORDS"], settings["TODAY"])
    settings["FINDINGS"].extend(findings)
    if "CATALOG" in settings and not errors(findings):
        settings["POSTS"] = {
            str(entry.path): build_post(
                entry.record, settings["CATALOG"], settings["TODAY"], content / "images"
            )
            for entry in entries.values()
        }


def attach(content: Any) -> None:
    """Give an article the attributes of its post, and a summary where it has none."""
    if not isinstance(content, Article):
        return
    post = content.settings["POSTS"][content.source_path]
    for field in dataclasses.fields(post):
        setattr(content, field.name, getattr(post, field.name))
    summary = content.metadata.get("summary") or excerpt(content._content, _SUMMARY_WORDS)
    content.metadata["summary"] = escape(summary)  # feeds declare it HTML


def gather(generator: Any) -> None:
    """Make the newsroom of all published articles, newest first, and publish their pictures.

    Posts of one day stand in the order of their slugs: Pelican's own would be another each time.
    Pelican's own tag, category and author pages are left empty: ours have labels and stable
    addresses, and Pelican's take time that grows with the square of the number of posts.
    """
    generator.articles.sort(key=lambda article: (article.date, article.slug), reverse=True)
    generator.context["newsroom"] = Newsroom(generator.articles, generator.settings["CATALOG"])
    for article in (*generator.articles, *generator.hidden_articles):
        if article.picture:
            generator.context["static_links"].add(article.picture.src)
    generator.tags, generator.categories, generator.authors = {}, [], []


def say_language(context: Any, feed: Any) -> None:
    """Mark a feed as Arabic (``xml:lang``)."""
    feed.feed["language"] = context["DEFAULT_LANG"]


def generators(pelican: Any) -> type[NewsroomGenerator]:
    """The generator of the lists of posts."""
    return NewsroomGenerator
