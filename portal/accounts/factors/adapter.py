"""What allauth's second factors are told to do our way."""

from __future__ import annotations

from io import BytesIO

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.contrib.auth.base_user import AbstractBaseUser
from qrcode.image.svg import SvgPathFillImage

from portal.integration.encryption import CannotDecrypt, cipher

from ..door.letters import council_name


class FactorAdapter(DefaultMFAAdapter):
    """Secrets are encrypted with the keys of every other field; the council signs with its name."""

    def encrypt(self, text: str) -> str:
        return cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises CannotDecrypt if none of ``FIELD_KEYS`` opens it."""
        try:
            return cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            raise CannotDecrypt("None of FIELD_KEYS opens the secret of a factor.") from None

    def build_totp_svg(self, url: str) -> str:
        """The same picture on a white ground, so that it can be read in dark colours too."""
        drawn = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(drawn)
        return drawn.getvalue().decode()

    def _get_site_name(self) -> str:
        return council_name()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        return "Passkey"
