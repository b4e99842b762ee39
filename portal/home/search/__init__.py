"""Search: what a person typed, made clean, widened, put right, matched and put in order.

``find`` in ``results`` is the way in. The database backend finds words anywhere in a page; the
order comes from ``ranking``, over titles, synonyms and summaries remembered in memory, so it is
the same on SQLite and PostgreSQL.
"""
