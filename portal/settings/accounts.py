"""People who sign in: what Django, allauth and django-axes are told."""

from typing import Any

from .places import env

PANEL_SECONDS = 1.5  # that a panel of somebody's account may take before it is left alone
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
OF_DJANGO = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{OF_DJANGO}.UserAttributeSimilarityValidator"},
    {"NAME": f"{OF_DJANGO}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{OF_DJANGO}.CommonPasswordValidator"},
    {"NAME": "portal.accounts.passwords.context.NotOurWords"},
    {"NAME": "portal.accounts.passwords.leaked.NotLeaked"},
]
PASSWORD_RESET_TIMEOUT = 24 * 3600  # of the link by which staff set one
# Who knows of stolen passwords, and is asked by five letters of a hash; "" asks nobody
LEAKED_PASSWORDS_URL: str = env.str("LEAKED_PASSWORDS_URL", default="")
LOGIN_URL = "wagtailadmin_login"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_USERNAME_CALLABLE = "portal.accounts.lockout.username"
AXES_CLIENT_IP_CALLABLE = "portal.accounts.lockout.address"
AXES_CLIENT_STR_CALLABLE = "portal.accounts.lockout.in_the_log"
AXES_LOCKOUT_CALLABLE = "portal.accounts.lockout.locked_out"
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_DISABLE_ACCESS_LOG = True
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT

# Residents: an e-mail address, and a code that is sent to it
ACCOUNT_ADAPTER = "portal.accounts.door.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Its limit by address would refuse the right password of others behind one proxy, and its limit by
# name would let a stranger lock somebody out: django-axes and staff/throttle.py count instead.
ACCOUNT_RATE_LIMITS = {"login": "", "login_failed": ""}

# A second factor: staff must have one, residents may
MFA_ADAPTER = "portal.accounts.factors.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Always: or what a second step asks could be answered without, and then count as both proofs.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1

SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}

# Doors of others: empty slots until an issuer and a client are named. See docs/accounts.md
OIDC_PROVIDERS: dict[str, dict[str, Any]] = {
    "one-login": {
        "title": "GOV.UK One Login",
        "issuer": env.str("ONE_LOGIN_ISSUER", default=""),
        "client_id": env.str("ONE_LOGIN_CLIENT_ID", default=""),
        "private_key": env.str("ONE_LOGIN_PRIVATE_KEY", default=""),
        "key_id": env.str("ONE_LOGIN_KEY_ID", default=""),
        "asks": {"vtr": env.str("ONE_LOGIN_VTR", default='["Cl.Cm"]')},
        "second_factor": ("Cl.Cm",),
    },
    "directory": {
        "title": env.str("STAFF_DIRECTORY_TITLE", default="your work account"),
        "issuer": env.str("STAFF_DIRECTORY_ISSUER", default=""),
        "client_id": env.str("STAFF_DIRECTORY_CLIENT_ID", default=""),
        "private_key": env.str("STAFF_DIRECTORY_PRIVATE_KEY", default=""),
        "key_id": env.str("STAFF_DIRECTORY_KEY_ID", default=""),
        "secret": env.str("STAFF_DIRECTORY_SECRET", default=""),
        "scopes": env.str("STAFF_DIRECTORY_SCOPES", default="openid email profile"),
        "groups_claim": env.str("STAFF_DIRECTORY_GROUPS_CLAIM", default="groups"),
        "groups": env.dict("STAFF_DIRECTORY_GROUPS", default={}),
        "second_factor": tuple(env.list("STAFF_DIRECTORY_SECOND_FACTOR", default=[])),
    },
}
USERSESSIONS_TRACK_ACTIVITY = False

SESSION_ENGINE = "portal.accounts.sessions.store"
# How long somebody stays signed in: without doing anything, and in all. Seconds.
SESSION_IDLE_SECONDS: int = env.int("SESSION_IDLE_SECONDS", default=30 * 60)
SESSION_SECONDS: int = env.int("SESSION_SECONDS", default=12 * 3600)
STAFF_IDLE_SECONDS: int = env.int("STAFF_IDLE_SECONDS", default=60 * 60)
STAFF_SESSION_SECONDS: int = env.int("STAFF_SESSION_SECONDS", default=12 * 3600)
KIOSK_IDLE_SECONDS: int = env.int("KIOSK_IDLE_SECONDS", default=5 * 60)
KIOSK_SECONDS: int = env.int("KIOSK_SECONDS", default=45 * 60)
KIOSK_NETWORKS: list[str] = env.list("KIOSK_NETWORKS", default=[])  # 10.30.0.0/24
# Hours until somebody who lost every second way starts again without: time to say no
START_AGAIN_HOURS: int = env.int("START_AGAIN_HOURS", default=24)
SESSION_COOKIE_AGE = max(SESSION_SECONDS, STAFF_SESSION_SECONDS)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
