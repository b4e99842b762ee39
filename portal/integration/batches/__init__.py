"""Events that leave in files, by the clock.

Which events are in a file is written down before the file is. So a worker that is killed leaves
behind a file that the next one writes again, the same, under the same name.
"""

from .sending import forget_old, sweep

__all__ = ["forget_old", "sweep"]
