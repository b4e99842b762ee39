from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_start_again'),
    ]

    operations = [
        migrations.AddField(
            model_name='authority',
            name='reminded_at',
            field=models.DateTimeField(help_text='When both were told that it ends.', null=True),
        ),
    ]
