"""Finds the words for a message: the council's own, or those in code."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from ..messages import registered
from ..models import MessageTemplate
from .wording import UnknownName, Words, fill

logger = logging.getLogger(__name__)


class NoWords(LookupError):
    """Neither the council nor we have words for this message by this channel."""


def words_for(
    template: str, channel: str, language: str, values: Mapping[str, str]
) -> Words | None:
    """The words with these values in them: the council's own, else those in code, if any.

    In the language asked for, else without its region, else in English. Raises UnknownTemplate,
    and KeyError where a value that the message offers is not given.
    """
    made = registered(template)
    allowed = {name: values[name] for name in made.fields_for(channel)}
    own = _own_words(template, channel, language, allowed)
    in_code = made.words.get(channel)
    return own or (in_code and in_code.filled(allowed))


def needed_words(template: str, channel: str, language: str, values: Mapping[str, str]) -> Words:
    """The same, where a message is nothing but words. Raises NoWords too."""
    found = words_for(template, channel, language, values)
    if found is None:
        raise NoWords(f"{template!r} has no words for {channel!r}.")
    return found


def _own_words(
    template: str, channel: str, language: str, allowed: Mapping[str, str]
) -> Words | None:
    """None if there are none, or they name what is not offered any more: an error in the log."""
    wanted = list(dict.fromkeys([language, language.split("-")[0], "en"]))
    rows = MessageTemplate.objects.filter(template=template, channel=channel, language__in=wanted)
    found = min(rows, key=lambda row: wanted.index(row.language), default=None)
    if found is None:
        return None
    try:
        subject, body = fill(found.subject, allowed), fill(found.body, allowed)
    except UnknownName:
        logger.error("The words of %s by %s name what is not offered", template, channel)
        return None
    return Words(subject, body, found.language, own=True)
