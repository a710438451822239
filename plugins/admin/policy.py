"""What the form may load and ask: its own files, and the repository that it writes to."""

from __future__ import annotations

from collections.abc import Mapping

#: Where the form stands, below the root of the site.
FOLDER = "admin/"
#: Where repositories are asked and written to, by the name of the backend.
_HOSTS = {"github": "https://api.github.com", "gitlab": "https://gitlab.com"}


def policy(backend: Mapping[str, str]) -> str:
    """Return the Content Security Policy of the form; ``backend`` is the setting ADMIN.

    The page holds a token that may write to the repository: it can be sent there and nowhere else.
    The CMS sets styles from its script, which no policy allows but ``'unsafe-inline'``; scripts are
    those of its folder alone. Raises KeyError for a backend that is not known.
    """
    host = backend.get("api_root") or _HOSTS[backend["name"]]
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "worker-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "font-src 'self'",
            "img-src 'self' data: blob:",
            "media-src blob:",
            f"connect-src 'self' blob: data: {host}",
            "frame-src blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
