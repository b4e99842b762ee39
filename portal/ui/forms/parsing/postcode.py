"""UK postcodes as people type them."""

from portal.council.postcodes import normalised

from .characters import Unreadable, plain


def parse_postcode(text: str) -> str:
    """Give it in capitals with one space, such as ``AA1 1AA``, or raise ``Unreadable``."""
    if found := normalised(plain(text)):
        return found
    raise Unreadable("invalid")
