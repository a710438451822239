"""Posts of an old WordPress site, once and for all: from its export file to files of ours.

``wxr`` reads the export, ``clean`` turns its HTML into Markdown (``lines`` is about what people
typed, ``dates`` about days in words), ``addresses`` knows what the old site's addresses were,
``topics`` what its categories are here, ``uploads`` its pictures, ``personal`` what may stand in no
text; ``posts`` makes a file of each post, ``plan`` all of them with the checks of the build, and
``messages`` tells of it. Nothing here knows Pelican; nothing is downloaded.
"""
