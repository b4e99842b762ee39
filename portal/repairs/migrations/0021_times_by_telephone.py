"""Repairs whose times are agreed by telephone are found without reading every one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("repairs", "0020_verdicts")]

    operations = [
        migrations.AddIndex(
            model_name="repair",
            index=models.Index(
                condition=models.Q(("by_phone", True)),
                fields=["state"],
                name="repairs_repair_by_phone",
            ),
        ),
    ]
