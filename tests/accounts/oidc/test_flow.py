"""What leaves for a provider, and what is believed of what comes back."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone
from jwt.algorithms import RSAAlgorithm
from pytest_django import Settings

from portal.accounts.models import User
from portal.accounts.oidc import discovery, keys, providers
from portal.accounts.oidc.checks import issuers_by_https
from tests.support.oidc import CLIENT, Provider, pem

from .conftest import come_back, go_round, leave

pytestmark = pytest.mark.django_db
SLUG = "one-login"
EMAIL = "ann@example.org"


@pytest.fixture(autouse=True)
def slot(there: Provider, settings: Settings) -> None:
    filled = there.settings(asks={"vtr": '["Cl.Cm"]'}, second_factor=("Cl.Cm",))
    settings.OIDC_PROVIDERS = {SLUG: filled}
    there.user_info = {"email": EMAIL, "email_verified": True}


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_what_leaves_is_bound_to_this_browser_and_asks_how_sure_to_be(
    client: Client, there: Provider
) -> None:
    asked = parse_qs(urlsplit(leave(client, SLUG)).query)
    assert asked["response_type"] == ["code"]
    assert asked["client_id"] == [CLIENT]
    assert asked["redirect_uri"] == [f"http://testserver/account/oidc/{SLUG}/back/"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["vtr"] == ['["Cl.Cm"]']
    for name in ("state", "nonce", "code_challenge"):
        assert len(asked[name][0]) >= 32


def test_no_two_requests_are_alike(there: Provider) -> None:
    first, other = (parse_qs(urlsplit(leave(Client(), SLUG)).query) for _ in range(2))
    for name in ("state", "nonce", "code_challenge"):
        assert first[name] != other[name]


def test_a_person_comes_back_signed_in(client: Client, there: Provider) -> None:
    answer = go_round(client, there, SLUG, to="/account/details/")
    assert (answer.status_code, answer["Location"]) == (303, "/account/details/")
    assert is_in(client)


def test_our_key_says_who_we_are_and_no_secret_is_sent(client: Client, there: Provider) -> None:
    go_round(client, there, SLUG)
    [sent] = there.sent
    assert "client_secret" not in sent
    assert sent["client_assertion_type"].endswith("jwt-bearer")
    said = jwt.decode(sent["client_assertion"], options={"verify_signature": False})
    assert said["exp"] - said["iat"] <= 300


def test_our_public_key_is_published_and_opens_what_we_sign(
    client: Client, there: Provider
) -> None:
    go_round(client, there, SLUG)
    [key] = client.get("/account/oidc/keys.json").json()["keys"]
    assert "d" not in key
    assertion = there.sent[0]["client_assertion"]
    assert jwt.get_unverified_header(assertion)["kid"] == key["kid"]
    jwt.decode(
        assertion,
        RSAAlgorithm.from_jwk(key),
        algorithms=["RS256"],
        audience=f"{there.address}/token",
    )


def change(**claims: Any) -> Callable[[Provider], None]:
    def lie(there: Provider) -> None:
        there.lie = lambda told: told.update(claims)

    return lie


def leave_out(name: str) -> Callable[[Provider], None]:
    def lie(there: Provider) -> None:
        there.lie = lambda told: told.pop(name)

    return lie


def unsigned(there: Provider) -> None:
    there.sign = lambda claims: jwt.encode(claims, None, algorithm="none", headers={"kid": "one"})


def another_key(there: Provider) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    there.sign = lambda claims: jwt.encode(claims, key, algorithm="ES256", headers={"kid": "one"})


def unknown_key(there: Provider) -> None:
    there.sign = lambda claims: jwt.encode(
        claims, there.key, algorithm="ES256", headers={"kid": "two"}
    )


def a_secret_that_is_public(there: Provider) -> None:
    """The old confusion: our own public key taken for a shared secret."""
    there.sign = lambda claims: jwt.encode(
        claims, "x" * 32, algorithm="HS256", headers={"kid": "one"}
    )


def somebody_else_s_details(there: Provider) -> None:
    there.user_info = {"sub": "person-2", "email": "eve@example.org", "email_verified": True}


def another_issuer_s_configuration(there: Provider) -> None:
    there.published_issuer = "https://other.example"


LIES = {
    "another nonce": change(nonce="other"),
    "no nonce": leave_out("nonce"),
    "another audience": change(aud="somebody-else"),
    "one more audience": change(aud=[CLIENT, "somebody-else"]),
    "another party": change(azp="somebody-else"),
    "another issuer": change(iss="https://other.example"),
    "over": change(exp=int(time.time()) - 3600),
    "not yet": change(iat=int(time.time()) + 3600),
    "no end": leave_out("exp"),
    "about nobody": leave_out("sub"),
    "not signed": unsigned,
    "signed with another key": another_key,
    "signed with an unknown key": unknown_key,
    "signed with a shared secret": a_secret_that_is_public,
    "details of somebody else": somebody_else_s_details,
}


@pytest.mark.parametrize("name", LIES)
def test_a_lie_lets_nobody_in(
    client: Client, there: Provider, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    LIES[name](there)
    answer = go_round(client, there, SLUG)
    assert answer.status_code == 403
    assert "You are not signed in" in answer.content.decode()
    assert not is_in(client)
    assert not User.objects.exists()
    assert "Nobody came in by one-login" in caplog.text
    assert EMAIL not in caplog.text


def test_another_issuer_s_configuration_is_not_followed(client: Client, there: Provider) -> None:
    another_issuer_s_configuration(there)
    assert client.post(f"/account/oidc/{SLUG}/").status_code == 403


def test_a_provider_is_asked_by_https_alone(
    client: Client, there: Provider, settings: Settings
) -> None:
    settings.OUTBOUND_PRIVATE_ADDRESSES = False
    assert client.post(f"/account/oidc/{SLUG}/").status_code == 403
    assert [each.id for each in issuers_by_https()] == ["portal.E021"]
    settings.OIDC_PROVIDERS = {SLUG: there.settings(issuer="https://provider.example")}
    assert issuers_by_https() == []


@pytest.mark.parametrize("name", discovery.CALLED)
def test_a_configuration_that_leads_to_plain_http_is_not_followed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    settings.OUTBOUND_PRIVATE_ADDRESSES = False
    issuer = "https://provider.example"
    said = {"issuer": issuer, **{each: f"{issuer}/{each}" for each in discovery.CALLED}}
    monkeypatch.setattr(discovery, "_kept", lambda address: said)
    provider = providers.Provider(SLUG, "The provider", issuer, CLIENT)
    assert discovery.configuration(provider) == said
    said[name] = f"http://provider.example/{name}"
    with pytest.raises(discovery.NotTrusted):
        discovery.configuration(provider)


@pytest.mark.filterwarnings("ignore:The RSA key is 1024 bits")
@pytest.mark.parametrize(("bits", "status"), [(1024, 403), (2048, 303)])
def test_a_provider_s_key_is_long_enough(
    client: Client, there: Provider, bits: int, status: int
) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=bits)
    public = {**json.loads(RSAAlgorithm.to_jwk(key.public_key())), "kid": "long", "use": "sig"}
    there.keys = lambda: {"keys": [public]}  # type: ignore[method-assign]
    there.sign = lambda claims: jwt.encode(claims, key, "RS256", headers={"kid": "long"})
    assert go_round(client, there, SLUG).status_code == status
    assert is_in(client) is (status == 303)


def test_our_own_key_is_long_enough(there: Provider) -> None:
    short = rsa.generate_private_key(65537, discovery.SHORTEST_RSA // 2)
    filled = there.settings(private_key=pem(short))
    with pytest.raises(ImproperlyConfigured):
        keys.public(providers.Provider(slug=SLUG, **filled))


def test_an_answer_to_another_browser_lets_nobody_in(client: Client, there: Provider) -> None:
    """An attacker's own answer, sent to somebody else, would sign them in as the attacker."""
    address = there.sign_in(leave(Client(), SLUG))
    assert come_back(client, address).status_code == 403
    leave(client, SLUG)
    assert come_back(client, address).status_code == 403
    assert not is_in(client)


