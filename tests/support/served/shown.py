"""The demonstration's settings for a browser that meets a whole portal: with its styles and mail.

The assets have to be built; they are served from where they lie.
"""

from .hurried import *  # noqa: F403 - the same, but for what follows

WHITENOISE_USE_FINDERS = True
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
