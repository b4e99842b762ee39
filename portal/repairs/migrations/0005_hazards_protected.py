"""Whom the law on hazards protects is kept apart from which hazards it counts already."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("repairs", "0004_who_publishes_the_catalogue")]

    operations = [
        migrations.AddField(
            model_name="hazardcase",
            name="protected",
            field=models.BooleanField(
                default=True, help_text="The law on hazards holds for somebody with this tenancy."
            ),
        ),
        migrations.AlterField(
            model_name="hazardcase",
            name="covered",
            field=models.BooleanField(help_text="It holds, and for such a hazard already."),
        ),
        migrations.AddConstraint(
            model_name="hazardcase",
            constraint=models.CheckConstraint(
                condition=Q(covered=False) | Q(protected=True),
                name="repairs_hazardcase_covered_is_protected",
            ),
        ),
    ]
