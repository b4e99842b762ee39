"""Bills at 375 px, from joining to paper again, and a business's, on a whole portal that runs.

Web server, worker and the sandbox's revenues system are real, and talk over HTTP.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pikepdf
import pytest
from django.utils import timezone

from portal.council.money import as_text
from portal.home.demo.residents import BUSINESS
from portal.home.demo.taxes.accounts import Made, key_of
from portal.home.demo.taxes.homes import POSTCODE, homes
from portal.home.demo.taxes.shops import FIRST, ORGANISATION, TOGETHER, shops
from tests.support.residents import app_code
from tests.support.served.databases import as_seeded
from tests.support.served.running import Running, until

from .browser import Browser
from .payer import Payer

pytestmark = pytest.mark.xdist_group("served-bills")
WEB = "--worker-class=gthread --threads=4"
"""As the demonstration: browsers open connections before they need them."""
HOME = 14
"""A home of one adult, with bills on paper and no Direct Debit."""
OTHER_SHOP = TOGETHER
"""The first that is another business's."""
EMAIL = "payer@example.com"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The demonstration's council beside its sandbox, which answers within a second."""
    folder = tmp_path_factory.mktemp("bills")
    with as_seeded(folder) as database:
        made = Running(folder, database, settings_module="tests.support.served.shown", web=WEB)
        try:
            made.load_council()
            made.sandbox_at_pace(0.5)
            made.start("web", "worker")
            yield made
        finally:
            made.stop()


@pytest.fixture
def payer(portal: Running) -> Iterator[Payer]:
    browser = Browser(portal.address)
    try:
        yield Payer(browser, portal.folder, email=EMAIL)
    finally:
        browser.quit()


def test_a_bill_is_joined_read_paid_by_direct_debit_and_comes_without_paper_and_on_paper_again(
    payer: Payer,
) -> None:
    home = homes(timezone.localdate())[HOME]
    _join(payer, home)
    _come_back_with_a_second_proof(payer, home)
    _read_the_bill(payer, home)
    _set_up_a_direct_debit(payer)
    _be_told_what_the_council_says(payer, home)
    _have_no_more_paper(payer)
    _have_paper_again(payer, home)


def _join(payer: Payer, home: Made) -> None:
    """From the page of the service, with four things from the bill. One is wrong at first."""
    payer.goes_to("/council-tax/change-how-you-pay/")
    payer.presses("Set up a Direct Debit")
    payer.signs_in()
    payer.reads("Your bills", "There is no council tax or business rates bill in your account yet.")
    payer.presses("Add a bill")
    payer.reads("Add a council tax or business rates account")
    payer.fills("Account number", home.news.reference)
    payer.fills("Last name", "Someone")
    payer.fills("Postcode", "qz11ab")
    payer.fills("Online key", key_of(home.news.reference))
    payer.presses("Add this account")
    wrong = "We could not find an account with these details."
    payer.reads(
        "Add a council tax or business rates account", "There is one thing to put right", wrong
    )
    payer.fills("Last name", home.news.payers[0].surname)
    payer.presses("Add this account")
    payer.reads("The account is added", home.news.place.lines[0])
    payer.presses("See the bill")
    payer.reads(_title(home))


def _title(home: Made) -> str:
    bill = home.bills[-1]
    return f"{bill.tax.words.capitalize()} {bill.begins.year} to {bill.ends.year}"


def _come_back_with_a_second_proof(payer: Payer, home: Made) -> None:
    """In another browser the code of an e-mail does not open a bill; the key on paper does."""
    payer.browser.forget()
    payer.goes_to("/bills/")
    payer.signs_in()
    payer.reads("Use the code on your paper", "“Online key”", "Your council tax bill")
    payer.fills("Code on the paper", key_of(home.news.reference))
    payer.presses("Continue")
    line = home.news.place.lines[0]
    payer.reads("Your bills", f"Council tax, {line}", f"Account {home.news.reference}")
    payer.presses("Council tax")


def _read_the_bill(payer: Payer, home: Made) -> None:
    bill = home.bills[-1]
    left = as_text(home.news.balance) if home.news.balance else "You have nothing to pay"
    payer.reads(_title(home), left, "Single person discount", *bill.payers, as_text(bill.to_pay))
    with pikepdf.open(io.BytesIO(_as_pdf(payer))) as opened:
        assert opened.Root.MarkInfo.Marked


def _as_pdf(payer: Payer) -> bytes:
    """What the page shows, from the list of its other formats, and back on the page."""
    here = payer.browser.path
    payer.presses("Other formats")
    payer.reads("Other formats", "Large print", "Braille")
    pdf = payer.file("PDF")
    assert pdf.headers["Content-Type"] == "application/pdf"
    payer.goes_to(here)
    return pdf.content


def _set_up_a_direct_debit(payer: Payer) -> None:
    payer.presses("Set up a Direct Debit")
    payer.reads("Pay by Direct Debit", "The Direct Debit Guarantee")
    payer.presses("Set up a Direct Debit")
    payer.reads("Can you set up this Direct Debit?")
    payer.presses("Continue")
    payer.reads("Can you set up this Direct Debit?", "Say if the bank account is yours")
    for box in payer.browser.find_all("input[type=radio][value=yes]"):
        box.click()
    payer.presses("Continue")
    payer.reads("Which bank account?")
    payer.fills("Name on the bank account", "A Payer")
    payer.fills("Sort code", "99-00-01")
    payer.fills("Account number", "12345670")
    payer.presses("Continue")
    payer.reads("Which day of the month?")
    payer.chooses("19th")
    ending = "Ends in 670"
    payer.reads(
        "Check your Direct Debit", "A Payer", "99-00-01", ending, "The Direct Debit Guarantee"
    )
    assert "12345670" not in payer.browser.driver.page_source
    payer.presses("Set up this Direct Debit")
    payer.reads("You asked for a Direct Debit", ending)


