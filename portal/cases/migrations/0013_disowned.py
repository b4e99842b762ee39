from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0012_could_not_reach'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='disowned_at',
            field=models.DateTimeField(editable=False, help_text='When whoever reads the e-mail address on it said that it is not theirs.', null=True),
        ),
    ]
