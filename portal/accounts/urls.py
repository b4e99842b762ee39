"""The addresses of accounts. None is allauth's own: its names lead to pages of ours."""

from __future__ import annotations

from django.urls import include, path, re_path

from .kiosk import views as kiosk
from .sessions import everywhere, mine
from .sessions import views as sessions
from .staff.signing_in import no_passwords

urlpatterns = [
    path("account/stay/", sessions.stay, name="session_stay"),
    path("account/ended/", sessions.ended, name="session_ended"),
    path(
        "account/sign-out/everywhere/",
        everywhere.sign_out_everywhere,
        name="sign_out_everywhere",
    ),
    path("account/security/sessions/", mine.sessions, name="sessions"),
    path("public-computer/", kiosk.begin, name="kiosk"),
    path("public-computer/finish/", kiosk.finish, name="kiosk_finish"),
    path("public-computer/finished/", kiosk.finished, name="kiosk_finished"),
    path("public-computer/end/", kiosk.end, name="kiosk_end"),
    path("account/staff/", include("portal.accounts.staff.urls")),
    path("account/", include("portal.accounts.oidc.urls")),
    re_path(r"^account/password/", no_passwords, name="no_passwords"),
    path("account/", include("portal.accounts.door.urls")),
    path("account/", include("portal.accounts.factors.urls")),
    path("account/", include("portal.accounts.mine.urls")),
    path("account/needs/", include("portal.accounts.needs.urls")),
    path("", include("portal.accounts.acting.urls")),
    path("", include("portal.accounts.guises.urls")),
    path("", include("portal.accounts.organisations.urls")),
]