def _be_told_what_the_council_says(payer: Payer, home: Made) -> None:
    """The sandbox says yes over the API, and the page and the bill say so."""

    def is_accepted() -> bool:
        payer.goes_to(payer.browser.path)
        return payer.heading == "You pay by Direct Debit"

    until("the Direct Debit is accepted", is_accepted, 60)
    payer.reads("You pay by Direct Debit", "Stop this Direct Debit")
    assert _as_pdf(payer).startswith(b"%PDF")
    takes = [
        " ".join(each.text.split()[:3])
        for each in payer.browser.find_all("main tbody tr:first-child th")
    ]
    payer.browser.follow(".govuk-back-link")
    payer.reads(_title(home), *(["By Direct Debit", *takes] if takes else []))
    assert "Set up a Direct Debit" not in payer.text


def _have_no_more_paper(payer: Payer) -> None:
    payer.presses("See how it works")
    payer.reads("Bills without paper", EMAIL, "You can have bills on paper again at any time.")
    payer.presses("I agree: send no more bills by post")
    payer.reads("Bills without paper", "You get no more bills on paper.", EMAIL)
    assert "no more bills by post" in payer.mail("You chose bills without paper")

    def is_told() -> bool:
        payer.goes_to(payer.browser.path.split("?")[0])
        return "may still come by post" not in payer.text

    until("the council has been told", is_told, 60)


def _have_paper_again(payer: Payer, home: Made) -> None:
    payer.presses("Send my bills by post again")
    payer.reads("Bills without paper", "You get your bills on paper again.")
    payer.browser.follow(".govuk-back-link")
    payer.reads(_title(home), "Bills without paper")


def test_a_business_sees_its_fifty_properties_finds_one_adds_one_and_takes_the_list_away(
    payer: Payer,
) -> None:
    payer.email = BUSINESS
    _act_for_the_business(payer)
    _see_the_list(payer)
    _find_one(payer)
    _add_by_a_file(payer)


def _act_for_the_business(payer: Payer) -> None:
    payer.goes_to("/bills/clients/")
    payer.signs_in()
    payer.reads("Prove that it is you")
    payer.presses("An authenticator app")
    payer.reads("Set up an authenticator app")
    key = payer.browser.find(".key").text.replace(" ", "")
    payer.fills("Code from your app", app_code(key))
    payer.presses("Continue")
    payer.reads("Your recovery codes")
    payer.presses("I have written them down")
    payer.reads("Whose bills you look after", ORGANISATION, f"{TOGETHER} properties.")
    payer.presses("Act for them")


def _see_the_list(payer: Payer) -> None:
    payer.goes_to("/bills/")
    payer.reads("Your properties", f"All {TOGETHER} together")
    listed = payer.file("Take the list away")
    rows = list(csv.DictReader(io.StringIO(listed.content.decode("utf-8-sig"))))
    numbers = {str(FIRST + number) for number in range(TOGETHER)}
    assert {row["Account number"] for row in rows} == numbers
    made = shops(timezone.localdate())[:TOGETHER]
    owed = sum(max(each.news.balance, 0) for each in made)
    assert as_text(owed) in payer.text


def _find_one(payer: Payer) -> None:
    one = shops(timezone.localdate())[7]
    payer.fills("Account number or postcode", one.news.reference)
    payer.presses("Find it")
    payer.reads("Properties found", one.news.place.lines[0], one.news.reference)
    payer.presses(one.news.place.lines[0])
    payer.reads(_title(one), "Rateable value", ORGANISATION)


def _add_by_a_file(payer: Payer) -> None:
    """One that is another business's, with its name; and one that is wrong."""
    other = shops(timezone.localdate())[OTHER_SHOP]
    reference = other.news.reference
    lines = (
        "Account number,Postcode,Online key,Name",
        f"{reference},{POSTCODE},{key_of(reference)},{other.news.payers[0].name}",
        f"{FIRST + OTHER_SHOP + 1},{POSTCODE},ABCD-2345,",
    )
    sheet = payer.folder / "properties.csv"
    sheet.write_text("\r\n".join(lines))
    payer.goes_to("/bills/properties/")
    payer.presses("Add many with a file")
    payer.reads("Add many properties with a file")
    payer.presses("Add these properties")
    payer.reads("Add many properties with a file", "There is one thing to put right")
    payer.browser.find(payer.box("Choose the file")).send_keys(str(sheet))
    payer.presses("Add these properties")

    def is_done() -> bool:
        payer.goes_to(payer.browser.path)
        return payer.heading == "1 property added"

    until("the file is done", is_done, 60)
    payer.reads("1 property added", "Your file had 2 lines.", "Line 3", "Not added.")
    payer.presses("See your properties")
    payer.reads("Your properties", f"All {TOGETHER + 1} together")
