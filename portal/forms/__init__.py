"""E-forms: a journey is data, its route follows from the answers.

``definition``, ``conditions``, ``fit``, ``route``, ``answers``, ``prove`` and ``rows`` are pure:
they know nothing of HTTP, of a database or of settings, and import no Django.
"""
