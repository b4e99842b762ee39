"""Where the written findings of a hazard stand on the timeline of its case."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0013_disowned"),
        ("repairs", "0008_repairs_move"),
    ]

    operations = [
        migrations.AddField(
            model_name="hazardcase",
            name="summary_entry",
            field=models.ForeignKey(
                blank=True,
                help_text="The findings as the household reads them. Its deliveries prove that they went.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="cases.timelineentry",
            ),
        ),
    ]
