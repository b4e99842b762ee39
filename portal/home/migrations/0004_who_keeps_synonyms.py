"""Those who publish keep search synonyms and dismiss searches that found nothing."""

from django.db import migrations

from portal.services.groups import THOSE_WHO_PUBLISH, all_actions, give, make_permissions


def give_synonyms(apps, schema_editor):
    make_permissions(apps, schema_editor.connection.alias, ["home"])
    give(
        apps,
        THOSE_WHO_PUBLISH,
        all_actions("home", "searchsynonym", "zeroresultterm"),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0003_zero_result_term"),
        ("services", "0003_groups_and_moderation"),
    ]

    operations = [migrations.RunPython(give_synonyms, migrations.RunPython.noop)]
