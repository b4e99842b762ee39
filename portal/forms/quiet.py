"""Keeps Django's template engine from writing answers into a log.

At DEBUG it tells of every name that a template asks for and that is not there, and with it of all
that the page was given. No level that anybody sets may bring that back, so it is a filter.
"""

from __future__ import annotations

import logging

TALKS_OF_CONTEXTS = "django.template"


def drop_details(record: logging.LogRecord) -> bool:
    """Let pass what is not for debugging."""
    return record.levelno > logging.DEBUG


def keep_quiet() -> None:
    """Call it once, from ``AppConfig.ready``."""
    logging.getLogger(TALKS_OF_CONTEXTS).addFilter(drop_details)
