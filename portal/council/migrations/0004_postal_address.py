from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("council", "0003_gazetteer_addresses")]

    operations = [
        migrations.AddField(
            model_name="contactpoint",
            name="postal_address",
            field=models.TextField(
                blank=True,
                default="",
                help_text="Where letters and paper forms go, one line of the address on each line. "
                "Left empty: the address of the council's main contact.",
            ),
            preserve_default=False,
        ),
    ]
