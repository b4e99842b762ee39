"""Tax accounts in somebody's own file, and when their account here goes."""

from __future__ import annotations

import pytest

from portal.accounts.leaving import delete_account
from portal.accounts.leaving.going import what_is_kept
from portal.accounts.models import User
from portal.accounts.mydata.gathering import gather
from portal.accounts.people import person_of
from portal.billing.joining import joining, mine
from portal.billing.models import Account, Joined, Paperless
from portal.billing.paperless import agreeing
from portal.billing.paperless.words import Why
from portal.integration.models import Delivery
from tests.support.billing import REFERENCE, account_with, join
from tests.support.residents import resident

pytestmark = pytest.mark.django_db
TITLE = "Tax accounts that you added"


@pytest.fixture
def user(db: None) -> User:
    return resident()


@pytest.fixture
def joined(user: User) -> Joined:
    return join(account_with(), person_of(user))


def test_the_file_says_which_accounts_stood_there_and_what_was_said(
    joined: Joined, user: User
) -> None:
    agreement = agreeing.agree(joined, user)
    (found,) = gather(user)[TITLE]
    assert (found["Account number"], found["Tax"]) == (REFERENCE, "Council tax")
    assert found["Taken out"] == ""
    (said,) = found["Bills without paper"]
    assert (said["Your answer"], said["Email address"]) == ("Yes", user.email)
    agreeing.end(agreement, Why.UNREAD)
    joining.leave(joined, by=user)
    (found,) = gather(user)[TITLE]
    assert found["Taken out"]
    assert found["Bills without paper"][0]["Your answer"] == "Yes, until we sent paper again"


def test_every_end_has_an_answer_that_is_true(joined: Joined, user: User) -> None:
    agreeing.refuse(joined, user)
    assert mine.collect(user)[0]["Bills without paper"][0]["Your answer"] == "No"


def test_the_file_holds_nothing_of_another(joined: Joined) -> None:
    assert gather(resident("other@example.org"))[TITLE] == []


def test_who_deletes_their_account_gets_paper_and_the_tax_account_stays(
    joined: Joined, user: User
) -> None:
    agreeing.agree(joined, user)
    before = Delivery.objects.filter(template="tax-account-gone").count()
    delete_account(user)
    assert Account.objects.filter(pk=joined.account_id).exists()
    assert not Joined.objects.exists()
    assert not Paperless.objects.exists()
    assert Delivery.objects.filter(template="tax-account-gone").count() == before


def test_paper_is_asked_for_before_the_account_goes(joined: Joined, user: User) -> None:
    agreement = agreeing.agree(joined, user)
    mine.forget(user)
    agreement.refresh_from_db()
    assert agreement.ended_why == Why.LEFT


def test_somebody_is_told_beforehand_what_stays() -> None:
    assert set(mine.KEPT) <= set(what_is_kept())
