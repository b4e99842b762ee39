"""What was reopened, and what came to a state in a month, is found without reading every row."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("repairs", "0018_who_writes_who_helps")]

    operations = [
        migrations.AddIndex(
            model_name="repair",
            index=models.Index(
                condition=models.Q(("reopened__gt", 0)),
                fields=["case"],
                name="repairs_repair_reopened",
            ),
        ),
        migrations.AddIndex(
            model_name="repairmove",
            index=models.Index(fields=["after", "at"], name="repairs_repairmove_when"),
        ),
    ]
