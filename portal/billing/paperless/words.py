"""Words that rows about paperless bills keep, and those that a payer agrees to."""

from __future__ import annotations

from enum import StrEnum

TOLD_READY, TOLD_ON, TOLD_PAPER = "bill-ready", "paperless-on", "paperless-off"
"""The messages: a bill is ready; bills come without paper now; they come by post again."""


class Why(StrEnum):
    """Why a payer gets no bills without paper any more, or never did."""

    THEM = "them"
    NOT_NOW = "not-now"
    """They were invited and said no. They are not asked again."""
    BOUNCED = "bounced"
    UNREAD = "unread"
    LEFT = "left"
    """The account is no longer in theirs."""
    ADDRESS = "address"
    """They have no proved e-mail address any more."""

    @property
    def fell_back(self) -> bool:
        """Whether we went back to paper, and not they."""
        return self in FELL_BACK

    @property
    def words(self) -> str:
        """As staff read it."""
        return IN_WORDS[self]


FELL_BACK = frozenset({Why.BOUNCED, Why.UNREAD, Why.ADDRESS})
IN_WORDS = {
    Why.THEM: "They asked for paper",
    Why.NOT_NOW: "They said no to our offer",
    Why.BOUNCED: "An e-mail did not reach them",
    Why.UNREAD: "They did not open a bill",
    Why.LEFT: "They took the account out of theirs, or pay no more",
    Why.ADDRESS: "They have no proved e-mail address",
}
WORDING = "2026-11"
"""The version of ``AGREED``. Other words that mean something else get another version."""
AGREED = (
    "You get your bills and notices for this account here, and not by post.",
    "We send an email to {email} each time there is a new one. It has no figures in it. Sign in to "
    "read the bill, and pay by the dates on it.",
    "You still have to pay what is on a bill that you have not opened.",
    "If our email does not reach you, we send your bills by post again. We may do so too if you do "
    "not open a bill. We tell you when we do.",
    "You can have bills on paper again at any time. It is free.",
)
