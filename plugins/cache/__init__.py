"""What earlier builds found out, kept by the digest of what it was found out from.

``store`` is the one file it is kept in, ``sources`` tells the digest of every file, ``parallel``
does on all processors what is not known yet. Nothing here knows what the site is about.
"""
