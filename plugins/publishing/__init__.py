"""A built site on its way to readers: what may go out, where it goes, and the way back.

``guard`` looks at the files, ``branch`` and ``rsync`` are the places they go to, ``publish`` is the
order of things. Knows no Pelican; nothing imports this room but the tasks.
"""
