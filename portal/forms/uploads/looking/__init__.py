"""What a file really is, and a harmless copy of it.

Pure: no Django, no settings, nothing of ours outside this folder. It runs in a process of its own
(``worker``), because libraries that read strangers' files are the likeliest to be broken by one.
"""

from .look import Looked, look
from .unfit import Unfit

__all__ = ["Looked", "Unfit", "look"]
