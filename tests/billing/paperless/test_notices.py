"""A new bill is told of; one that is not seen comes by post."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from portal.accounts.models import Person, User
from portal.accounts.people import person_of
from portal.billing.models import Account, BillNotice, Paperless, PaperlessTerms, StoredBill
from portal.billing.pages.signals import bill_seen
from portal.billing.paperless import agreeing, letters, notices
from portal.billing.paperless.words import TOLD_ON, TOLD_PAPER, TOLD_READY, Why
from portal.billing.revenues.keeping import keep_bill
from portal.integration import messages
from portal.integration.messages import Letter
from portal.integration.models import Channel, Delivery, State
from portal.integration.notify.bounces import could_not_reach
from tests.support.acting import authority_between, member_of, organisation_of
from tests.support.billing import account_with, council_tax_bill, join, rates_bill
from tests.support.needs import BRF, brought_by, in_braille, needs_of
from tests.support.residents import resident

pytestmark = pytest.mark.django_db
Queued = Callable[[str], list[Delivery]]
Asked = list[tuple[Account, bool]]


@pytest.fixture
def notice(agreement: Paperless) -> BillNotice:
    """A second bill has come for somebody without paper."""
    keep_bill(council_tax_bill(number=2))
    made: BillNotice = BillNotice.objects.get()
    return made


@pytest.fixture
def terms(db: None) -> PaperlessTerms:
    made: PaperlessTerms = PaperlessTerms.objects.create(
        valid_from=date(2020, 1, 1), served_after=2, unread_days=14, source="Made up for tests"
    )
    return made


def seen(stored: StoredBill, person: Person) -> None:
    bill_seen.send(StoredBill, stored=stored, person=person)


def give_up(delivery: Delivery) -> None:
    """The mail server refuses the address for good."""
    Delivery.objects.filter(pk=delivery.pk).update(dead_at=timezone.now())
    delivery.refresh_from_db()
    could_not_reach(delivery, "user unknown")


def days_ago(notice: BillNotice, days: int) -> None:
    BillNotice.objects.filter(pk=notice.pk).update(queued_at=timezone.now() - timedelta(days=days))


def test_a_new_bill_is_told_to_the_address_agreed_to_and_has_no_figure_in_it(
    notice: BillNotice, agreement: Paperless, queued: Queued
) -> None:
    (delivery,) = queued(TOLD_READY)
    assert (delivery.subject_id, delivery.channel) == (notice.pk, Channel.EMAIL)
    sent = messages.registered(TOLD_READY).build(notice.pk)
    assert sent is not None
    assert (sent.to, sent.subject) == (agreement.email, "Your bill is ready")
    account = agreement.joined.account
    said = sent.subject + sent.text
    assert not any(each in said for each in (account.reference, "£", "Tenant", "Test Street"))
    assert "sign in" in said


def test_who_needs_braille_gets_it_with_the_email(
    notice: BillNotice, agreement: Paperless, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_braille(monkeypatch)
    needs_of(person, format="braille")
    sent = messages.registered(TOLD_READY).build(notice.pk)
    [(kind, words)] = brought_by(sent)
    assert sent is not None
    assert (sent.to, kind) == (agreement.email, BRF)
    assert "You have a new bill from us." in words


def test_a_bill_that_comes_twice_is_told_once(notice: BillNotice, queued: Queued) -> None:
    keep_bill(council_tax_bill(number=2))
    notices.bill_came(notice.bill)
    assert len(queued(TOLD_READY)) == 1


def test_nobody_with_paper_is_told_of_a_bill(joined: object, queued: Queued) -> None:
    keep_bill(council_tax_bill(number=2))
    assert queued(TOLD_READY) == []


def test_each_payer_without_paper_is_told_and_the_other_is_not(
    agreement: Paperless, account: Account, queued: Queued
) -> None:
    join(account, person_of(resident("paper@example.org")), payer=2)
    keep_bill(council_tax_bill(number=2))
    assert BillNotice.objects.get().paperless == agreement


def test_nothing_is_sent_to_who_went_back_before_it_left(
    notice: BillNotice, agreement: Paperless
) -> None:
    agreeing.end(agreement, Why.THEM)
    assert messages.registered(TOLD_READY).build(notice.pk) is None


def test_opening_the_bill_is_written_down_the_first_time_only(
    notice: BillNotice, person: Person
) -> None:
    seen(notice.bill, person)
    first = BillNotice.objects.get().viewed_at
    assert first is not None
    seen(notice.bill, person)
    assert BillNotice.objects.get().viewed_at == first


def test_opening_costs_one_query_where_there_is_nothing_to_write(
    notice: BillNotice, person: Person, django_assert_num_queries: Any
) -> None:
    seen(notice.bill, person)
    with django_assert_num_queries(1):
        seen(notice.bill, person)


def test_another_payer_who_opens_it_is_not_who_was_told(
    notice: BillNotice, account: Account
) -> None:
    other = person_of(resident("other@example.org"))
    join(account, other, payer=2)
    seen(notice.bill, other)
    assert BillNotice.objects.get().viewed_at is None


def test_somebody_who_acts_for_a_payer_opens_it_for_them(
    notice: BillNotice, person: Person
) -> None:
    helper = resident("helper@example.org")
    authority_between(person, helper)
    seen(notice.bill, person_of(helper))
    assert BillNotice.objects.get().viewed_at is not None


def test_any_member_opens_it_for_their_organisation() -> None:
    owner, clerk = resident("owner@example.org"), resident("clerk@example.org")
    shop = organisation_of(owner)
    member_of(shop, clerk)
    agreeing.agree(join(account_with(rates_bill()), shop), owner)
    keep_bill(rates_bill(number=2))
    notice = BillNotice.objects.get()
    seen(notice.bill, person_of(resident("stranger@example.org")))
    assert BillNotice.objects.get().viewed_at is None
    seen(notice.bill, person_of(clerk))
    assert BillNotice.objects.get().viewed_at is not None


@pytest.mark.parametrize("template", [TOLD_READY, TOLD_ON])
def test_an_email_that_bounces_brings_the_paper_back_and_says_so_another_way(
    notice: BillNotice, person: Person, queued: Queued, asked: Asked, settings: Any, template: str
) -> None:
    settings.NOTIFY_LETTER = "files"
    person.address = {"line_1": "1 Test Street", "town": "Testham", "postcode": "AA1 1AA"}
    person.save()
    (delivery,) = queued(template)
    give_up(delivery)
    ended = Paperless.objects.get()
    assert (ended.ended_why, ended.fell_back) == (Why.BOUNCED, True)
    assert asked[-1] == (ended.joined.account, False)
    (told,) = queued(TOLD_PAPER)
    assert (told.channel, told.subject_id) == (Channel.LETTER, ended.pk)
    delivery.refresh_from_db()
    assert delivery.state == State.SET_ASIDE
    letter = messages.registered(TOLD_PAPER).make(told)
    assert isinstance(letter, Letter)
    assert "by post again" in letter.subject


def test_a_bounce_that_nobody_can_be_told_of_is_left_to_staff(
    notice: BillNotice, queued: Queued
) -> None:
    (delivery,) = queued(TOLD_READY)
    give_up(delivery)
    assert Paperless.objects.get().ended_why == Why.BOUNCED
    assert queued(TOLD_PAPER) == []
    delivery.refresh_from_db()
    assert delivery.state == State.DEAD


def test_a_bounce_of_something_else_changes_nothing(agreement: Paperless, person: Person) -> None:
    other = messages.queue("tax-account-joined", agreement.joined_id)
    give_up(other)
    assert agreeing.live_of(agreement.joined) == agreement


def test_who_has_no_proved_address_left_gets_paper_at_the_next_bill(
    agreement: Paperless, user: User, queued: Queued
) -> None:
    EmailAddress.objects.filter(user=user).update(verified=False)
    keep_bill(council_tax_bill(number=2))
    assert Paperless.objects.get().ended_why == Why.ADDRESS
    assert queued(TOLD_READY) == []


def test_a_bill_that_nobody_opened_brings_the_paper_back_and_says_so(
    notice: BillNotice, terms: PaperlessTerms, queued: Queued, asked: Asked
) -> None:
    days_ago(notice, 13)
    assert notices.post_what_is_unread() == 0
    days_ago(notice, 15)
    assert notices.post_what_is_unread() == 1
    assert Paperless.objects.get().ended_why == Why.UNREAD
    assert asked[-1][1] is False
    (told,) = queued(TOLD_PAPER)
    assert told.channel == Channel.EMAIL
    assert notices.post_what_is_unread() == 0


def test_a_bill_that_was_opened_or_that_counts_no_more_brings_nothing_back(
    notice: BillNotice, terms: PaperlessTerms, person: Person
) -> None:
    seen(notice.bill, person)
    days_ago(notice, 99)
    assert notices.post_what_is_unread() == 0
    BillNotice.objects.update(viewed_at=None)
    StoredBill.objects.update(current=False)
    assert notices.post_what_is_unread() == 0


def test_without_terms_of_the_council_nothing_is_unread(notice: BillNotice) -> None:
    days_ago(notice, 999)
    assert notices.post_what_is_unread() == 0


def test_zero_days_is_never(notice: BillNotice, terms: PaperlessTerms) -> None:
    PaperlessTerms.objects.update(unread_days=0)
    days_ago(notice, 999)
    assert notices.post_what_is_unread() == 0


def test_who_agreed_again_is_not_told_of_the_paper_of_before(
    notice: BillNotice, terms: PaperlessTerms, user: User
) -> None:
    days_ago(notice, 15)
    notices.post_what_is_unread()
    ended = Paperless.objects.get()
    assert letters.back_on_paper(ended.pk) is not None
    agreeing.agree(ended.joined, user)
    assert letters.back_on_paper(ended.pk) is None


def test_when_it_left_is_kept_with_the_notice(notice: BillNotice, queued: Queued) -> None:
    at = datetime(2026, 12, 22, 9, tzinfo=UTC)
    Delivery.objects.filter(template=TOLD_READY).update(delivered_at=at)
    assert notices.note_sent() == 1
    assert BillNotice.objects.get().sent_at == at


def test_it_is_served_on_the_second_business_day_after_it_left(
    notice: BillNotice, terms: PaperlessTerms
) -> None:
    assert notices.served_on(notice) is None
    notice.sent_at = datetime(2026, 12, 23, 9, tzinfo=UTC)  # then Christmas and a weekend
    assert notices.served_on(notice) == date(2026, 12, 29)
    terms.delete()
    assert notices.served_on(notice) is None
