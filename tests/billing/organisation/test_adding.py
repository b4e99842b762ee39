"""Many properties are added by a file: each once, whatever dies, and nobody guesses with it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.utils import timezone

from portal.accounts.models import Membership, Organisation, Role, User
from portal.billing import whose
from portal.billing.joining import proof
from portal.billing.models import BulkJoin, Joined, Payer
from portal.billing.organisation import adding
from portal.billing.organisation.sheet import Row
from portal.billing.revenues.errors import Unavailable
from tests.support import acting
from tests.support.billing import POSTCODE, SECRET, account_with, rates_bill

KEYS = [f"600000{n:03}" for n in range(1, 8)]


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is worked on until a test says so, in pieces of three."""
    monkeypatch.setattr(adding, "queue_job", lambda *args: None)
    monkeypatch.setattr(adding, "AT_A_TIME", 3)


@pytest.fixture(autouse=True)
def _nothing_tried_yet(db: None) -> None:
    caches["shared"].clear()


@pytest.fixture
def accounts(shop: Organisation) -> None:
    for reference in KEYS:
        account_with(rates_bill(reference), reference=reference)


def row(line: int, reference: str, **values: str) -> Row:
    given = {"postcode": POSTCODE, "key": SECRET, "name": "", **values}
    return Row(line, reference, **given)


def taken(shop: Organisation, owner: User, rows: list[Row], content: bytes = b"a file") -> BulkJoin:
    return adding.take(shop, owner, content, rows)


def results(bulk: BulkJoin) -> list[str]:
    bulk.refresh_from_db()
    return [each["result"] for each in bulk.results]


def test_every_line_has_its_own_answer(shop: Organisation, owner: User, accounts: None) -> None:
    rows = [
        row(2, KEYS[0]),
        row(3, KEYS[1], name="corner SHOP"),
        row(4, KEYS[2], key="WRONG"),
        row(5, KEYS[3], postcode="ZZ9 9ZZ"),
        row(6, KEYS[4], name="Another shop"),
        row(7, "nothing like it"),
        row(8, KEYS[0]),
    ]
    bulk = taken(shop, owner, rows)
    adding.work(bulk.pk)
    wrong = [adding.WRONG] * 4
    assert results(bulk) == [adding.ADDED, adding.ADDED, *wrong, adding.THERE]
    assert [each["line"] for each in bulk.results] == [2, 3, 4, 5, 6, 7, 8]
    assert (bulk.done, bulk.added, bulk.wrong, bulk.total) == (7, 2, 4, 7)
    assert bulk.ended_at
    assert bulk.rows == []
    held = {account.reference for account in whose.of_subject(shop)}
    assert held == set(KEYS[:2])


