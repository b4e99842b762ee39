"""Find what arrived by its time, and say why an event can rest."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('integration', '0004_events'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='delivery',
            name='integration_delivery_set_aside_with_reason',
        ),
        migrations.AlterField(
            model_name='delivery',
            name='set_aside_reason',
            field=models.CharField(blank=True, choices=[('told', 'We told the person another way'), ('not_needed', 'The person does not need it any more'), ('no_way', 'We have no way to reach the person'), ('by_hand', 'We put it into the other system by hand'), ('no_use', 'The other system does not need it any more'), ('gone', 'The other system is gone')], max_length=10),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('delivered_at__isnull', False)), fields=['delivered_at', 'endpoint'], name='integration_delivery_arrived'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('set_aside_at', None), ('set_aside_reason', '')), models.Q(('dead_at__isnull', False), ('set_aside_at__isnull', False), ('set_aside_reason__in', ['told', 'not_needed', 'no_way', 'by_hand', 'no_use', 'gone'])), _connector='OR'), name='integration_delivery_set_aside_with_reason'),
        ),
    ]
