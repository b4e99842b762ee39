"""The words of the law's clocks: what starts them, whom they protect, how well we know them."""

from __future__ import annotations

from django.db.models import TextChoices


class Start(TextChoices):
    """What sets a deadline going."""

    AWARE = "aware", "we were told"
    INVESTIGATED = "investigated", "we had looked at it"


class Tenure(TextChoices):
    """How somebody holds their home, which decides what the law gives them."""

    UNKNOWN = "unknown", "Not known yet"
    SECURE = "secure", "Secure tenant"
    FLEXIBLE = "flexible", "Flexible tenant"
    INTRODUCTORY = "introductory", "Introductory tenant"
    OTHER_TENANT = "other-tenant", "Another tenant of ours"
    LICENSEE = "licensee", "Lives there under a licence"
    SHARED_OWNER = "shared-owner", "Shared owner"
    LEASEHOLDER = "leaseholder", "Leaseholder"
    PRIVATE = "private", "Tenant of somebody else"


class AtHome(TextChoices):
    """Who lives there that a danger harms sooner. Told to us by choice, and used for this only."""

    BABY = "baby", "A baby or a young child"
    PREGNANT = "pregnant", "Somebody who is pregnant"
    OLDER = "older", "Somebody aged 65 or over"
    ILLNESS = "illness", "Somebody who is ill"
    DISABILITY = "disability", "Somebody with a disability"


class Evidence(TextChoices):
    """How well we know a rule. A council's lawyers look at what is not read in the law itself."""

    READ = "read", "Read in the law or an official text"
    SECONDARY = "secondary", "Read about, not in the law itself"
    UNSURE = "unsure", "Not sure: to be checked"


class Step(TextChoices):
    """What must happen, as the clocks of a case call it. A case has one clock of each at a time."""

    INVESTIGATE = "hazard-investigate", "Look at the danger"
    SUMMARY = "hazard-summary", "Write down what we found"
    MAKE_SAFE = "hazard-make-safe", "Make it safe"
    PLAN_MORE = "hazard-plan-more", "Begin what stops it coming back, or plan it"
    START_MORE = "hazard-start-more", "Start the work that stops it coming back"
    RIGHT = "right-to-repair", "Mend it under the Right to Repair"
    RIGHT_SECOND = "right-to-repair-second", "Mend it by another contractor"


HAZARD_STEPS = (
    Step.INVESTIGATE,
    Step.SUMMARY,
    Step.MAKE_SAFE,
    Step.PLAN_MORE,
    Step.START_MORE,
)

HAS_HAZARD_LAW = frozenset(
    {
        Tenure.UNKNOWN,
        Tenure.SECURE,
        Tenure.FLEXIBLE,
        Tenure.INTRODUCTORY,
        Tenure.OTHER_TENANT,
    }
)
"""Tenants. Shared owners and licensees are left out, as Shelter and the Housing Ombudsman say.

Who is not known yet counts as a tenant, so that no danger waits for a check.
"""

HAS_RIGHT_TO_REPAIR = HAS_HAZARD_LAW - {Tenure.OTHER_TENANT}
"""Secure, flexible and introductory tenants of a council, as tenants' guides to the right say."""


READ = "repair-read"
"""A report that waits for somebody to read it: the step of a target of the council."""
TIMES = "repair-times"
"""A tenant who waits for times to choose from: the same."""


def target_step(priority: str) -> str:
    """The landlord's own target for a priority: the step of a target in ``cases``."""
    return f"repair-{priority}"
