"""Addresses that nobody was ever given, typed by a browser that has begun a form."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from portal.forms.models import Submission
from tests.support.walking import Walker

PAGES = [
    "forms/short/{}/",
    "forms/short/{}/words/",
    "your-forms/short/{}/sent/",
    "your-forms/short/{}/save/",
    "your-forms/short/{}/forget/",
    "your-forms/short/{}/delete/",
    "your-forms/short/{}/copy.html",
    "your-forms/files/{}/",
    "your-forms/come-back/{}/",
    "your-forms/come-back/{}/code/",
]
KEYS = ["é" * 27, "a" * 16 + "é" * 11, "١" * 27, "a\0" * 13 + "b", "a" * 27, "a" * 3000]


@pytest.mark.parametrize("key", KEYS, ids=["accents", "half", "digits", "nul", "none", "long"])
def test_a_key_that_nobody_was_given_is_not_found(short: Walker, key: str) -> None:
    for page in PAGES:
        assert short.client.get("/" + page.format(quote(key))).status_code == 404, page


def test_the_key_of_what_was_sent_begins_no_other_form(short: Walker) -> None:
    short.send({"words": "A lamp"}).send({"email": "a@example.com"}).send()
    [key] = Submission.objects.values_list("key", flat=True)
    assert short.client.get(f"/forms/everything/{key}/tenant/").status_code == 404
