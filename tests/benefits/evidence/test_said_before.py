"""Proofs that were listed by a bare number once: their claims say which thing in words as well."""

from __future__ import annotations

import importlib
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from portal.benefits.models import Claim
from tests.support.claims import claim_of


def say_which() -> None:
    migration = importlib.import_module("portal.benefits.migrations.0008_say_which_thing")
    migration.say_which(apps, SimpleNamespace(connection=connection))


def listed(*answers: dict[str, Any]) -> dict[str, Any]:
    return {"items": [{"key": f"k{n}", "answers": each} for n, each in enumerate(answers, 1)]}


@pytest.fixture
def old(db: None) -> Claim:
    mine, theirs = ({"job_whose": each, "job_employer": "A café"} for each in ("you", "partner"))
    return claim_of({"jobs": listed(mine, theirs, mine), "adults": listed({"adult_name": "One"})})


def about(claim: Claim, before: str, thing: str) -> str:
    item = claim.evidence.create(
        number=90, code="pay", thing=thing, title="Pay", about=before, due=claim.protected_until
    )
    say_which()
    item.refresh_from_db()
    return str(item.about)


@pytest.mark.parametrize(
    ("before", "thing", "after"),
    [
        ("job 1", "k1", "your first job"),
        ("job 2", "k2", "your partner’s job"),
        ("job 3", "k3", "your second job"),
        ("adult 1", "k1", "the adult at home"),
    ],
)
def test_a_bare_number_becomes_words(old: Claim, before: str, thing: str, after: str) -> None:
    assert about(old, before, thing) == after


@pytest.mark.parametrize(
    ("before", "thing"), [("your job", "k1"), ("job 1", "gone"), ("flat 2", "k1"), ("you", "")]
)
def test_what_is_said_in_other_words_or_is_listed_nowhere_stays(
    old: Claim, before: str, thing: str
) -> None:
    assert about(old, before, thing) == before
