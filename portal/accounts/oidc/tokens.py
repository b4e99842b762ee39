"""The exchange of a code for what is known of a person, and the rules that it must keep."""

from __future__ import annotations

import hmac
import secrets
import time
from typing import Any

import jwt

from . import discovery, keys
from .discovery import ALGORITHMS, NotTrusted, ask
from .providers import Provider

LEEWAY = 60
"""Seconds by which clocks may differ."""
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ASSERTION_LASTS = 300


def fetch(provider: Provider, *, code: str, verifier: str, nonce: str, back: str) -> dict[str, Any]:
    """The claims of the identity token and of the user info together. Raises as ``discovery``."""
    config = discovery.configuration(provider)
    endpoint = str(config["token_endpoint"])
    sent = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": verifier,
        **who_we_are(provider, endpoint),
    }
    answer = ask("POST", endpoint, data=sent)
    claims = checked(provider, str(answer.get("id_token", "")), nonce)
    if "userinfo_endpoint" in config and answer.get("access_token"):
        bearer = {"Authorization": f"Bearer {answer['access_token']}"}
        more = ask("GET", str(config["userinfo_endpoint"]), headers=bearer)
        if more.get("sub") != claims["sub"]:
            raise NotTrusted("The user info is about somebody else.")  # Core 1.0, 5.3.2
        claims = {**more, **claims}
    return claims


def who_we_are(provider: Provider, endpoint: str) -> dict[str, str]:
    """Prove that it is us who ask: with our key where there is one, else with the secret."""
    if not provider.private_key:
        return {"client_id": provider.client_id, "client_secret": provider.secret}
    now = int(time.time())
    said = {
        "iss": provider.client_id,
        "sub": provider.client_id,
        "aud": endpoint,
        "jti": secrets.token_urlsafe(16),
        "iat": now,
        "exp": now + ASSERTION_LASTS,
    }
    return {
        "client_id": provider.client_id,
        "client_assertion_type": ASSERTION,
        "client_assertion": keys.sign(provider, said),
    }


def checked(provider: Provider, token: str, nonce: str) -> dict[str, Any]:
    """The claims of an identity token that keeps every rule of Core 1.0, section 3.1.3.7."""
    try:
        key = discovery.key_for(provider, jwt.get_unverified_header(token))
        claims: dict[str, Any] = jwt.decode(
            token,
            key=key,
            algorithms=list(ALGORITHMS),
            audience=provider.client_id,
            issuer=discovery.configuration(provider)["issuer"],
            leeway=LEEWAY,
            options={"require": ["iss", "sub", "aud", "exp", "iat", "nonce"]},
        )
    except jwt.PyJWTError as error:
        raise NotTrusted(f"The token breaks a rule: {type(error).__name__}.") from None
    if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise NotTrusted("The token was made for another sign-in.")
    others = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (others or "azp" in claims) and claims.get("azp") != provider.client_id:
        raise NotTrusted("The token was made for somebody else.")
    if not str(claims["sub"]):
        raise NotTrusted("The token is about nobody.")
    return claims
