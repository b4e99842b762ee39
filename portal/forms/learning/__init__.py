"""What each question tells us: how many meet it, stop at it, mistype it, and how long it takes.

Sums by day, and nothing of anybody: see ``docs/learning.md``. ``of`` in ``reading`` gives the
figures of a form.
"""
