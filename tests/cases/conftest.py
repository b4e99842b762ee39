"""Property tests are about what is true, not how fast this machine is at the moment."""

from hypothesis import settings

settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")
