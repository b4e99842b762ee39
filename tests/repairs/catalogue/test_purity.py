"""The catalogue itself knows nothing of the database and the web."""

import subprocess
import sys

PURE = "tree, frozen, compile, ends, find, prove, compare, sheet, paragraphs"


def test_the_catalogue_can_be_worked_with_where_no_settings_are() -> None:
    script = (
        f"import sys; from portal.repairs.catalogue import {PURE};"
        "from django.conf import settings;"
        "print(settings.configured, {'django.http', 'wagtail'} & sys.modules.keys())"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False set()"
