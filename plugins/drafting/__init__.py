"""New files for editors, and what is to come: `invoke new` and `invoke calendar`.

``questions`` says what is asked and what is an answer, ``forms`` what is asked of posts, centers
and associations, ``slugs`` proposes ids, ``dialogue`` asks, ``draft`` makes of answers a file that
passes the checks. ``calendar`` finds what waits and what lies ahead. Every word that editors read
is in ``messages``. Knows no Pelican.
"""
