"""Reading from another system while somebody looks at a page, which never waits for it.

A page gets at once what was last known, with its time and whether the other system answers now. If
that is no longer fresh, the worker asks; the page that is opened next has the answer.
"""

from .answers import NoAnswer, get_json
from .reader import Reader, Reading, registered
from .refresh import forget_old, refresh

__all__ = ["NoAnswer", "Reader", "Reading", "forget_old", "get_json", "refresh", "registered"]
