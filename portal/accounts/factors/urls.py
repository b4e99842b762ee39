"""The addresses of the ways to prove who you are, below ``account/``."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from portal.ui.redirects import see_other

from ..door.onward import keeping_next
from . import (
    again,
    app,
    at_sign_in,
    by_text,
    email,
    overview,
    passkeys,
    phone,
    proving,
    recovery,
    stopping,
)


def to_prove(request: HttpRequest) -> HttpResponse:
    """Where allauth would ask somebody to prove it once more."""
    return see_other(keeping_next(reverse("prove_again"), request))


def to_factors(request: HttpRequest, pk: int = 0) -> HttpResponse:
    """Where allauth would list or change what is set up."""
    return see_other(reverse("factors"))


urlpatterns = [
    path("sign-in/passkey/", passkeys.sign_in_passkey, name="sign_in_passkey"),
    path("sign-in/second/recovery/", at_sign_in.second_recovery, name="second_recovery"),
    path("sign-in/second/paper/", at_sign_in.second_paper, name="second_paper"),
    path("start-again/<str:token>/", stopping.stop, name="start_again_stop"),
    path("prove/", proving.prove, name="prove"),
    path("prove/passkey/", passkeys.by_passkey, name="prove_passkey"),
    path("prove/app/", proving.by_app, name="prove_app"),
    path("prove/text/", by_text.by_text, name="prove_text"),
    path("prove/text/code/", by_text.text_code, name="prove_text_code"),
    path("prove/paper/", proving.by_paper, name="prove_paper"),
    path("prove/recovery/", proving.by_recovery_code, name="prove_recovery"),
    path("prove/again/", again.prove_again, name="prove_again"),
    path("prove/again/code/", again.again_code, name="prove_again_code"),
    path("security/", overview.factors, name="factors"),
    path("security/app/", app.add_app, name="factor_app"),
    path("security/app/picture.svg", app.app_picture, name="factor_app_picture"),
    path("security/app/remove/", app.remove_app, name="factor_app_remove"),
    path("security/passkey/", passkeys.add_passkey, name="factor_passkey"),
    path("security/passkey/<int:key>/remove/", passkeys.remove_passkey, name="passkey_remove"),
    path("security/phone/", phone.phone, name="factor_phone"),
    path("security/phone/code/", phone.phone_code, name="factor_phone_code"),
    path("security/phone/remove/", phone.remove_phone, name="factor_phone_remove"),
    path("security/recovery-codes/", recovery.recovery_codes, name="recovery_codes"),
    path("security/email/", email.email, name="factor_email"),
    path("security/email/code/", email.email_code, name="factor_email_code"),
    # allauth's names, which its own code leads to
    path("2fa/authenticate/", at_sign_in.second, name="mfa_authenticate"),
    path("2fa/reauthenticate/", to_prove, name="mfa_reauthenticate"),
    path("2fa/webauthn/reauthenticate/", to_prove, name="mfa_reauthenticate_webauthn"),
    path("reauthenticate/", to_prove, name="account_reauthenticate"),
    path("email/", to_factors, name="account_email"),
    path("2fa/", to_factors, name="mfa_index"),
    path("2fa/totp/activate/", to_factors, name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", to_factors, name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", to_factors, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/generate/", to_factors, name="mfa_generate_recovery_codes"),
    path("2fa/recovery-codes/download/", to_factors, name="mfa_download_recovery_codes"),
    path("2fa/webauthn/", to_factors, name="mfa_list_webauthn"),
    path("2fa/webauthn/add/", to_factors, name="mfa_add_webauthn"),
    path("2fa/webauthn/login/", to_factors, name="mfa_login_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/remove/", to_factors, name="mfa_remove_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/edit/", to_factors, name="mfa_edit_webauthn"),
]
