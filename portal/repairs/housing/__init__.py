"""What the housing system says of a home: whether it is ours, who holds it, in which building."""

from .kinds import Home, Housing, Unavailable
from .source import housing, is_asked, register

__all__ = ["Home", "Housing", "Unavailable", "housing", "is_asked", "register"]
