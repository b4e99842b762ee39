"""A catalogue as JSON, and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from portal.repairs.catalogue.frozen import SCHEMA, Unthawable, fingerprint, freeze, thaw
from portal.repairs.catalogue.tree import Catalogue

from .making import SMALL, catalogues, changed


def test_a_catalogue_comes_back_as_it_was() -> None:
    assert thaw(freeze(SMALL)) == SMALL


@given(catalogues())
def test_any_catalogue_comes_back_as_it_was_and_freezes_to_the_same_text(any_: Catalogue) -> None:
    assert thaw(freeze(any_)) == any_
    assert freeze(thaw(freeze(any_))) == freeze(any_)


def test_the_frozen_text_is_stable_from_release_to_release() -> None:
    assert fingerprint(SMALL) == "37e972f4f493118ce82dcef286fe7cf7957c26de28b375a913e7787af035dfa6"


def test_any_change_is_seen_in_the_fingerprint() -> None:
    prints = {
        fingerprint(SMALL),
        fingerprint(changed(SMALL, "hall-lamp", label="The light is out")),
        fingerprint(changed(SMALL, "hall-lamp", leaf__minutes=61)),
        fingerprint(changed(SMALL, "gas", danger__call="999")),
        fingerprint(Catalogue(tuple(reversed(SMALL.nodes)))),
    }
    assert len(prints) == 5


def test_what_has_its_default_is_not_written() -> None:
    lamp = json.loads(freeze(SMALL))["catalogue"]["nodes"][2]["children"][1]
    assert lamp.keys() == {"key", "label", "leaf"}
    assert "defect" not in lamp["leaf"]


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        "[]",
        '{"schema":99,"catalogue":{}}',
        f'{{"schema":{SCHEMA},"catalogue":{{"nodes":[{{}}]}}}}',
        f'{{"schema":{SCHEMA},"catalogue":{{"nodes":[{{"key":7}}]}}}}',
        f'{{"schema":{SCHEMA},"catalogue":{{"nodes":{{}}}}}}',
        f'{{"schema":{SCHEMA},"catalogue":{{"roots":[]}}}}',
        f'{{"schema":{SCHEMA},"catalogue":{{"nodes":[{{"key":"a","area":"moon"}}]}}}}',
        f'{{"schema":{SCHEMA},"catalogue":{{"nodes":[{{"key":"a","leaf":"x"}}]}}}}',
        f'{{"schema":{SCHEMA},"catalogue":{{"nodes":[{{"key":"a","leaf":{{"minutes":true}}}}]}}}}',
    ],
)
def test_what_is_no_catalogue_is_refused(text: str) -> None:
    with pytest.raises(Unthawable):
        thaw(text)
