"""A document in a format: at once if it can be, or from the worker a little later.

``ask`` is all that other rooms call. The same document in the same format is made once; what was
made is kept encrypted for some days, and whoever asks again gets it.
"""

from .asking import Made, ask

__all__ = ["Made", "ask"]
