"""One hazard of a case, and one tenant's Right to Repair."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("repairs", "0001_law"),
        ("cases", "0012_could_not_reach"),
    ]

    operations = [
        migrations.CreateModel(
            name="HazardCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "hazard",
                    models.CharField(
                        choices=[
                            ("damp-mould", "Damp and mould"),
                            ("cold-heat", "Too cold or too hot"),
                            ("falls", "Falls"),
                            ("collapse", "Falling parts of the building, and explosions"),
                            ("fire-electrical", "Fire and electricity"),
                            ("hygiene-food", "Hygiene and food"),
                            ("other", "Another danger"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "track",
                    models.CharField(
                        choices=[
                            ("none", "No hazard"),
                            ("significant", "Significant"),
                            ("emergency", "Emergency"),
                        ],
                        help_text="What it looks like; once decided, what it is.",
                        max_length=11,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("potential", "Not yet looked at by staff"),
                            ("emergency", "Emergency, to be looked at"),
                            ("significant", "Significant, to be looked at"),
                            ("none", "No hazard"),
                            ("investigated", "Looked at"),
                            ("summary_sent", "Findings sent"),
                            ("safe", "Safe"),
                            ("rehoused", "Somewhere else to stay"),
                            ("further_works_started", "Work against its return started"),
                            ("complete", "Complete"),
                        ],
                        default="potential",
                        max_length=21,
                    ),
                ),
                (
                    "covered",
                    models.BooleanField(help_text="The law's deadlines hold for this household."),
                ),
                ("aware_at", models.DateTimeField(help_text="When we first knew.")),
                (
                    "decided_at",
                    models.DateTimeField(
                        blank=True, help_text="Staff said how dangerous it is.", null=True
                    ),
                ),
                (
                    "investigated_at",
                    models.DateTimeField(
                        blank=True, help_text="The investigation ended.", null=True
                    ),
                ),
                (
                    "summary_sent_at",
                    models.DateTimeField(
                        blank=True, help_text="The written findings were sent.", null=True
                    ),
                ),
                (
                    "safe_at",
                    models.DateTimeField(
                        blank=True, help_text="The home was made safe.", null=True
                    ),
                ),
                (
                    "rehoused_at",
                    models.DateTimeField(
                        blank=True, help_text="The household had somewhere else to stay.", null=True
                    ),
                ),
                (
                    "more_planned_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Work that stops it coming back was begun or planned.",
                        null=True,
                    ),
                ),
                (
                    "more_started_at",
                    models.DateTimeField(
                        blank=True, help_text="That work started on site.", null=True
                    ),
                ),
                (
                    "completed_at",
                    models.DateTimeField(blank=True, help_text="All of it was done.", null=True),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hazards",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "ordering": ["aware_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("none", "complete")), _negated=True),
                        fields=["state", "aware_at"],
                        name="repairs_hazard_running",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "hazard__in",
                                [
                                    "damp-mould",
                                    "cold-heat",
                                    "falls",
                                    "collapse",
                                    "fire-electrical",
                                    "hygiene-food",
                                    "other",
                                ],
                            ),
                            (
                                "state__in",
                                [
                                    "potential",
                                    "emergency",
                                    "significant",
                                    "none",
                                    "investigated",
                                    "summary_sent",
                                    "safe",
                                    "rehoused",
                                    "further_works_started",
                                    "complete",
                                ],
                            ),
                            ("track__in", ["none", "significant", "emergency"]),
                        ),
                        name="repairs_hazardcase_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("state", "potential")),
                            models.Q(
                                models.Q(("state", "potential"), _negated=True),
                                ("decided_at__gte", models.F("aware_at")),
                                ("decided_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="repairs_hazardcase_decided_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("state__in", ["emergency"]), _negated=True),
                                ("track", "emergency"),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("state__in", ["significant"]), _negated=True),
                                ("track", "significant"),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("state__in", ["none"]), _negated=True),
                                ("track", "none"),
                                _connector="OR",
                            ),
                        ),
                        name="repairs_hazardcase_track_is_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("investigated_at__isnull", True),
                                ("state__in", ("potential", "emergency", "significant", "none")),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        ("potential", "emergency", "significant", "none"),
                                    ),
                                    _negated=True,
                                ),
                                ("investigated_at__gte", models.F("aware_at")),
                                ("investigated_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="repairs_hazardcase_looked_at_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("state__in", ["summary_sent"]), _negated=True),
                                ("summary_sent_at__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("state__in", ["safe"]), _negated=True),
                                ("safe_at__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("state__in", ["rehoused"]), _negated=True),
                                ("rehoused_at__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("state__in", ["further_works_started"]), _negated=True),
                                ("more_started_at__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("state__in", ["complete"]), _negated=True),
                                ("completed_at__isnull", False),
                                _connector="OR",
                            ),
                        ),
                        name="repairs_hazardcase_state_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("summary_sent_at__isnull", True),
                                models.Q(
                                    ("investigated_at__isnull", False),
                                    ("summary_sent_at__gte", models.F("investigated_at")),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("safe_at__isnull", True),
                                models.Q(
                                    ("investigated_at__isnull", False),
                                    ("safe_at__gte", models.F("investigated_at")),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("rehoused_at__isnull", True),
                                models.Q(
                                    ("investigated_at__isnull", False),
                                    ("rehoused_at__gte", models.F("investigated_at")),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("more_planned_at__isnull", True),
                                models.Q(
                                    ("investigated_at__isnull", False),
                                    ("more_planned_at__gte", models.F("investigated_at")),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("more_started_at__isnull", True),
                                models.Q(
                                    ("investigated_at__isnull", False),
                                    ("more_started_at__gte", models.F("investigated_at")),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("completed_at__isnull", True),
                                models.Q(
                                    ("completed_at__gte", models.F("investigated_at")),
                                    ("investigated_at__isnull", False),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="repairs_hazardcase_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("more_started_at__isnull", True),
                            ("safe_at__isnull", False),
                            ("rehoused_at__isnull", False),
                            _connector="OR",
                        ),
                        name="repairs_hazardcase_safe_before_more",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "complete"), _negated=True),
                            ("track", "none"),
                            ("safe_at__isnull", False),
                            _connector="OR",
                        ),
                        name="repairs_hazardcase_complete_is_safe",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "complete"), _negated=True),
                            ("covered", False),
                            ("summary_sent_at__isnull", False),
                            _connector="OR",
                        ),
                        name="repairs_hazardcase_complete_is_told",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("none", "complete")), _negated=True),
                        fields=("case",),
                        name="repairs_hazardcase_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RightToRepair",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "defect",
                    models.CharField(
                        choices=[
                            ("power-total", "No electricity at all"),
                            ("power-partial", "Some electricity is off"),
                            ("power-unsafe", "An unsafe socket, light or switch"),
                            ("water-total", "No water at all"),
                            ("water-partial", "Some water is off"),
                            ("gas", "No gas, or some of it is off"),
                            ("flue", "A blocked flue of a boiler or an open fire"),
                            ("heating", "No heating or hot water"),
                            ("drain", "A blocked or leaking drain, soil stack or only toilet"),
                            ("flush", "The only toilet does not flush"),
                            ("waste", "A blocked sink, bath or basin"),
                            ("tap", "A tap that does not turn"),
                            ("leak", "Water from a pipe, a tank or a cistern"),
                            ("roof", "A roof that leaks"),
                            ("insecure", "An outside window, door or lock that is not secure"),
                            ("banister", "A loose or broken banister or handrail"),
                            ("floor", "A rotten floor or stair"),
                            ("entryphone", "A door entry phone that does not work"),
                            ("fan", "A kitchen or bathroom fan that does not work"),
                        ],
                        max_length=13,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("first", "The first contractor has it"),
                            ("offered", "Late: another contractor is offered"),
                            ("declined", "Late: the tenant stays with the first"),
                            ("second", "Another contractor has it"),
                            ("done", "Mended"),
                            ("void", "The right has ended"),
                        ],
                        default="first",
                        max_length=8,
                    ),
                ),
                (
                    "working_days",
                    models.PositiveSmallIntegerField(help_text="Of each of the two periods."),
                ),
                ("reported_at", models.DateTimeField()),
                ("first_due_at", models.DateTimeField()),
                (
                    "offered_at",
                    models.DateTimeField(help_text="Told of the other contractor.", null=True),
                ),
                (
                    "second_at",
                    models.DateTimeField(help_text="The other contractor was asked.", null=True),
                ),
                ("second_due_at", models.DateTimeField(null=True)),
                (
                    "ended_at",
                    models.DateTimeField(help_text="Mended, or the right ended.", null=True),
                ),
                (
                    "why_void",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("too-dear", "It costs more than the right covers"),
                            ("no-access", "We could not get in"),
                            ("not-ours", "It is not for us to mend"),
                            ("no-need", "The tenant needs it no more"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "first_sum",
                    models.PositiveIntegerField(
                        help_text="The sums of that day, in pence.", null=True
                    ),
                ),
                ("a_day", models.PositiveIntegerField(null=True)),
                ("most", models.PositiveIntegerField(null=True)),
                (
                    "owed",
                    models.PositiveIntegerField(
                        help_text="In pence, once it has ended.", null=True
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rights_to_repair",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "right to one repair",
                "verbose_name_plural": "rights to repairs",
                "ordering": ["first_due_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("stage", "first")),
                        fields=["first_due_at"],
                        name="repairs_right_first_due",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "defect__in",
                                [
                                    "power-total",
                                    "power-partial",
                                    "power-unsafe",
                                    "water-total",
                                    "water-partial",
                                    "gas",
                                    "flue",
                                    "heating",
                                    "drain",
                                    "flush",
                                    "waste",
                                    "tap",
                                    "leak",
                                    "roof",
                                    "insecure",
                                    "banister",
                                    "floor",
                                    "entryphone",
                                    "fan",
                                ],
                            ),
                            (
                                "stage__in",
                                ["first", "offered", "declined", "second", "done", "void"],
                            ),
                            ("why_void__in", ["", "too-dear", "no-access", "not-ours", "no-need"]),
                            ("working_days__gt", 0),
                        ),
                        name="repairs_righttorepair_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first_due_at__gt", models.F("reported_at"))),
                        name="repairs_righttorepair_due_after_report",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("second_at__isnull", True), ("second_due_at__isnull", True)),
                            models.Q(
                                ("second_at__gt", models.F("first_due_at")),
                                ("second_at__isnull", False),
                                ("second_due_at__gt", models.F("second_at")),
                                ("second_due_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="repairs_righttorepair_second_only_when_late",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("second_at__isnull", True),
                            models.Q(
                                ("a_day__isnull", False),
                                ("first_sum__isnull", False),
                                ("most__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="repairs_righttorepair_second_keeps_its_sums",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "offered"), _negated=True),
                            ("offered_at__isnull", False),
                            _connector="OR",
                        ),
                        name="repairs_righttorepair_offered_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("second_at__isnull", False), ("stage", "second")),
                            ("stage__in", ["done", "void"]),
                            models.Q(
                                models.Q(("stage", "second"), _negated=True),
                                ("second_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="repairs_righttorepair_second_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__gte", models.F("reported_at")),
                                ("ended_at__isnull", False),
                                ("stage__in", ["done", "void"]),
                            ),
                            models.Q(
                                models.Q(("stage__in", ["done", "void"]), _negated=True),
                                ("ended_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="repairs_righttorepair_ended_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "void"), models.Q(("why_void", ""), _negated=True)),
                            models.Q(models.Q(("stage", "void"), _negated=True), ("why_void", "")),
                            _connector="OR",
                        ),
                        name="repairs_righttorepair_void_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("owed__isnull", True),
                            ("owed", 0),
                            ("second_at__isnull", False),
                            _connector="OR",
                        ),
                        name="repairs_righttorepair_owed_after_the_second",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("owed__isnull", True),
                            ("owed", 0),
                            models.Q(("most__isnull", False), ("owed__lte", models.F("most"))),
                            _connector="OR",
                        ),
                        name="repairs_righttorepair_owed_no_more_than_the_most",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("stage__in", ["done", "void"]), _negated=True),
                        fields=("case",),
                        name="repairs_righttorepair_one_at_a_time",
                    ),
                ],
            },
        ),
    ]
