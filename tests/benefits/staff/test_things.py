"""Staff read which job or adult a proof is about by its name; the person's own pages have none."""

from __future__ import annotations

from portal.benefits.models import Claim
from portal.benefits.staff.panel import build
from portal.forms.submissions import of_case


def test_staff_read_the_employer_beside_the_proof(claim: Claim) -> None:
    submission = of_case(claim.case)
    assert submission is not None
    submission.answers["jobs"] = {
        "items": [{"key": "k1", "answers": {"job_employer": "A café", "job_pay": "150.00"}}]
    }
    claim.evidence.create(
        number=90, code="pay", thing="k1", title="Pay", about="your job", due=claim.protected_until
    )
    panel = build(claim.case)
    assert panel is not None
    abouts = [line.about for line in panel.context["lines"]]
    assert "your job: A café" in abouts
    assert "your partner" in abouts
