"""What is to leave the portal, sent at least once or given up with an alert.

The row is the truth. A job claims it for a while, sends it, and writes down what came of it. If
the job never runs or is killed, the sweep that runs each minute finds the row again.
"""

from .keeping import remove_old
from .sending import send, woken
from .sweeping import sweep

__all__ = ["remove_old", "send", "sweep", "woken"]
