"""Three groups, and one approval by a publisher before anything goes live."""

from django.conf import settings
from django.db import migrations

from portal.services.groups import (
    ADMINISTRATORS,
    AUTHORS,
    EVERYONE,
    PUBLISHERS,
    THOSE_WHO_PUBLISH,
    all_actions,
    find,
    give,
    make_permissions,
)

APPS = (
    "wagtailcore",
    "wagtailadmin",
    "wagtailimages",
    "wagtaildocs",
    "wagtailredirects",
    "wagtailsearchpromotions",
    "accounts",
    "council",
    "services",
)
WORKFLOW = "Check before publishing"
TASK = "A publisher approves"

TO_ALL = [("wagtailadmin", "access_admin"), ("services", "view_brokenlink")]
TO_ALL += [("services", "view_pagefeedback"), ("services", "change_pagefeedback")]
TO_PUBLISHERS = [
    *all_actions("services", "alert", "servicestatus"),
    *all_actions("council", "contactpoint", "place", "closureday", "provider"),
    *all_actions("wagtailredirects", "redirect"),
    *all_actions("wagtailsearchpromotions", "searchpromotion"),
]
TO_ADMINISTRATORS = [
    ("council", "change_councilsettings"),
    *all_actions("accounts", "user"),
    *all_actions("wagtailcore", "collection", "workflow", "task"),
]
ON_PAGES = {
    AUTHORS: ("add_page", "change_page"),
    PUBLISHERS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    ADMINISTRATORS: (
        "add_page",
        "change_page",
        "publish_page",
        "bulk_delete_page",
        "lock_page",
        "unlock_page",
    ),
}
ON_FILES = [
    (app, f"{action}_{model}")
    for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document"))
    for action in ("add", "change", "choose")
]


def set_up(apps, schema_editor):
    alias = schema_editor.connection.alias
    make_permissions(apps, alias, APPS)
    Group = apps.get_model("auth", "Group")
    for name in EVERYONE:
        Group.objects.get_or_create(name=name)
    give(apps, EVERYONE, TO_ALL)
    give(apps, THOSE_WHO_PUBLISH, TO_PUBLISHERS)
    give(apps, [ADMINISTRATORS], TO_ADMINISTRATORS)
    root = apps.get_model("wagtailcore", "Page").objects.filter(depth=1).first()
    if root is None:
        return
    on_pages(apps, root)
    on_files(apps)
    take_wagtails_own_away(apps)
    moderate(apps, root)


def on_pages(apps, root):
    Group = apps.get_model("auth", "Group")
    Held = apps.get_model("wagtailcore", "GroupPagePermission")
    for name, codenames in ON_PAGES.items():
        group = Group.objects.get(name=name)
        for permission in find(apps, [("wagtailcore", codename) for codename in codenames]):
            Held.objects.get_or_create(group=group, page=root, permission=permission)


def on_files(apps):
    Group = apps.get_model("auth", "Group")
    Held = apps.get_model("wagtailcore", "GroupCollectionPermission")
    collection = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1).first()
    for group in Group.objects.filter(name__in=EVERYONE):
        for permission in find(apps, ON_FILES):
            Held.objects.get_or_create(group=group, collection=collection, permission=permission)


def take_wagtails_own_away(apps):
    """Wagtail makes two groups and a workflow of its own; nobody is in them on a fresh site."""
    Group = apps.get_model("auth", "Group")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    Task = apps.get_model("wagtailcore", "GroupApprovalTask")
    Workflow.objects.filter(name="Moderators approval", workflow_states=None).delete()
    Task.objects.filter(name="Moderators approval", workflow_tasks=None, task_states=None).delete()
    Group.objects.filter(name__in=("Editors", "Moderators"), user=None).delete()


def moderate(apps, root):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    Task = apps.get_model("wagtailcore", "GroupApprovalTask")
    content_type, _ = ContentType.objects.get_or_create(
        app_label="wagtailcore", model="groupapprovaltask"
    )
    task, _ = Task.objects.get_or_create(name=TASK, defaults={"content_type": content_type})
    task.groups.add(Group.objects.get(name=PUBLISHERS))
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW)
    apps.get_model("wagtailcore", "WorkflowTask").objects.get_or_create(
        workflow=workflow, task_id=task.pk, defaults={"sort_order": 0}
    )
    # A council that has chosen a workflow of its own for the whole site keeps it.
    apps.get_model("wagtailcore", "WorkflowPage").objects.get_or_create(
        page=root, defaults={"workflow": workflow}
    )


class Migration(migrations.Migration):
    dependencies = [
        ("services", "0002_broken_link_strikes"),
        ("council", "0002_footer_links"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    operations = [migrations.RunPython(set_up, migrations.RunPython.noop)]
