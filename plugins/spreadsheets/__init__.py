"""Records as tables: what spreadsheet programs open, and what comes back from them.

``cells`` says how a value stands in a cell, ``columns`` how a record becomes a row and a row a
record, ``sheet`` reads and writes CSV, ``files`` writes the files of records. ``forms`` holds what
centers and associations have of their own, ``importing`` checks a table as the build checks files,
``losses`` knows what it would undo, ``exporting`` makes one, ``worklist`` lists what is due for a
check, ``messages`` holds the words people read. Knows no Pelican.
"""
