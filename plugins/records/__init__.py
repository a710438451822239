"""From what editors write to typed records: every value keeps its line and column.

``source`` reads a file, ``yaml`` and ``header`` parse it into a ``Document``, ``validate`` types it
by a pydantic model. All of them return findings instead of raising: the
faults of all files are told in one pass. Knows no Pelican.
"""
