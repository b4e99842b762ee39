"""The made-up tax accounts: every story is there, every bill adds up, every sum is explained."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from portal.billing.bills.check import mistakes
from portal.billing.revenues.sound import of_account, of_entries
from portal.billing.words import LineKind, Tax
from portal.home.demo.taxes import figures
from portal.home.demo.taxes.accounts import Made
from portal.home.demo.taxes.homes import BANDS, homes, next_of
from portal.home.demo.taxes.loading import samples
from portal.home.demo.taxes.sandbox import write_accounts
from portal.home.demo.taxes.shops import ORGANISATION, TOGETHER, shops
from portal.integration.sandbox.keys import ACCOUNTS

TODAY = date(2026, 11, 22)
DAYS = (date(2026, 4, 1), date(2026, 7, 20), date(2026, 9, 30), TODAY, date(2027, 3, 31))


def story(name: str, today: date = TODAY) -> Made:
    return next(made for made in homes(today) if made.story == name)


def kinds(made: Made) -> set[LineKind]:
    return {line.kind for bill in made.bills for line in bill.lines}


def test_there_are_enough_of_both_taxes_and_no_reference_is_used_twice() -> None:
    made = samples(TODAY)
    counted = Counter(each.news.tax for each in made)
    assert counted[Tax.COUNCIL_TAX] >= 60
    assert counted[Tax.BUSINESS_RATES] == 55
    assert len({each.news.reference for each in made}) == len(made)
    assert all(each.news.reference.startswith("600000") for each in made)


@pytest.mark.parametrize("today", DAYS)
def test_every_bill_adds_up_on_whatever_day(today: date) -> None:
    for made in samples(today):
        for bill in (*made.bills, *made.later):
            assert mistakes(bill) == [], (made.story, bill.band)


@pytest.mark.parametrize("today", DAYS)
def test_all_of_it_is_news_that_we_would_keep(today: date) -> None:
    for made in samples(today):
        assert of_account(made.news) == []
        assert of_entries(made.entries) == []
        assert made.entries.balance == sum(entry.amount for entry in made.entries.entries)
        assert made.news.balance == made.entries.balance
        assert all(entry.on <= today for entry in made.entries.entries)


def test_the_same_day_gives_the_same_accounts() -> None:
    assert samples(TODAY) == samples(TODAY)


@pytest.mark.parametrize("today", DAYS[2:])
def test_what_was_told_once_is_never_told_otherwise(today: date) -> None:
    """A later day brings more bills and entries, and changes none."""
    before = {each.news.reference: each for each in samples(DAYS[1])}
    for made in samples(today):
        earlier = before[made.news.reference]
        assert made.bills[: len(earlier.bills)] == earlier.bills
        told = {entry.external_id: entry for entry in made.entries.entries}
        assert all(told[entry.external_id] == entry for entry in earlier.entries.entries)


def test_every_band_has_homes() -> None:
    assert {made.news.band for made in homes(TODAY)} == set(BANDS)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("single", LineKind.DISCOUNT),
        ("exempt", LineKind.EXEMPTION),
        ("empty", LineKind.PREMIUM),
        ("second home", LineKind.PREMIUM),
        ("reduction", LineKind.REDUCTION),
        ("disabled", LineKind.BAND_REDUCTION),
        ("arrears", LineKind.COST),
        ("changed", LineKind.PAID),
    ],
)
def test_each_story_shows_in_its_lines(name: str, kind: LineKind) -> None:
    assert kind in kinds(story(name))


def test_who_pays_nothing_is_behind_and_who_pays_is_not() -> None:
    assert story("arrears").news.overdue > 0
    assert story("as it is").news.overdue == 0
    assert story("as it is").news.balance > 0


def test_the_exempt_owe_nothing_and_have_no_instalments() -> None:
    exempt = story("exempt")
    assert exempt.news.balance == 0
    assert exempt.bills[0].instalments == ()


def test_at_the_end_of_the_year_who_paid_owes_nothing_and_who_overpaid_is_in_credit() -> None:
    end = DAYS[-1]
    paid = [each for each in homes(end) if each.story not in ("arrears", "credit")]
    assert {each.news.balance for each in paid} == {0}
    assert story("credit", end).news.balance < 0


def test_a_bill_that_has_not_come_yet_waits() -> None:
    early = story("changed", date(2026, 7, 20))
    assert [bill.number for bill in early.bills] == [1]
    assert [bill.number for bill in early.later] == [2]
    assert story("changed").later == ()


def test_who_moved_in_pays_for_their_days_only() -> None:
    moved = story("moved in")
    assert moved.bills[0].begins > date(2026, 4, 1)
    assert moved.news.opened_on == moved.bills[0].begins


def test_fifty_properties_are_one_organisation_s() -> None:
    named = [made for made in shops(TODAY) if made.news.payers[0].name == ORGANISATION]
    assert len(named) == TOGETHER == 50


def test_properties_have_every_multiplier_relief_limit_and_supplement() -> None:
    made = shops(TODAY)
    ratings = [bill.rating for each in made for bill in each.bills]
    names = {rating.multiplier_name for rating in ratings if rating}
    assert names == {
        "Small business multiplier",
        "Small business retail multiplier",
        "Standard multiplier",
        "Standard retail multiplier",
        "Large multiplier",
    }
    found = set().union(*map(kinds, made))
    assert {LineKind.RELIEF, LineKind.TRANSITION, LineKind.SUPPLEMENT} <= found


def test_who_has_relief_or_a_limit_pays_no_supplement() -> None:
    for made in shops(TODAY):
        if kinds(made) & {LineKind.RELIEF, LineKind.TRANSITION}:
            assert LineKind.SUPPLEMENT not in kinds(made)


def test_every_figure_says_where_it_is_from_and_how_well_it_is_known() -> None:
    data = figures.data()
    sources = [
        *(each["source"] for each in data["council_tax"]),
        data["discounts"]["source"],
        *(each["source"] for each in data["business_rates"]),
        *(each["limits"]["source"] for each in data["business_rates"]),
    ]
    for source in sources:
        assert source["words"]
        assert source["evidence"] in ("read", "secondary", "unsure", "made-up")


def test_no_name_is_anybody_s() -> None:
    for made in homes(TODAY):
        assert all("enant of " in payer.name for payer in made.news.payers)


def test_a_year_of_which_nothing_is_written_is_an_error() -> None:
    with pytest.raises(KeyError):
        figures.council_tax(1999)
    assert figures.year_on(date(2020, 1, 1)) == 2025


def test_the_next_bill_of_a_home_adds_up_and_so_does_its_account() -> None:
    made = story("as it is")
    bill, entries = next_of(made, TODAY)
    assert mistakes(bill) == []
    assert bill.number == 2
    assert entries.balance == sum(entry.amount for entry in entries.entries)
    told = {entry.external_id: entry for entry in entries.entries}
    assert all(told[entry.external_id] == entry for entry in made.entries.entries)


def test_the_sandbox_is_given_every_account_once(tmp_path: Path) -> None:
    write_accounts(tmp_path, TODAY)
    lines = (tmp_path / ACCOUNTS).read_text().splitlines()
    assert len(lines) == len(samples(TODAY))
    assert sum(bool(json.loads(line)["later"]) for line in lines) == 5
    (tmp_path / ACCOUNTS).write_text("")
    write_accounts(tmp_path, TODAY)
    assert (tmp_path / ACCOUNTS).read_text() == ""
