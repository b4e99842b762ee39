"""Proofs of claims that were made before say which thing they are about in words as well.

They said "job 1", whosever it was. What was listed and the order of it stand in what was sent.
"""

from __future__ import annotations

import re
from typing import Any

from django.db import migrations

from portal.benefits.evidence.which import said

LISTS = {
    "job": "jobs",
    "business": "businesses",
    "other income": "incomes",
    "adult": "adults",
    "account or saving": "savings",
}
"""What stood before the number, and the list that it is on."""
NUMBERED = re.compile(rf"({'|'.join(LISTS)}) \d+")


def say_which(apps: Any, schema_editor: Any) -> None:
    alias = schema_editor.connection.alias
    items = apps.get_model("benefits", "EvidenceItem").objects.using(alias)
    submissions = apps.get_model("forms", "Submission").objects.using(alias)
    for item in items.exclude(thing="").select_related("claim").defer("why").iterator():
        if not (found := NUMBERED.fullmatch(item.about)):
            continue
        sent = submissions.filter(case_id=item.claim.case_id).first()
        listed = sent.answers.get(LISTS[found[1]]) if sent else None
        things = listed.get("items", ()) if isinstance(listed, dict) else ()
        if number := next((n for n, each in enumerate(things, 1) if each["key"] == item.thing), 0):
            items.filter(pk=item.pk).update(about=said(f"{found[1]} {{n}}", things, number))


class Migration(migrations.Migration):
    dependencies = [
        ("benefits", "0007_ask_whose_disputes"),
        ("forms", "0008_moments_of_answers"),
    ]

    operations = [migrations.RunPython(say_which, migrations.RunPython.noop)]
