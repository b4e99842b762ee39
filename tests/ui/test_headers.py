"""What browsers are told they may do: nothing on public pages that those do not need."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.support.factories import ServicePageFactory, UserFactory, home_page
from tests.support.people import signed_in

pytestmark = pytest.mark.django_db


def policy(client: Client, address: str) -> dict[str, str]:
    header = client.get(address)["Content-Security-Policy"]
    return dict(part.strip().partition(" ")[::2] for part in header.split(";"))


@pytest.mark.parametrize("address", ["/", "/a-to-z/", "/search/?q=bins", "/no-such-page/"])
def test_public_pages_allow_nothing_written_into_them(client: Client, address: str) -> None:
    found = policy(client, address)
    assert found["default-src"] == "'none'"
    assert found["script-src"] == found["style-src"] == "'self'"
    assert found["frame-ancestors"] == found["base-uri"] == "'none'"
    assert "unsafe" not in " ".join(found.values())


@pytest.mark.parametrize("address", ["/", "/a-to-z/", "/search/?q=bins", "/no-such-page/"])
def test_public_pages_hold_no_script_or_style_of_their_own(client: Client, address: str) -> None:
    html = client.get(address).content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>", html)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)


def test_the_looser_policy_is_for_the_admin_alone(client: Client) -> None:
    assert "'unsafe-inline'" in policy(client, "/admin/login/")["script-src"]
    assert "unsafe-eval" not in policy(client, "/admin/login/")["script-src"]
    assert "'unsafe-inline'" not in policy(client, "/administration/")["script-src"]


def test_only_a_preview_may_be_framed_and_only_by_us(client: Client) -> None:
    assert client.get("/")["X-Frame-Options"] == "DENY"
    preview = home_page().make_preview_request()
    assert "frame-ancestors 'self'" in preview["Content-Security-Policy"]


def test_the_editors_preview_may_be_framed(client: Client) -> None:
    signed_in(UserFactory(is_superuser=True), client)
    page = ServicePageFactory()
    shown = client.get(f"/admin/pages/{page.pk}/view_draft/")
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert "no-store" in shown["Cache-Control"] or "private" in shown["Cache-Control"]


@pytest.mark.parametrize("address", ["/", "/admin/login/", "/no-such-page/"])
def test_every_answer_is_guarded(client: Client, address: str) -> None:
    response = client.get(address)
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "microphone=()" in response["Permissions-Policy"]