def test_a_worker_that_dies_in_a_piece_loses_nothing_and_does_nothing_twice(
    shop: Organisation, owner: User, accounts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulk = taken(shop, owner, [row(n, key) for n, key in enumerate(KEYS, start=2)])
    whole = adding.join
    calls = []

    def dies(*args: Any, **kwargs: Any) -> Joined:
        calls.append(1)
        if len(calls) == 5:
            raise KeyboardInterrupt
        return whole(*args, **kwargs)

    monkeypatch.setattr(adding, "join", dies)
    with pytest.raises(KeyboardInterrupt):
        adding.work(bulk.pk)
    assert results(bulk) == [adding.ADDED] * 3
    assert Joined.objects.count() == 3
    adding.sweep()  # it may be alive yet
    assert results(bulk) == [adding.ADDED] * 3
    BulkJoin.objects.filter(pk=bulk.pk).update(claimed_at=timezone.now() - adding.LEASE)
    adding.sweep()
    assert results(bulk) == [adding.ADDED] * 7
    assert Joined.objects.count() == 7


def test_while_the_revenues_system_is_away_the_rest_waits_for_the_sweep(
    shop: Organisation, owner: User, accounts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulk = taken(shop, owner, [row(2, KEYS[0])])
    whole = adding.prove

    def away(*args: Any) -> Any:
        raise Unavailable(None)

    monkeypatch.setattr(adding, "prove", away)
    adding.work(bulk.pk)
    assert (results(bulk), bulk.ended_at) == ([], None)
    monkeypatch.setattr(adding, "prove", whole)
    adding.sweep()
    assert results(bulk) == [adding.ADDED]


def test_what_was_tried_before_it_went_away_is_tried_once(
    shop: Organisation, owner: User, accounts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulk = taken(shop, owner, [row(2, KEYS[0], key="WRONG"), row(3, KEYS[1])])
    whole, asked = adding.prove, []

    def away_at_the_second(claimed: Any, *args: Any) -> Any:
        asked.append(claimed.reference)
        if claimed.reference == KEYS[1] and len(asked) < 4:
            raise Unavailable(None)
        return whole(claimed, *args)

    monkeypatch.setattr(adding, "prove", away_at_the_second)
    for _ in range(3):
        adding.work(bulk.pk)
    assert asked == [KEYS[0], *[KEYS[1]] * 3]
    assert results(bulk) == [adding.WRONG, adding.ADDED]
    assert (bulk.done, bulk.added, bulk.wrong) == (2, 1, 1)


def test_the_same_file_twice_is_one_while_it_is_worked_on_and_harmless_after(
    shop: Organisation, owner: User, accounts: None
) -> None:
    rows = [row(2, KEYS[0])]
    first, second = taken(shop, owner, rows), taken(shop, owner, rows)
    assert first.pk == second.pk
    adding.work(first.pk)
    again = taken(shop, owner, rows)
    adding.work(again.pk)
    assert again.pk != first.pk
    assert results(again) == [adding.THERE]
    assert Joined.objects.count() == 1


def test_after_so_many_wrong_lines_the_rest_is_not_tried(
    shop: Organisation, owner: User, accounts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "OF_ONE_ACCOUNT", 4)
    guesses = [row(n, f"600000{n:03}", key="GUESS") for n in range(100, 104)]
    bulk = taken(shop, owner, [*guesses, row(200, KEYS[0])])
    adding.work(bulk.pk)
    assert results(bulk) == [adding.WRONG] * 4 + [adding.NOT_TRIED]
    assert not Joined.objects.exists()


def test_wrong_tries_by_hand_and_by_file_count_alike(
    shop: Organisation, owner: User, browser: Client, accounts: None, monkeypatch: Any
) -> None:
    monkeypatch.setattr(proof, "OF_ONE_ACCOUNT", 3)
    wrong = {"reference": "600000100", "name": "A", "postcode": POSTCODE, "key": "GUESS"}
    whom = browser.get("/bills/join/").context["form"].initial["whom"]
    assert browser.post("/bills/join/", {**wrong, "whom": whom}).status_code == 422
    bulk = taken(shop, owner, [row(n, f"600000{n:03}") for n in range(200, 203)])
    adding.work(bulk.pk)
    assert results(bulk) == [adding.WRONG] * 2 + [adding.NOT_TRIED]
    assert browser.post("/bills/join/", {**wrong, "whom": whom}).status_code == 429


def test_any_number_of_right_lines_is_tried(
    shop: Organisation, owner: User, accounts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "OF_ONE_ACCOUNT", 1)
    bulk = taken(shop, owner, [row(n, key) for n, key in enumerate(KEYS, start=2)])
    adding.work(bulk.pk)
    assert results(bulk) == [adding.ADDED] * 7


def test_nobody_is_asked_inside_a_transaction(
    shop: Organisation, owner: User, accounts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulk = taken(shop, owner, [row(2, KEYS[0])])
    whole, depth = adding.prove, []
    before = len(connection.savepoint_ids)

    def looks(*args: Any) -> Any:
        depth.append(len(connection.savepoint_ids) - before)
        return whole(*args)

    monkeypatch.setattr(adding, "prove", looks)
    adding.work(bulk.pk)
    assert (depth, results(bulk)) == ([0], [adding.ADDED])


def test_two_workers_never_do_the_same_rows(
    shop: Organisation, owner: User, accounts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulk = taken(shop, owner, [row(2, KEYS[0], key="WRONG"), row(3, KEYS[1])])
    whole, asked = adding.prove, []

    def and_another_worker_comes(claimed: Any, *args: Any) -> Any:
        asked.append(claimed.reference)
        adding.sweep()
        return whole(claimed, *args)

    monkeypatch.setattr(adding, "prove", and_another_worker_comes)
    adding.work(bulk.pk)
    assert asked == KEYS[:2]
    assert results(bulk) == [adding.WRONG, adding.ADDED]


def test_a_worker_that_has_lost_its_file_writes_nothing_down(
    shop: Organisation, owner: User, accounts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulk = taken(shop, owner, [row(2, KEYS[0])])
    whole = adding.prove

    def takes_very_long(*args: Any) -> Any:
        BulkJoin.objects.filter(pk=bulk.pk).update(claimed_at=timezone.now())
        return whole(*args)

    monkeypatch.setattr(adding, "prove", takes_very_long)
    adding.work(bulk.pk)
    assert results(bulk) == []
    assert not Joined.objects.exists()


def test_a_payer_who_goes_between_is_not_added(
    shop: Organisation, owner: User, accounts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulk = taken(shop, owner, [row(2, KEYS[0])])
    whole = adding.prove

    def and_then_goes(*args: Any) -> Any:
        found = whole(*args)
        Payer.objects.filter(pk=found.payer.pk).delete()
        return found

    monkeypatch.setattr(adding, "prove", and_then_goes)
    adding.work(bulk.pk)
    assert results(bulk) == [adding.WRONG]


def test_a_file_more_gives_no_more_guesses_that_day(
    shop: Organisation, owner: User, accounts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "OF_ONE_ACCOUNT", 2)
    first = taken(shop, owner, [row(n, f"600000{n:03}") for n in range(100, 102)], b"one")
    second = taken(shop, owner, [row(2, KEYS[0])], b"two")
    adding.work(first.pk)
    adding.work(second.pk)
    assert results(second) == [adding.NOT_TRIED]


def test_another_organisation_gives_its_maker_no_more_guesses_that_day(
    shop: Organisation, owner: User, accounts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "OF_ONE_ACCOUNT", 2)
    adding.work(taken(shop, owner, [row(n, f"600000{n:03}") for n in range(100, 102)]).pk)
    second = taken(acting.organisation_of(owner, "Second shop"), owner, [row(2, KEYS[0])])
    adding.work(second.pk)
    assert results(second) == [adding.NOT_TRIED]


def test_a_file_that_waited_for_days_counts_against_the_next_one(
    shop: Organisation, owner: User, accounts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "OF_ONE_ACCOUNT", 2)
    waited = taken(shop, owner, [row(n, f"600000{n:03}") for n in range(100, 102)], b"one")
    BulkJoin.objects.filter(pk=waited.pk).update(sent_at=timezone.now() - 3 * adding.A_DAY)
    adding.work(waited.pk)
    second = taken(shop, owner, [row(2, KEYS[0])], b"two")
    adding.work(second.pk)
    assert results(second) == [adding.NOT_TRIED]


def test_an_organisation_has_so_many_lines_a_day(
    shop: Organisation, owner: User, accounts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "OF_ONE_ORGANISATION", 2)
    first = taken(shop, owner, [row(n, key) for n, key in enumerate(KEYS[:2], start=2)])
    with pytest.raises(adding.TooMany):
        taken(shop, owner, [row(2, KEYS[2])], b"another")
    BulkJoin.objects.filter(pk=first.pk).update(sent_at=timezone.now() - adding.A_DAY)
    taken(shop, owner, [row(2, KEYS[2])], b"another")


def test_a_number_that_was_guessed_at_is_shut_and_says_the_same_as_wrong(
    shop: Organisation, owner: User, accounts: None
) -> None:
    guesses = [row(n, KEYS[0], key=f"GUESS-{n}") for n in range(5)]
    bulk = taken(shop, owner, [*guesses, row(9, KEYS[0])])
    adding.work(bulk.pk)
    assert results(bulk) == [adding.WRONG] * 6


@pytest.mark.parametrize("changed", ["left", "viewer", "closed"])
def test_who_may_not_any_more_adds_nothing_more(
    changed: str, shop: Organisation, owner: User, accounts: None
) -> None:
    helper = acting.resident("helper@example.org")
    place = acting.member_of(shop, helper, Role.BILLING)
    bulk = taken(shop, helper, [row(2, KEYS[0])])
    if changed == "left":
        place.delete()
    elif changed == "viewer":
        Membership.objects.filter(pk=place.pk).update(role=Role.VIEWER)
    else:
        Organisation.objects.filter(pk=shop.pk).update(closed_at=timezone.now())
    adding.work(bulk.pk)
    assert results(bulk) == [adding.NOT_TRIED]


def test_it_is_erased_some_days_after_its_end(
    shop: Organisation, owner: User, accounts: None
) -> None:
    old, new = (
        taken(shop, owner, [row(2, KEYS[0])], b"old"),
        taken(shop, owner, [row(2, KEYS[0])], b"new"),
    )
    adding.sweep()
    BulkJoin.objects.filter(pk=old.pk).update(ended_at=timezone.now() - adding.KEPT * 1.01)
    adding.sweep()
    assert list(BulkJoin.objects.all()) == [new]
