"""What rooms above may listen to. Sent inside the transaction: what a receiver writes goes with it.

Both carry ``case``; ``changed`` carries the ``entry`` that says what changed as well.
"""

from django.dispatch import Signal

opened = Signal()
changed = Signal()
