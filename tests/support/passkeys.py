"""A passkey without a device: makes credentials and answers as a browser's JSON would say it.

key = Passkey("testserver")
key.make(options)      # what /account/security/passkey/ asked for
key.answer(options)    # what a sign-in asked for
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
"""Flags: somebody touched it; it knows who; a new key is enclosed (WebAuthn level 2, 6.1)."""


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def raw(text_: str) -> bytes:
    return base64.urlsafe_b64decode(text_ + "=" * (-len(text_) % 4))


class Passkey:
    """One passkey, of one person on one site. ``verifies`` is whether it asks for its owner."""

    def __init__(self, site: str, *, verifies: bool = True) -> None:
        self.site = site
        self.origin = f"https://{site}"
        self.flags = PRESENT | (VERIFIED if verifies else 0)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.owner = b""
        self.count = 0

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer to what a page gives to ``navigator.credentials.create``."""
        asked = options["publicKey"]
        self.owner = raw(asked["user"]["id"])
        public = cbor.encode(ES256.from_cryptography_key(self.key.public_key()))
        enclosed = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        data = self._about(self.flags | ATTESTED) + enclosed
        attested = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        said = self._client("webauthn.create", asked["challenge"])
        return self._written({"clientDataJSON": text(said), "attestationObject": text(attested)})

    def answer(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer to what a page gives to ``navigator.credentials.get``."""
        self.count += 1
        said = self._client("webauthn.get", options["publicKey"]["challenge"])
        data = self._about(self.flags)
        signed = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._written(
            {
                "clientDataJSON": text(said),
                "authenticatorData": text(data),
                "signature": text(signed),
                "userHandle": text(self.owner),
            }
        )

    def _about(self, flags: int) -> bytes:
        site = hashlib.sha256(self.site.encode()).digest()
        return site + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin}
        return json.dumps({**said, "crossOrigin": False}).encode()

    def _written(self, response: dict[str, str]) -> dict[str, Any]:
        return {
            "id": text(self.id),
            "rawId": text(self.id),
            "type": "public-key",
            "clientExtensionResults": {"credProps": {"rk": True}},
            "response": response,
        }
