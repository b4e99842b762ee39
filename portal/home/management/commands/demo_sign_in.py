from typing import Any

from django.core.management.base import BaseCommand

from portal.home.demo.people import PEOPLE, password_file, recovery_code
from portal.home.demo.residents import BUSINESS, RESIDENT

HOW = """\
  Sign in at /admin/ with an address and the password. Then it asks for a recovery code:
  each works once. For a fresh one: manage.py demo_sign_in"""


class Command(BaseCommand):
    help = "Says how to sign in to the demonstration, with a recovery code that is not used yet."
    requires_system_checks = []  # their warnings would stand in the midst of what it says

    def handle(self, *args: Any, **options: Any) -> None:
        wide = max(map(len, PEOPLE.values()))
        for email, group in PEOPLE.items():
            code = recovery_code(email)
            shown = f"{code[:4]} {code[4:]}" if code else "(their own second factor)"
            self.stdout.write(f"  {group:<{wide}} {email:<26} {shown}")
        file = password_file()
        password = file.read_text() if file.exists() else "(as it was set)"
        self.stdout.write(f"  {'Password':<{wide}} {password}")
        self.stdout.write(HOW)
        self.stdout.write(
            f"  Residents sign in at /account/ by a code in an e-mail: {RESIDENT}, {BUSINESS}"
        )
