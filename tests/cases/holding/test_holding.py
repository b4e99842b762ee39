"""Cases that join an account, and who may see them so."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.accounts.models import AuditEntry, Authority, Organisation
from portal.accounts.people import person_of
from portal.cases.changes import change_status, reply
from portal.cases.documents import PDF, add_document
from portal.cases.holding import catch_up, held_by, hold
from portal.cases.lookup import Known
from portal.cases.models import Case, Holding, How, Status
from portal.cases.timeline import WEBSITE
from tests.support.accounts import entered, resident
from tests.support.cases import CaseFactory, TargetFactory

pytestmark = pytest.mark.django_db
EMAIL = "tenant@example.org"


def sent(email: str = EMAIL, **more: object) -> Case:
    made: Case = CaseFactory(known=Known(email=email), **more)
    return made


def account(client: Client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/account/").content, "html.parser")


def address(case: Case) -> str:
    return f"/track/{case.shown_reference}/"


def test_what_was_sent_without_an_account_joins_it_once_the_address_is_proved() -> None:
    case, client = sent("Tenant@Example.org"), entered(resident(EMAIL))
    assert case.title in account(client).select_one("#panel-requests").parent.text
    assert Holding.objects.get().how == How.EMAIL


def test_an_address_that_was_only_typed_brings_nothing() -> None:
    case, user = sent(), resident(EMAIL, proved=False)
    assert catch_up(user) == 0
    assert case.title not in account(entered(user)).text


def test_a_case_without_an_address_joins_nobody() -> None:
    sent("")
    assert catch_up(resident(EMAIL)) == 0


def test_catching_up_twice_changes_nothing() -> None:
    case, user = sent(), resident(EMAIL)
    assert [catch_up(user), catch_up(user)] == [1, 0]
    assert list(held_by(person_of(user))) == [case]


def test_a_case_stands_in_an_account_once() -> None:
    case, person = sent(), person_of(resident())
    assert hold(case, person, How.SENT) == hold(case, person, How.EMAIL)
    assert Holding.objects.get().how == How.SENT


def test_a_holding_has_exactly_one_holder() -> None:
    case, person = sent(), person_of(resident())
    shop = Organisation.objects.create(name="A shop", kind="business")
    for holders in ({}, {"person": person, "organisation": shop}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Holding.objects.create(case=case, how=How.SENT, **holders)


def test_the_case_opens_without_the_pair_in_its_account() -> None:
    case, client = sent(), entered(resident(EMAIL))
    page = BeautifulSoup(client.get(address(case)).content, "html.parser")
    assert page.h1.text == case.title
    assert page.select_one(".govuk-breadcrumbs a[href='/account/']")
    assert "forget me on this device" not in page.text


def test_another_account_does_not_see_the_case() -> None:
    case, client = sent(), entered(resident("other@example.org"))
    for path in ("", "message/", "documents/anything/", "answer/1/"):
        response = client.get(f"{address(case)}{path}")
        assert (response.status_code, response["Location"]) == (302, "/track/"), path
    assert client.post(f"{address(case)}message/", {"message": "Mine!"})["Location"] == "/track/"


def test_a_reference_that_never_was_answers_like_another_persons_case() -> None:
    case, client = sent(), entered(resident("other@example.org"))
    theirs, never = client.get(address(case)), client.get("/track/2222-2222/")
    assert (theirs.status_code, theirs["Location"]) == (never.status_code, never["Location"])


def test_somebody_not_signed_in_costs_no_query(client: Client) -> None:
    case = sent()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address(case)).status_code == 302
    assert not [each for each in asked if "cases_" in each["sql"]]


def test_they_can_write_about_it_from_their_account() -> None:
    case, client = sent(), entered(resident(EMAIL))
    answer = client.post(f"{address(case)}message/", {"message": "Any news?", "once": "1"})
    assert answer["Location"] == f"{address(case)}?sent"
    assert case.timeline.filter(what="note").exists()


def test_those_that_wait_for_the_person_come_first_and_what_has_ended_last() -> None:
    done, with_team, waiting = sent(title="Done"), sent(title="With us"), sent(title="Waits")
    change_status(waiting, Status.WAITING, WEBSITE)
    change_status(with_team, Status.WITH_TEAM, WEBSITE)
    change_status(done, Status.DONE, WEBSITE)
    shown = account(entered(resident(EMAIL))).select("#panel-requests ~ .items h3")
    assert [each.text for each in shown] == ["Waits", "With us", "Done"]


def test_a_promise_stands_among_the_dates_to_come() -> None:
    TargetFactory()
    case = sent()
    coming = account(entered(resident(EMAIL))).select_one("#panel-coming ~ .dated-list")
    assert coming.a["href"] == address(case)
    assert coming.time["datetime"] == timezone.localdate(case.clocks.get().due_at).isoformat()


def test_what_we_wrote_is_on_the_account() -> None:
    case = sent()
    reply(case, "A van comes on Friday.", WEBSITE)
    written = account(entered(resident(EMAIL))).select_one("#panel-written").parent
    assert "A van comes on Friday." in written.text
    assert written.select_one("li p").text == "We wrote to you: A van comes on Friday."


def test_what_we_wrote_is_named_by_what_it_is_about() -> None:
    case = sent(title="A new blue bin")
    reply(case, "It comes on Friday.", WEBSITE)
    link = account(entered(resident(EMAIL))).select_one("#panel-written ~ .items a")
    assert link["href"] == address(case)
    assert link.find(string=True, recursive=False) == "A new blue bin"


@pytest.mark.parametrize(
    ("status", "words"),
    [(Status.DONE, "We finished this on "), (Status.CLOSED, "We closed this on ")],
)
def test_what_has_ended_says_how_in_a_sentence(status: Status, words: str) -> None:
    change_status(sent(), status, WEBSITE)
    line = account(entered(resident(EMAIL))).select_one("#panel-requests ~ .items p").text
    assert line.startswith(words)
    assert line.endswith(".")


def test_an_empty_account_says_what_will_come_here() -> None:
    assert "You have not sent us anything yet" in account(entered(resident())).text


@pytest.mark.parametrize("page", ["/account/", "/account/requests/"])
def test_who_has_sent_nothing_is_led_on(page: str) -> None:
    shown = BeautifulSoup(entered(resident()).get(page).content, "html.parser").main
    assert shown.find("a", string="Find what you want to do")["href"] == "/"
    assert shown.find("a", string="Something is missing? Find it with its reference")


def test_a_long_list_leads_to_all_of_it() -> None:
    for number in range(25):
        sent(title=f"Request {number}")
    client = entered(resident(EMAIL))
    assert account(client).find("a", string="See all 25 requests")["href"] == "/account/requests/"
    pages = [client.get("/account/requests/", {"page": n}).content.decode() for n in (1, 2)]
    assert [page.count("Reference <span") for page in pages] == [20, 5]


def test_the_account_asks_little_of_the_database() -> None:
    TargetFactory()
    user = resident(EMAIL)
    for _ in range(8):
        reply(sent(), "Soon.", WEBSITE)
    client = entered(user)
    client.get("/account/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/account/")
    assert len(asked) <= 17, [each["sql"][:90] for each in asked]


class TestLetters:
    """A letter in an account is opened by somebody who has proved who they are twice."""

    @pytest.fixture
    def letter(self) -> str:
        case = sent()
        document = add_document(
            case,
            title="Our decision",
            name="decision.pdf",
            media_type=PDF,
            content=b"%PDF-1.7\n%%EOF",
            actor=WEBSITE,
            public=True,
        )
        return f"{address(case)}documents/{document.public_id}/"

    def test_one_proof_leads_to_the_second_and_back(self, letter: str) -> None:
        answer = entered(resident(EMAIL)).get(letter)
        assert answer.status_code == 303
        assert answer["Location"].startswith("/account/prove/?next=%2Ftrack%2F")
        assert answer["Cache-Control"] == "private, no-store"

    def test_two_proofs_open_it(self, letter: str) -> None:
        answer = entered(resident(EMAIL), sure=True).get(letter)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/pdf"

    def test_two_proofs_of_somebody_else_do_not(self, letter: str) -> None:
        answer = entered(resident("other@example.org"), sure=True).get(letter)
        assert (answer.status_code, answer["Location"]) == (302, "/track/")


class TestActing:
    """Somebody who acts for another sees what they were let see, and it is written down."""

    def given(self, *scope: str) -> tuple[Client, Case]:
        person, other = person_of(resident(EMAIL)), resident("helper@example.org")
        case = sent()
        hold(case, person, How.SENT)
        authority = Authority.objects.create(
            person=person,
            holder=other,
            holder_email=other.email,
            holder_email_hash="x",
            scope=list(scope),
            taken_up_at=timezone.now(),
            until_at=timezone.now() + timedelta(days=1),
        )
        client = entered(other)
        session = client.session
        session["acting"] = f"authority:{authority.public_id}"
        session.save()
        return client, case

    def test_they_see_the_other_persons_case_and_it_is_written_down(self) -> None:
        client, case = self.given("requests.see")
        assert client.get(address(case)).status_code == 200
        entry = AuditEntry.objects.get(action="case.viewed")
        assert entry.acting_under is not None
        assert entry.subject == f"case:{case.reference}"

    def test_without_leave_to_see_they_see_nothing(self) -> None:
        client, case = self.given("requests.send")
        assert client.get(address(case)).status_code == 302
        assert case.title not in account(client).text

    def test_without_leave_to_send_they_cannot_write(self) -> None:
        client, case = self.given("requests.see")
        assert "Ask about this" not in client.get(address(case)).content.decode()
        client.post(f"{address(case)}message/", {"message": "From me", "once": "1"})
        assert not case.timeline.filter(what="note").exists()

    def test_what_the_helper_sent_themselves_does_not_join_the_other(self) -> None:
        client, _ = self.given("requests.see")
        own = sent("helper@example.org", title="The helper's own")
        assert own.title not in account(client).text
        assert client.get(address(own)).status_code == 302
