"""A provider of OpenID Connect on this machine, honest or lying.

It is strict with us: a code is used once, and only with the verifier whose challenge came with the
request, the same address to go back to, and an assertion that our own key has signed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from jwt.algorithms import ECAlgorithm

CLIENT = "our-client"
Change = Callable[[dict[str, Any]], None]


@cache
def our_key() -> rsa.RSAPrivateKey:
    """Made once in a run: it takes time."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def pem(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


class Provider(ThreadingHTTPServer):
    """``person`` is who signs in there. The other attributes are its lies."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.client_key = our_key()
        self.secret = ""
        self.person: dict[str, Any] = {"sub": "person-1"}
        self.user_info: dict[str, Any] = {}
        self.asked: dict[str, dict[str, str]] = {}
        self.sent: list[dict[str, str]] = []
        self.used: set[str] = set()
        self.lie: Change = lambda claims: None
        self.sign: Callable[[dict[str, Any]], str] = self.sign_rightly
        self.published_issuer = self.address
        self.down = False

    def settings(self, **more: Any) -> dict[str, Any]:
        """What fills a slot of ours."""
        filled = {"title": "The provider", "issuer": self.address, "client_id": CLIENT}
        proof = {"secret": self.secret} if self.secret else {"private_key": pem(self.client_key)}
        return {**filled, **proof, **more}

    def sign_rightly(self, claims: dict[str, Any]) -> str:
        return jwt.encode(claims, self.key, algorithm="ES256", headers={"kid": "one"})

    def keys(self) -> dict[str, Any]:
        mine = json.loads(ECAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**mine, "kid": "one", "use": "sig"}]}

    def configuration(self) -> dict[str, str]:
        return {
            "issuer": self.published_issuer,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
        }

    def sign_in(self, address: str) -> str:
        """What a person does there: the address that they are sent back to."""
        query = dict(parse_qsl(urlsplit(address).query))
        code = secrets.token_urlsafe(12)
        self.asked[code] = query
        back = urlencode({"code": code, "state": query["state"]})
        return f"{query['redirect_uri']}?{back}"

    def exchange(self, sent: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """The token endpoint: RFC 6749, 4.1.3, RFC 7636, 4.6 and RFC 7523, 3."""
        self.sent.append(sent)
        asked = self.asked.get(sent.get("code", ""))
        if asked is None or sent["code"] in self.used:
            return 400, {"error": "invalid_grant"}
        self.used.add(sent["code"])
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        if sent["redirect_uri"] != asked["redirect_uri"] or not self.knows(sent):
            return 400, {"error": "invalid_client"}
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 120}
        claims |= {"nonce": asked["nonce"], **self.person}
        self.lie(claims)
        return 200, {"access_token": "token", "token_type": "Bearer", "id_token": self.sign(claims)}

    def knows(self, sent: dict[str, str]) -> bool:
        """Whether it is our client who asks."""
        if self.secret:
            return sent.get("client_secret") == self.secret
        public = self.client_key.public_key()
        key = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        try:
            said = jwt.decode(
                sent.get("client_assertion", ""),
                key,
                algorithms=["RS256"],
                audience=f"{self.address}/token",
                options={"require": ["iss", "sub", "aud", "exp", "jti"]},
            )
        except jwt.PyJWTError:
            return False
        return bool(said["iss"] == said["sub"] == CLIENT)


class _Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        provider = self.server
        if provider.down:
            return self._say(503, {})
        match urlsplit(self.path).path:
            case "/.well-known/openid-configuration":
                self._say(200, provider.configuration())
            case "/keys":
                self._say(200, provider.keys())
            case "/userinfo" if self.headers["Authorization"] == "Bearer token":
                self._say(200, {"sub": provider.person["sub"], **provider.user_info})
            case _:
                self._say(404, {})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        sent = {name: values[0] for name, values in parse_qs(body).items()}
        self._say(*self.server.exchange(sent))

    def _say(self, status: int, answer: dict[str, Any]) -> None:
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def provider() -> Iterator[Provider]:
    """One that runs until the end of the block."""
    with Provider() as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield running
        finally:
            running.shutdown()
            thread.join()
