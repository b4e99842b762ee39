"""An account comes into somebody's account here, and goes out of it again."""

from __future__ import annotations

import pytest

from portal.accounts.models import AuditEntry, Person
from portal.accounts.people import person_of
from portal.billing import whose
from portal.billing.joining import joining, letters
from portal.billing.joining.proof import Proved
from portal.billing.models import Account, Joined
from portal.integration import messages
from portal.integration.models import Delivery
from tests.support.acting import organisation_of
from tests.support.billing import account_with, rates_bill
from tests.support.residents import resident

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(db: None) -> Person:
    return person_of(resident())


@pytest.fixture
def account(db: None) -> Account:
    return account_with(payers=("A Tenant", "Another Person"))


def proved(account: Account, number: int = 1) -> Proved:
    return Proved(account, account.payers.get(number=number))


def told() -> list[str]:
    return list(Delivery.objects.values_list("template", flat=True))


def test_what_was_joined_is_seen_and_says_who_of_the_account_it_is(
    account: Account, person: Person
) -> None:
    row = joining.join(proved(account, 2), person, by=person.user)
    assert list(whose.of_subject(person)) == [account]
    assert (row.payer, row.by) == (account.payers.get(number=2), person.user)


def test_joining_twice_is_joining_once_and_is_told_once(account: Account, person: Person) -> None:
    first = joining.join(proved(account), person, by=person.user)
    assert joining.join(proved(account), person, by=person.user) == first
    assert told() == [letters.TOLD_JOINED]


def test_the_person_is_told_without_a_figure_a_name_or_a_reference(
    account: Account, person: Person
) -> None:
    row = joining.join(proved(account), person, by=person.user)
    sent = messages.registered(letters.TOLD_JOINED).build(row.pk)
    assert sent is not None
    assert sent.to == person.email
    assert "Call us" in sent.text
    assert not any(each in sent.text for each in (account.reference, "Tenant", "£", "Test Street"))


def test_nobody_else_of_the_account_is_told(account: Account, person: Person) -> None:
    other = person_of(resident("other@example.org"))
    joining.join(proved(account, 2), other, by=other.user)
    Delivery.objects.all().delete()
    joining.join(proved(account, 1), person, by=person.user)
    (delivery,) = Delivery.objects.all()
    assert letters.joined(delivery.subject_id) == person


def test_it_is_written_down_who_joined_what_with_codes_only(
    account: Account, person: Person
) -> None:
    joining.join(proved(account), person, by=person.user)
    entry = AuditEntry.objects.get(action=joining.JOINED)
    assert entry.subject == f"tax-account:{account.public_id}"
    assert (entry.who, entry.about) == (person.user_id, person.public_id)
    assert entry.details == {"payer": 1}


def test_an_organisation_joins_for_itself_and_its_people_are_not_written_to() -> None:
    shop = organisation_of(resident())
    account = account_with(rates_bill())
    joining.join(proved(account), shop)
    assert list(whose.of_subject(shop)) == [account]
    assert letters.TOLD_JOINED not in told()


def test_who_leaves_sees_it_no_more_and_the_row_says_that_they_did(
    account: Account, person: Person
) -> None:
    row = joining.join(proved(account), person, by=person.user)
    assert joining.leave(row, by=person.user)
    assert not whose.of_subject(person).exists()
    assert Joined.objects.get(pk=row.pk).ended_at is not None
    assert AuditEntry.objects.get(action=joining.ENDED).details == {"why": "them"}


def test_leaving_twice_is_leaving_once(account: Account, person: Person) -> None:
    row = joining.join(proved(account), person, by=person.user)
    assert joining.leave(row, by=person.user)
    assert not joining.leave(row, by=person.user)
    assert AuditEntry.objects.filter(action=joining.ENDED).count() == 1


def test_who_left_may_join_again(account: Account, person: Person) -> None:
    joining.leave(joining.join(proved(account), person), by=person.user)
    joining.join(proved(account), person)
    assert list(whose.of_subject(person)) == [account]


def test_who_no_longer_pays_loses_it_and_is_told_and_the_others_keep_it(
    account: Account, person: Person
) -> None:
    stays = person_of(resident("stays@example.org"))
    joining.join(proved(account, 1), person)
    joining.join(proved(account, 2), stays)
    assert joining.payers_go(account.payers.filter(number=1)) == 1
    assert not whose.of_subject(person).exists()
    assert list(whose.of_subject(stays)) == [account]
    assert told().count(letters.TOLD_GONE) == 1
    assert AuditEntry.objects.get(action=joining.ENDED).system == "revenues"


def test_a_payer_who_is_deleted_takes_along_what_was_joined_as_them(
    account: Account, person: Person
) -> None:
    joining.join(proved(account), person)
    account.payers.all().delete()
    assert not whose.of_subject(person).exists()


def test_nobody_is_told_of_a_loss_that_was_put_right_before_the_letter_left(
    account: Account, person: Person
) -> None:
    row = joining.join(proved(account), person)
    joining.payers_go(account.payers.all())
    assert letters.gone(row.pk) == person
    joining.join(proved(account), person)
    assert letters.gone(row.pk) is None


def test_other_rooms_hear_that_it_ended_and_why(account: Account, person: Person) -> None:
    heard: list[tuple[Joined, str]] = []

    def hear(joined: Joined, why: str, **kwargs: object) -> None:
        heard.append((joined, why))

    row = joining.join(proved(account), person)
    joining.ended.connect(hear)
    try:
        joining.leave(row, by=person.user)
    finally:
        joining.ended.disconnect(hear)
    assert heard == [(row, joining.BY_THEM)]
