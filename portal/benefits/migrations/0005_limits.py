"""Time limits of a claim are dated rules too."""

from __future__ import annotations

from django.db import migrations, models

PARTS = [
    ("scheme", "Council Tax Reduction: working age"),
    ("older-tax", "Council Tax Reduction: pension age"),
    ("older-rent", "Housing Benefit: pension age"),
    ("younger-rent", "Housing Benefit: working age"),
    ("pension-ages", "State Pension age"),
    ("provisions", "Who gives which help"),
    ("proofs", "What a claim has to prove"),
    ("disputes", "How a decision is disputed"),
    ("limits", "Time limits of a claim"),
]


class Migration(migrations.Migration):
    dependencies = [("benefits", "0004_evidence_and_decisions")]

    operations = [
        migrations.RemoveConstraint("rulesversion", "benefits_rulesversion_is_whole"),
        migrations.AlterField(
            "rulesversion",
            "part",
            models.CharField(choices=PARTS, max_length=12, verbose_name="what it is about"),
        ),
        migrations.AddConstraint(
            "rulesversion",
            models.CheckConstraint(
                condition=models.Q(
                    ("part__in", [part for part, _words in PARTS]),
                    ("state__in", ["draft", "in-use", "past"]),
                    models.Q(("written", ""), _negated=True),
                ),
                name="benefits_rulesversion_is_whole",
            ),
        ),
    ]
