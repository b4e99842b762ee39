"""A partner, such as an advice centre, sends a claim for somebody: it is a claim like any other."""

from __future__ import annotations

import pytest

from portal.benefits.claim.names import KEY
from portal.benefits.claim.source import make
from portal.cases.models import Case
from portal.forms.api import wire
from portal.forms.route import route
from portal.forms.versions import current
from tests.forms.api.test_schema_properties import why
from tests.support.api import Calling, make_system
from tests.support.claimants import EVERYBODY

pytestmark = pytest.mark.usefixtures("rules")


@pytest.mark.parametrize("who", ["family", "supported"])
def test_a_claim_that_a_partner_sends_is_a_claim(who: str) -> None:
    journey = make()
    assert journey
    answers = wire.sent_of(journey, route(journey, EVERYBODY[who]).answers)
    assert why(journey, answers) == []
    partner = Calling(make_system("partner"), "forms:send")
    path = f"/forms/{KEY}/versions/{current(journey).number}/submissions"
    answer = partner.post(path, {"answers": answers, "agreed": True})
    assert answer.status_code == 200, answer.content
    assert Case.objects.get().claim
