"""Passwords that were stolen somewhere, asked of a list that does not learn which (ASVS 6.2.12).

Five letters of the password's hash leave, and the endings of all hashes that begin so come back:
some hundreds, so the list cannot tell which of them was meant. This is the range search of Have I
Been Pwned, which others serve too, or a council itself.
"""

from __future__ import annotations

import hashlib
import logging
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ValidationError
from django.views.decorators.debug import sensitive_variables

from portal.integration import outbound

log = logging.getLogger(__name__)
LEAVES = 5
"""Letters of the hash."""
SECONDS = 3.0
MOST = 512 * 1024
PADDED = {"Add-Padding": "true"}
"""Asks for an answer whose length tells nothing. Lines that pad it have a count of 0."""


class NotLeaked:
    """A password that nobody is known to have stolen. For AUTH_PASSWORD_VALIDATORS.

    Off unless LEAKED_PASSWORDS_URL is set. Where the list does not answer, the password is taken.
    """

    @sensitive_variables()
    def validate(self, password: str, user: Any = None) -> None:
        if settings.LEAKED_PASSWORDS_URL and is_listed(password):
            raise ValidationError(
                "This password was stolen from another website. Choose another one",
                code="password_leaked",
            )

    def get_help_text(self) -> str:
        return "Do not take one that you use elsewhere."


@sensitive_variables()
def is_listed(password: str) -> bool:
    """Whether the list has it. False where it cannot be asked, with a line in the log."""
    digest = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()
    beginning, ending = digest[:LEAVES], digest[LEAVES:]
    address = f"{settings.LEAKED_PASSWORDS_URL.rstrip('/')}/{beginning}"
    try:
        answer = outbound.request("GET", address, headers=PADDED, seconds=SECONDS, most=MOST)
    except outbound.Failure as failure:
        log.warning("The list of leaked passwords could not be asked: %s", failure.kind.value)
        return False
    if answer.status != 200:
        log.warning("The list of leaked passwords answered with %s", answer.status)
        return False
    lines = (line.strip().partition(":") for line in answer.body.decode("ascii", "replace").split())
    return any(found.upper() == ending and times != "0" for found, _, times in lines)


def address_can_be_asked(**kwargs: Any) -> list[CheckMessage]:
    """A system check: the list's address is one that we may call."""
    address = settings.LEAKED_PASSWORDS_URL
    problem = outbound.problem_with(address) if address else ""
    if not problem:
        return []
    return [Error(f"LEAKED_PASSWORDS_URL cannot be asked. {problem}", id="portal.E020")]
