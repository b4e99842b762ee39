"""What the web server loads."""

import os
from typing import Any

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")


class Request(WSGIRequest):
    """A request whose Content-Type may be nonsense."""

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        """Read a Content-Type that cannot be read as none at all.

        Django raises before any page of ours could answer: LookupError for a parameter in a
        character set that does not exist (RFC 2231), ValueError for one that is too long.
        """
        try:
            super()._set_content_type_params(meta)  # type: ignore[misc]
        except (LookupError, ValueError):
            self.content_type, self.content_params = "", {}


class Application(WSGIHandler):
    request_class = Request


django.setup(set_prefix=False)
application = Application()
