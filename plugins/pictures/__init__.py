"""Pictures: from the one file that an editor gave to all that pages show of it.

``original`` reads that file, ``model`` says which files are published of it and where, ``encode``
makes them, ``album`` knows all pictures of a library, ``markup`` is the HTML that shows one.

Nothing of an original is published but its pixels: a phone's photo carries the place and time it
was taken, the owner's name, a thumbnail of the uncropped picture, sometimes a short film.
"""
