"""What allauth is told to do our way, wherever it signs somebody in or out."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse

from .onward import own_path


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made at our door alone, and what is told goes through our outbox."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never in allauth's own form: a right code makes the account. See ``door.making``."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only our own paths: not even a host that we are known by."""
        return bool(own_path(url))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("signed_out")

    def get_login_stages(self) -> list[str]:
        """After the first proof comes the second, for those who have set one up.

        An address needs no check of its own: who signed in by a code has just proved it.
        """
        return ["allauth.mfa.stages.AuthenticateStage"]

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: our pages say themselves what was done."""

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Nothing: ``factors.notices`` tells people what was changed, through the outbox."""
