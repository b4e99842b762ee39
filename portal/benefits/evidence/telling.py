"""What the person is told about proofs: we need something, it is nearly time, a month has gone."""

from __future__ import annotations

from portal.cases.letters import tracking_address
from portal.cases.when import the_day

from ..models import EvidenceItem, EvidenceNudge
from ..telling import About, ClaimMessage

ITEM, NUDGE = "proof for a claim", "reminder about proofs"
SEND = (
    "Send it, or tell us that you cannot get it: ((address))\n"
    "You need your reference from when you claimed, and your email address or postcode.\n\n"
    "((council))\n"
)


def about_item(item_id: int) -> About | None:
    """None once it has come, or the claim has ended."""
    item = EvidenceItem.objects.select_related("claim__case__team").filter(pk=item_id).first()
    if item is None or not item.is_open or not item.claim.case.is_open:
        return None
    return About(item.claim.case, tracking_address(), the_day(item.due))


def about_nudge(nudge_id: int) -> About | None:
    """None once everything has come, or the claim has ended."""
    from .moving import waits_for_proof

    nudge = EvidenceNudge.objects.select_related("claim__case__team").filter(pk=nudge_id).first()
    if nudge is None or not nudge.claim.case.is_open or not waits_for_proof(nudge.claim):
        return None
    return About(nudge.claim.case, tracking_address(), the_day(nudge.due))


ASKED = ClaimMessage(
    "benefits-proof-asked",
    ITEM,
    "We need a proof for a claim",
    "We need something from you for your claim",
    f"We need a proof from you before we can decide about your claim.\n\nPlease send it by "
    f"((day)).\n\n{SEND}",
    "((council)): we need something from you for your claim, by ((day)). Send it here: ((address))",
    about_item,
)
REMINDER = ClaimMessage(
    "benefits-proof-reminder",
    NUDGE,
    "A proof for a claim is still missing",
    "Your claim: we still need something from you",
    f"We still need one or more proofs from you. Please send them by ((day)).\n\n{SEND}",
    "((council)): your claim still needs something from you, by ((day)). Send it here: ((address))",
    about_nudge,
)
TIME = ClaimMessage(
    "benefits-proof-time",
    NUDGE,
    "The time for a proof is over",
    "Your claim: tell us if you need longer",
    "We asked you for proofs by ((day)). We do not have all of them yet.\n\n"
    "Your claim is not closed. Do you need longer? Tell us, and say why. We can take a proof later "
    f"if there is a good reason.\n\n{SEND}",
    "((council)): your claim still needs something from you. Do you need longer? Tell us here: "
    "((address))",
    about_nudge,
)
EVERY = (ASKED, REMINDER, TIME)
