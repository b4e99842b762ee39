"""Everything we hold about somebody, for them to take away: for machines, and to read.

A room registers what it knows in ``AppConfig.ready``::

    mydata.register("bills", "Your bills", collect, order=40)

What ``collect`` gives is made of texts, lists and mappings whose keys are words that people read:
the file for machines and the one to read come from the same.
"""

from .gathering import Collect, gather, register

__all__ = ["Collect", "gather", "register"]
