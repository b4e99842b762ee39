"""An agent sees at once for whom they look after bills, and no more than they were let."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from portal.accounts.models import Authority, Organisation, Role
from portal.accounts.people import person_of
from portal.billing import whose
from portal.billing.organisation import clients
from tests.support import acting
from tests.support.billing import account_with, rates_bill


def owing(holder: Any, reference: str, **columns: Any) -> None:
    account_with(rates_bill(reference), joined=holder, reference=reference, **columns)


def test_each_client_with_what_their_properties_come_to_overdue_first(shop: Organisation) -> None:
    agent = acting.resident("agent@example.org")
    acting.member_of(shop, agent, Role.VIEWER)
    late = acting.organisation_of(acting.resident("late@example.org"), "Late shop")
    acting.member_of(late, agent, Role.BILLING)
    somebody = person_of(acting.resident("somebody@example.org", "A resident"))
    acting.authority_between(somebody, agent, scope=[whose.SEE])
    owing(shop, "600000001", balance=900)
    owing(shop, "600000002", balance=-50)
    owing(late, "600000003", balance=70, overdue=70)
    found = clients.of(agent)
    assert [(each.acting.name, each.properties, each.owed, each.overdue) for each in found] == [
        ("Late shop", 1, 70, 70),
        ("Corner shop", 2, 900, 0),
        ("A resident", 0, 0, 0),
    ]


def test_whoever_may_see_no_bills_or_not_any_more_is_no_client(shop: Organisation) -> None:
    agent = acting.resident("agent@example.org")
    others = [person_of(acting.resident(f"{n}@example.org", f"Resident {n}")) for n in range(3)]
    acting.authority_between(others[0], agent, scope=["requests.see"])
    acting.authority_between(others[1], agent, scope=[whose.SEE])
    ended = acting.authority_between(others[2], agent, scope=[whose.SEE])
    Authority.objects.filter(pk=ended.pk).update(ended_at=timezone.now() - timedelta(seconds=1))
    owing(shop, "600000001", balance=900)
    assert [each.acting.name for each in clients.of(agent)] == ["Resident 1"]


def test_the_page_lets_them_act_for_one(shop: Organisation) -> None:
    agent = acting.resident("agent@example.org")
    acting.member_of(shop, agent, Role.VIEWER)
    owing(shop, "600000001", balance=900, overdue=900)
    client = acting.inside(agent)
    page = client.get("/bills/clients/").content.decode()
    assert "£9.00 overdue" in page
    assert f"organisation:{shop.public_id}" in page
    acting.act_for(client, shop)
    assert "You are acting for them now" in client.get("/bills/clients/").content.decode()


def test_nobody_yet_is_told_how(db: None) -> None:
    client = acting.inside(acting.resident("agent@example.org"))
    assert (
        "Nobody has let you see their bills yet" in client.get("/bills/clients/").content.decode()
    )
