from typing import Any

from django.core.management.base import BaseCommand

from portal.home.demo.people import PEOPLE, password_file


class Command(BaseCommand):
    help = "Says how to sign in to the demonstration."
    requires_system_checks = []  # their warnings would stand in the midst of what it says

    def handle(self, *args: Any, **options: Any) -> None:
        for email, group in PEOPLE.items():
            self.stdout.write(f"  {group:<14} {email}")
        file = password_file()
        password = file.read_text() if file.exists() else "(as it was set)"
        self.stdout.write(f"  Password       {password}")
