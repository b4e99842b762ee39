"""Filling in any journey: from its definition follow good answers, wrong ones, and ways through.

``good`` says what to answer, ``wrong`` what is refused, ``plans`` how to come to every page. A
journey that is registered needs nothing more for its pages to be tested.
"""

from .good import good, typed
from .plans import Place, Plan, goals, places, plans
from .wrong import File, wrong, wrong_pages

__all__ = ["File", "Place", "Plan", "goals", "good", "places", "plans", "typed", "wrong"]
__all__ += ["wrong_pages"]