def test_an_answer_is_taken_once(client: Client, there: Provider) -> None:
    address = there.sign_in(leave(client, SLUG))
    come_back(client, address)
    client.post("/account/sign-out/")
    assert come_back(client, address).status_code == 403
    assert not is_in(client)


def test_an_answer_comes_within_a_quarter_of_an_hour(client: Client, there: Provider) -> None:
    address = there.sign_in(leave(client, SLUG))
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert come_back(client, address).status_code == 403


def test_an_answer_that_names_another_issuer_is_not_taken(client: Client, there: Provider) -> None:
    address = there.sign_in(leave(client, SLUG))
    assert come_back(client, f"{address}&iss=https://other.example").status_code == 403


def test_somebody_who_turns_back_there_is_told_so(client: Client, there: Provider) -> None:
    state = parse_qs(urlsplit(leave(client, SLUG)).query)["state"][0]
    back = f"/account/oidc/{SLUG}/back/?error=access_denied&state={state}"
    assert client.get(back).status_code == 403
    assert not is_in(client)


def test_a_provider_that_is_down_is_said_to_be_down(client: Client, there: Provider) -> None:
    there.down = True
    answer = client.post(f"/account/oidc/{SLUG}/")
    assert answer.status_code == 503
    assert "We cannot reach The provider right now" in answer.content.decode()


def test_the_way_back_leads_only_into_our_house(client: Client, there: Provider) -> None:
    answer = go_round(client, there, SLUG, to="https://evil.example/")
    assert answer["Location"] == "/account/"


@pytest.mark.parametrize("slug", ["directory", "other"])
def test_an_empty_slot_is_not_there(client: Client, slug: str) -> None:
    assert client.post(f"/account/oidc/{slug}/").status_code == 404
    assert client.get(f"/account/oidc/{slug}/back/").status_code == 404


def test_nothing_is_begun_by_a_link(client: Client) -> None:
    assert client.get(f"/account/oidc/{SLUG}/").status_code == 405


def test_nobody_keeps_a_copy_of_these_pages(client: Client, there: Provider) -> None:
    answer = go_round(client, there, SLUG)
    assert answer["Cache-Control"] == "private, no-store"
