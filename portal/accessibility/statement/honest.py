"""A statement never claims more than was tested.

An editor says how far the site meets the rules. That it meets every rule can be published only with
nothing known to be broken and a full run of the tests that found nothing; and what goes wrong after
that lowers the claim by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.ui.chrome import chrome

from ..models.test_run import TestRun
from ..tested.keeping import newest

if TYPE_CHECKING:
    from ..models import AccessibilityStatementPage, KnownIssue


@dataclass(frozen=True)
class Told:
    """What the page shows besides its own words.

    ``claims_less`` says that the published sentence on the rules no longer holds.
    """

    run: TestRun | None
    broken: list[KnownIssue]
    burdens: list[KnownIssue]
    outside: list[KnownIssue]
    claims_less: bool


def told(page: AccessibilityStatementPage) -> Told:
    run, issues = newest(), _open(page)
    kinds = {
        why: [issue for issue in issues if issue.why == why]
        for why in ("breaks", "burden", "outside")
    }
    return Told(
        run=run,
        broken=kinds["breaks"],
        burdens=kinds["burden"],
        outside=kinds["outside"],
        claims_less=bool(_too_much(page, run, issues)),
    )


def reasons(page: AccessibilityStatementPage) -> list[str]:
    """Why it cannot be published as it stands, in sentences for its editor."""
    issues = _open(page)
    found = _too_much(page, newest(), issues)
    found += [
        f"“{issue.title}” breaks a rule: say by when you will mend it."
        for issue in issues
        if issue.why == "breaks" and not issue.mend_by
    ]
    if not page.confirmed_on and not chrome(None).demonstration_notice:
        found.append(
            "Say when somebody held the sentences that are fixed by law against the regulator's "
            "model statement."
        )
    return found


def _too_much(
    page: AccessibilityStatementPage, run: TestRun | None, issues: list[KnownIssue]
) -> list[str]:
    if page.status != "fully":
        return []
    found = []
    if broken := [issue for issue in issues if issue.why != "outside"]:
        found.append(
            f"You say that the site meets every rule, but {len(broken)} known problems are not "
            "mended."
            if len(broken) > 1
            else "You say that the site meets every rule, but a known problem is not mended."
        )
    if run is None:
        found.append("You say that the site meets every rule, but no tests are loaded that say so.")
    elif run.faulty:
        found.append("You say that the site meets every rule, but the last tests found problems.")
    return found


def _open(page: AccessibilityStatementPage) -> list[KnownIssue]:
    return [issue for issue in page.issues.all() if issue.is_open]
