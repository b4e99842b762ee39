from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0011_authorities_by_advisers'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('bounced_at__isnull', False)), fields=['next_due', '-opened_at', '-id'], name='cases_case_bounced'),
        ),
    ]
