"""The copy that a person keeps of what they sent, in every format."""

from .document import receipt

__all__ = ["receipt"]
