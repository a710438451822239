"""What `invoke bench` is made of: a large fictional site, the same site for peers, a stopwatch.

The sentences and vocabularies are those of the demonstration site.
"""

from __future__ import annotations

import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

sys.path.append(str(REPOSITORY / "tests" / "fixtures"))  # demo_maker is a script's own package
