"""Say of every case that is there already when something is due next."""

from datetime import UTC, datetime

from django.db import migrations
from django.db.models import Case, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

NOTHING_DUE = datetime(9998, 1, 1, tzinfo=UTC)
HAS_ENDED = datetime(9999, 1, 1, tzinfo=UTC)


def fill(apps, schema_editor):
    Clock = apps.get_model("cases", "Clock")
    running = Clock.objects.filter(case=OuterRef("pk"), stopped_at=None, due_at__isnull=False)
    earliest = Subquery(running.order_by("due_at").values("due_at")[:1])
    apps.get_model("cases", "Case").objects.update(
        next_due=Case(
            When(status__in=("done", "closed"), then=Value(HAS_ENDED)),
            default=Coalesce(earliest, Value(NOTHING_DUE)),
        )
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_next_due")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
