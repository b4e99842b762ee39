"""EPUB 3.3 with what EPUB Accessibility 1.1 wants to be said: a book for a reader that the person
has set to their own eyes or ears. Everything is in one file; it asks for nothing from anywhere.

Written with the standard library: EbookLib is under the AGPL.
"""

from .package import epub

__all__ = ["epub"]
