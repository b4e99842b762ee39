"""Braille: a document as BRF, the file that every embosser and Braille display reads.

liblouis does the contractions (Unified English Braille, grade 2; other languages by their own
tables); the layout of 40 cells by 25 lines is ours. Nobody who reads Braille has proofread it yet.
"""

from .brf import brf
from .engine import missing

__all__ = ["brf", "missing"]
