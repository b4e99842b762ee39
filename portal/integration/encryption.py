"""What people tell us, unreadable in the database: encrypted fields and keyed hashes.

``FIELD_KEYS`` are Fernet keys: the first writes, any of them reads. ``LOOKUP_KEY`` is for hashes.
Neither is ``SECRET_KEY``, which may change without losing anything. Every writing of a value gives
another ciphertext, so an encrypted column cannot be searched: keep a ``keyed_hash`` beside it.
"""

from __future__ import annotations

import hmac
import json
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django import forms
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Lookup


class CannotDecrypt(Exception):
    """None of the keys opens a value. Says where the value lies, never what it is."""


@lru_cache(maxsize=8)
def _cipher(keys: tuple[str, ...]) -> MultiFernet:
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError:
        raise ImproperlyConfigured(
            "FIELD_KEYS must be one or more Fernet keys, separated by commas."
        ) from None


def cipher() -> MultiFernet:
    """The present keys. Raises ImproperlyConfigured if there is none, or one is no key."""
    return _cipher(tuple(settings.FIELD_KEYS))


class EncryptedField(models.Field[Any, Any]):
    """The common part. None stays NULL; everything else, even "", is encrypted."""

    def get_internal_type(self) -> str:
        return "TextField"

    def to_text(self, value: Any) -> str:
        return str(value)

    def from_text(self, text: str) -> Any:
        return text

    def get_prep_value(self, value: Any) -> str | None:
        if value is None:
            return None
        return cipher().encrypt(self.to_text(value).encode()).decode()

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        if value is None:
            return None
        try:
            text = cipher().decrypt(value.encode()).decode()
        except InvalidToken:
            raise CannotDecrypt(
                f"None of FIELD_KEYS opens a value of {self}. Put the key that it was written "
                "with back, after the others."
            ) from None
        return self.from_text(text)

    def get_lookup(self, lookup_name: str) -> type[Lookup[Any]] | None:
        """Whether there is a value can be asked; what it is cannot."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def get_transform(self, lookup_name: str) -> None:
        return None


class EncryptedTextField(EncryptedField, models.TextField[Any, Any]):
    """Text of any length."""


class EncryptedJSONField(EncryptedField):
    """Anything that JSON can say. Dates and decimals come back as text."""

    def to_text(self, value: Any) -> str:
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))

    def from_text(self, text: str) -> Any:
        return json.loads(text)

    def formfield(self, *args: Any, **kwargs: Any) -> Any:
        return super().formfield(*args, **{"form_class": forms.JSONField, **kwargs})

    def value_to_string(self, obj: models.Model) -> Any:
        return self.value_from_object(obj)


def _email(value: str) -> str:
    return "".join(value.split()).casefold()


def _postcode(value: str) -> str:
    return "".join(c for c in value.upper() if c.isalnum())


def _phone(value: str) -> str:
    digits = "".join(c for c in value.replace("(0)", "") if c.isdigit())
    for abroad in ("0044", "44"):
        if digits.startswith(abroad) and len(digits) > 10:
            return "0" + digits.removeprefix(abroad)
    return digits


def _surname(value: str) -> str:
    letters = unicodedata.normalize("NFKD", value.casefold())
    return "".join(c for c in letters if c.isalpha())


def _words(value: str) -> str:
    return " ".join(value.casefold().split())


NORMALISED: dict[str, Callable[[str], str]] = {
    "email": _email,
    "postcode": _postcode,
    "phone": _phone,
    "surname": _surname,
}


def keyed_hash(purpose: str, value: str) -> str:
    """64 hexadecimal characters to look ``value`` up by; "" for nothing, which must match nobody.

    Spaces, capitals and other ways of writing the same thing give the same hash. The same value
    for another ``purpose`` gives another one, so columns cannot be joined to learn more.
    """
    plain = NORMALISED.get(purpose, _words)(unicodedata.normalize("NFKC", value))
    if not plain:
        return ""
    key = str(settings.LOOKUP_KEY).encode()
    return hmac.digest(key, f"{purpose}\0{plain}".encode(), "sha256").hex()
