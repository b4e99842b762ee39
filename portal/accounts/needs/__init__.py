"""What somebody needs from us: recorded once, and used by everything that we write to them.

needs.of(person), needs.for_contact("resident@example.org"), needs.flags(needs)
"""

from .finding import for_contact, for_hashes, of, same_person
from .keeping import confirm, forget, keep
from .sentences import flags, in_words

__all__ = [
    "confirm",
    "flags",
    "for_contact",
    "for_hashes",
    "forget",
    "in_words",
    "keep",
    "of",
    "same_person",
]
