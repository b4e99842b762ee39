"""Agreeing to bills without paper, going back, and not wanting to be asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, connection, transaction

from portal.accounts.models import AuditEntry, Membership, Person, User
from portal.accounts.people import person_of
from portal.billing.joining import joining
from portal.billing.models import Account, Joined, Paperless
from portal.billing.paperless import agreeing
from portal.billing.paperless.words import AGREED, IN_WORDS, TOLD_ON, WORDING, Why
from portal.billing.revenues.errors import Refused
from portal.integration import messages
from portal.integration.models import Delivery
from tests.support.acting import member_of, organisation_of
from tests.support.billing import account_with, join, rates_bill
from tests.support.residents import resident

pytestmark = pytest.mark.django_db
Asked = list[tuple[Account, bool]]


def test_a_yes_is_kept_with_its_words_its_time_and_its_address(
    joined: Joined, user: User, asked: Asked
) -> None:
    made = agreeing.agree(joined, user)
    assert (made.wording, made.email, made.by) == (WORDING, user.email, user)
    assert made.begun_at is not None
    assert asked == [(joined.account, True)]


def test_the_address_is_unreadable_in_the_database(agreement: Paperless) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT email FROM billing_paperless")
        (kept,) = cursor.fetchone()
    assert kept
    assert "example" not in kept


def test_agreeing_twice_is_agreeing_once(joined: Joined, user: User, asked: Asked) -> None:
    first = agreeing.agree(joined, user)
    assert agreeing.agree(joined, user) == first
    assert len(asked) == 1


def test_the_database_keeps_no_second_yes(agreement: Paperless) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Paperless.objects.create(joined=agreement.joined, wording=WORDING)


def test_nobody_agrees_with_an_address_that_is_not_proved(
    joined: Joined, user: User, asked: Asked
) -> None:
    EmailAddress.objects.filter(user=user).update(verified=False)
    with pytest.raises(agreeing.NoAddress):
        agreeing.agree(joined, user)
    assert not Paperless.objects.exists()
    assert asked == []


def test_a_closed_account_keeps_its_paper(joined: Joined, user: User) -> None:
    Account.objects.update(closed_on=date(2027, 1, 1))
    with pytest.raises(Refused):
        agreeing.agree(Joined.objects.get(), user)
    assert not Paperless.objects.exists()


def test_each_payer_agrees_for_themselves(agreement: Paperless, account: Account) -> None:
    other = join(account, person_of(resident("other@example.org")), payer=2)
    assert agreeing.live_of(other) is None
    assert agreeing.may_be_invited(other)


def test_who_goes_back_gets_paper_and_it_is_known_that_they_asked(
    agreement: Paperless, user: User, asked: Asked
) -> None:
    assert agreeing.end(agreement, Why.THEM, user)
    kept = Paperless.objects.get()
    assert (kept.ended_why, kept.fell_back) == (Why.THEM, False)
    assert asked[-1] == (agreement.joined.account, False)
    assert not agreeing.end(agreement, Why.THEM, user)
    assert len(asked) == 2


def test_going_back_works_for_a_closed_account_too(agreement: Paperless, asked: Asked) -> None:
    Account.objects.update(closed_on=date(2027, 1, 1))
    assert agreeing.end(Paperless.objects.get(), Why.THEM)
    assert asked[-1][1] is False


def test_who_went_back_may_agree_again_and_both_are_kept(
    agreement: Paperless, joined: Joined, user: User
) -> None:
    agreeing.end(agreement, Why.THEM, user)
    again = agreeing.agree(joined, user)
    assert agreeing.live_of(joined) == again
    assert Paperless.objects.count() == 2


def test_when_one_of_two_goes_back_paper_comes_and_the_other_is_still_written_to(
    agreement: Paperless, account: Account, asked: Asked
) -> None:
    other = resident("other@example.org")
    theirs = agreeing.agree(join(account, person_of(other), payer=2), other)
    agreeing.end(agreement, Why.THEM)
    assert asked[-1] == (account, False)
    assert list(agreeing.live()) == [theirs]


def test_it_is_written_down_with_codes_only(agreement: Paperless, user: User) -> None:
    agreeing.end(agreement, Why.BOUNCED)
    on, off = AuditEntry.objects.filter(subject__startswith="tax-account:").order_by("pk")
    assert (on.action, on.who, on.details) == (agreeing.ON, user.pk, {"wording": WORDING})
    assert (off.action, off.system, off.details) == (
        agreeing.OFF,
        "paperless",
        {"why": "bounced"},
    )


def test_a_person_is_invited_until_they_say_yes_or_no(joined: Joined, user: User) -> None:
    assert agreeing.may_be_invited(joined)
    agreeing.refuse(joined, user)
    assert not agreeing.may_be_invited(joined)
    said = agreeing.last_of(joined)
    assert said is not None
    assert said.ended_why == Why.NOT_NOW


def test_a_no_asks_nothing_of_anybody_and_twice_is_once(
    joined: Joined, user: User, asked: Asked
) -> None:
    agreeing.refuse(joined, user)
    agreeing.refuse(joined, user)
    assert Paperless.objects.count() == 1
    assert asked == []


def test_a_no_takes_no_yes_away(agreement: Paperless, joined: Joined, user: User) -> None:
    agreeing.refuse(joined, user)
    assert agreeing.live_of(joined) == agreement


def test_nobody_without_paper_or_with_a_closed_account_is_invited(joined: Joined) -> None:
    Account.objects.update(paperless=True)
    assert not agreeing.may_be_invited(Joined.objects.get())
    Account.objects.update(paperless=False, closed_on=date(2027, 1, 1))
    assert not agreeing.may_be_invited(Joined.objects.get())


def test_who_takes_the_account_out_gets_no_more_bills_of_it(
    agreement: Paperless, user: User, asked: Asked
) -> None:
    joining.leave(agreement.joined, by=user)
    assert Paperless.objects.get().ended_why == Why.LEFT
    assert asked[-1][1] is False


def test_a_new_address_is_written_to_once_it_is_proved(agreement: Paperless, user: User) -> None:
    assert agreeing.address_now(agreement) == user.email
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email="new@example.org", verified=True)
    User.objects.filter(pk=user.pk).update(email="new@example.org")
    fresh = agreeing.live().get()
    assert agreeing.address_now(fresh) == "new@example.org"
    EmailAddress.objects.filter(user=user).update(verified=False)
    assert agreeing.address_now(agreeing.live().get()) == ""


def test_an_organisation_is_written_to_through_a_member_of_it() -> None:
    owner, clerk = resident("owner@example.org"), resident("clerk@example.org")
    shop = organisation_of(owner)
    member_of(shop, clerk, "billing")
    account = account_with(rates_bill())
    made = agreeing.agree(join(account, shop), clerk)
    assert agreeing.address_now(made) == clerk.email
    Membership.objects.filter(user=clerk).delete()
    assert agreeing.address_now(agreeing.live().get()) == ""


def test_who_agrees_is_told_at_that_address_and_nothing_of_the_bill(
    agreement: Paperless, queued: Callable[[str], list[Delivery]], person: Person
) -> None:
    (delivery,) = queued(TOLD_ON)
    sent = messages.registered(TOLD_ON).build(delivery.subject_id)
    assert sent is not None
    assert sent.to == agreement.email
    account = agreement.joined.account
    assert not any(each in sent.text for each in (account.reference, "£", "Tenant", "Test Street"))


def test_there_are_words_for_every_reason_and_the_address_stands_in_what_is_agreed() -> None:
    assert set(IN_WORDS) == set(Why)
    assert sum("{email}" in words for words in AGREED) == 1
