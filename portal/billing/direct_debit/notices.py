"""What we write to a payer about their Direct Debit. The letter is the whole confirmation.

An e-mail and a text say only that there is something to read: no figure, name or number.
"""

from __future__ import annotations

from collections.abc import Container
from functools import partial

from portal.accounts.models import Person
from portal.accounts.models.needs import Format
from portal.accounts.needs import finding
from portal.accounts.needs.printed import printed
from portal.integration import messages
from portal.integration.messages import Letter
from portal.integration.models import Channel

from ..models import DirectDebit
from ..telling import FIELDS, Told, as_email, as_text, register, words_of
from .document import address_of, confirmation
from .words import LIVE, State

ASKED = "direct-debit-asked"
ACCEPTED = "direct-debit-accepted"
REFUSED = "direct-debit-refused"
ENDED = "direct-debit-ended"
STOPPED = "direct-debit-stopped"
OWNER = "direct debit"


def connect() -> None:
    """Say how each is made. Call it once, from ``AppConfig.ready``."""
    told = Told(
        ASKED,
        OWNER,
        partial(whom, LIVE),
        words_of(
            "Your Direct Debit: please check it",
            "You asked us to set up a Direct Debit. Please check what you asked for. If you did "
            "not ask for this, call us at once.",
            "You asked for a Direct Debit. Please check it. If you did not, call us.",
        ),
    )
    messages.register(
        ASKED,
        partial(as_email, told),
        owner=OWNER,
        text=partial(as_text, told),
        letter=as_letter,
        title=told.words[Channel.EMAIL].subject,
        fields=FIELDS,
        in_texts=frozenset(FIELDS),
        needed=frozenset({"address"}),
        words={each: told.words[each] for each in (Channel.EMAIL, Channel.TEXT)},
    )
    for template, states, said in _SIMPLE:
        register(Told(template, OWNER, partial(whom, states), words_of(*said)))


_SIMPLE: tuple[tuple[str, tuple[State, ...], tuple[str, str, str]], ...] = (
    (
        ACCEPTED,
        (State.ACCEPTED,),
        (
            "Your Direct Debit is set up",
            "Your Direct Debit is set up. You need not do anything more.",
            "Your Direct Debit is set up.",
        ),
    ),
    (
        REFUSED,
        (State.REFUSED,),
        (
            "We could not set up your Direct Debit",
            "We could not set up your Direct Debit. Please look at why, and try again. Until then, "
            "please pay in another way.",
            "We could not set up your Direct Debit. Please look at why.",
        ),
    ),
    (
        ENDED,
        (State.CANCELLED,),
        (
            "Your Direct Debit has ended",
            "Your Direct Debit has ended. Please pay in another way from now on.",
            "Your Direct Debit has ended. Please pay in another way.",
        ),
    ),
    (
        STOPPED,
        (State.CANCELLED,),
        (
            "You stopped your Direct Debit",
            "You stopped your Direct Debit. Please tell your bank too, and pay in another way from "
            "now on. If you did not do this, call us at once.",
            "You stopped your Direct Debit. Please tell your bank too.",
        ),
    ),
)


def whom(states: Container[State], direct_debit: int) -> Person | None:
    """Whom it is for; None where it is not so any more."""
    row = _row(direct_debit)
    return row.person if row is not None and State(row.state) in states else None


def as_letter(direct_debit: int) -> Letter | None:
    """The confirmation itself, in the format that they need. None without an address."""
    row = _row(direct_debit)
    if row is None or row.person is None or row.state not in LIVE:
        return None
    lines = address_of(row.person)
    if not lines:
        return None
    needs = finding.of(row.person)
    document = confirmation(row, to=row.person)
    wanted = Format(needs.format) if needs else Format.STANDARD
    return Letter(lines, document.title, printed(document, wanted))


def _row(direct_debit: int) -> DirectDebit | None:
    rows = DirectDebit.objects.select_related("person", "account", "terms")
    found: DirectDebit | None = rows.filter(pk=direct_debit).first()
    return found
