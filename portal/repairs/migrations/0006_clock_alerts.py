"""That staff were told of a deadline of a repair."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0012_could_not_reach"),
        ("repairs", "0005_hazards_protected"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClockAlert",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("soon", "Due soon"), ("late", "Late")], max_length=4
                    ),
                ),
                (
                    "due_at",
                    models.DateTimeField(help_text="The end that the alert was about."),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "clock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="repair_alerts",
                        to="cases.clock",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["clock", "level", "due_at"], name="repairs_clockalert_once"
                    ),
                    models.CheckConstraint(
                        condition=Q(level__in=["soon", "late"]), name="repairs_clockalert_known"
                    ),
                ],
            },
        ),
    ]
