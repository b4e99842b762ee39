"""How the council's systems call us: ``/api/v1/``.

A room above makes a ``ninja.Router``, asks for a scope in each operation with ``require``, answers
what writes through ``once``, and gives the router to ``register`` in ``AppConfig.ready``.
"""

from .application import api, register
from .callers import Caller, caller_of, require
from .problems import NOTHING_HERE, Problem, invalid
from .repeats import once
from .scopes import register_scope

__all__ = [
    "NOTHING_HERE",
    "Caller",
    "Problem",
    "api",
    "caller_of",
    "invalid",
    "once",
    "register",
    "register_scope",
    "require",
]
