"""The rules that set the deadlines of repairs, as dated content."""

from datetime import date

from django.db import migrations, models
from django.db.models import Value
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name="HazardPhase",
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
                        choices=[("significant", "Significant"), ("emergency", "Emergency")],
                        max_length=11,
                    ),
                ),
                (
                    "counts_from",
                    models.DateField(
                        blank=True,
                        help_text="Leave it empty until the day is in a law. Until then no deadline comes from it.",
                        null=True,
                    ),
                ),
                (
                    "expected",
                    models.CharField(
                        blank=True,
                        help_text="What is said of a day that is not known: in 2026",
                        max_length=80,
                    ),
                ),
                (
                    "source",
                    models.CharField(help_text="Where that stands, with its date.", max_length=200),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("read", "Read in the law or an official text"),
                            ("secondary", "Read about, not in the law itself"),
                            ("unsure", "Not sure: to be checked"),
                        ],
                        default="unsure",
                        max_length=9,
                        verbose_name="how well we know it",
                    ),
                ),
            ],
            options={
                "verbose_name": "kind of hazard",
                "verbose_name_plural": "kinds of hazard",
                "ordering": ["hazard", "track"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("hazard", "track"),
                        name="repairs_hazardphase_once",
                        violation_error_message="This kind is there already. Change that one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True),
                            ("evidence__in", ["read", "secondary", "unsure"]),
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
                            ("track__in", ["significant", "emergency"]),
                        ),
                        name="repairs_hazardphase_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Limit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(
                        blank=True,
                        help_text="Reports from this day on. Empty: it has long been so.",
                        null=True,
                    ),
                ),
                (
                    "valid_to",
                    models.DateField(
                        blank=True, help_text="The last day. Empty: no end yet.", null=True
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        help_text="The law or the policy that it comes from, with its date.",
                        max_length=200,
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("read", "Read in the law or an official text"),
                            ("secondary", "Read about, not in the law itself"),
                            ("unsure", "Not sure: to be checked"),
                        ],
                        default="unsure",
                        max_length=9,
                        verbose_name="how well we know it",
                    ),
                ),
                (
                    "promise",
                    models.CharField(
                        help_text="What we must do, to come before “by Tuesday”: We must look at it",
                        max_length=120,
                    ),
                ),
                ("length", models.PositiveSmallIntegerField(help_text="A number: 10")),
                (
                    "calendar",
                    models.CharField(
                        choices=[
                            ("council", "Bank holidays in England and the days we are closed"),
                            ("england", "Bank holidays in England only"),
                            ("uk", "Bank holidays in any part of the United Kingdom"),
                        ],
                        default="england",
                        help_text="Which days do not count. No law knows the days on which we are closed.",
                        max_length=7,
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("hazard-investigate", "Look at the danger"),
                            ("hazard-summary", "Write down what we found"),
                            ("hazard-make-safe", "Make it safe"),
                            ("hazard-plan-more", "Begin what stops it coming back, or plan it"),
                            ("hazard-start-more", "Start the work that stops it coming back"),
                        ],
                        max_length=24,
                        verbose_name="what must happen",
                    ),
                ),
                (
                    "track",
                    models.CharField(
                        choices=[("significant", "Significant"), ("emergency", "Emergency")],
                        max_length=11,
                    ),
                ),
                (
                    "start",
                    models.CharField(
                        choices=[
                            ("aware", "we were told"),
                            ("investigated", "we had looked at it"),
                        ],
                        max_length=12,
                        verbose_name="counted from when",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("working_days", "working days"),
                            ("working_hours", "working hours"),
                            ("days", "days"),
                            ("hours", "hours"),
                        ],
                        default="working_days",
                        max_length=13,
                    ),
                ),
            ],
            options={
                "ordering": ["track", "step", "start", "-valid_from"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="repairs_limit_ends_after_it_begins",
                        violation_error_message="The last day must not be before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True),
                            ("evidence__in", ["read", "secondary", "unsure"]),
                        ),
                        name="repairs_limit_has_a_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("length__gt", 0),
                            models.Q(("promise", ""), _negated=True),
                            ("calendar__in", ["council", "england", "uk"]),
                        ),
                        name="repairs_limit_says_what_and_how_long",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start__in", ["aware", "investigated"]),
                            (
                                "step__in",
                                [
                                    "hazard-investigate",
                                    "hazard-summary",
                                    "hazard-make-safe",
                                    "hazard-plan-more",
                                    "hazard-start-more",
                                ],
                            ),
                            ("track__in", ["significant", "emergency"]),
                            ("unit__in", ["working_days", "working_hours", "days", "hours"]),
                        ),
                        name="repairs_limit_known",
                    ),
                    models.UniqueConstraint(
                        fields=("track", "step", "start", "valid_from"),
                        name="repairs_limit_once_a_day",
                        violation_error_message="There is a row for this from the same day already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_from__isnull", True)),
                        fields=("track", "step", "start"),
                        name="repairs_limit_once_for_ever",
                        violation_error_message="There is a row for this from the same day already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Precaution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(
                        blank=True,
                        help_text="Reports from this day on. Empty: it has long been so.",
                        null=True,
                    ),
                ),
                (
                    "valid_to",
                    models.DateField(
                        blank=True, help_text="The last day. Empty: no end yet.", null=True
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        help_text="The law or the policy that it comes from, with its date.",
                        max_length=200,
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("read", "Read in the law or an official text"),
                            ("secondary", "Read about, not in the law itself"),
                            ("unsure", "Not sure: to be checked"),
                        ],
                        default="unsure",
                        max_length=9,
                        verbose_name="how well we know it",
                    ),
                ),
                (
                    "who",
                    models.CharField(
                        choices=[
                            ("baby", "A baby or a young child"),
                            ("pregnant", "Somebody who is pregnant"),
                            ("older", "Somebody aged 65 or over"),
                            ("illness", "Somebody who is ill"),
                            ("disability", "Somebody with a disability"),
                        ],
                        max_length=10,
                        verbose_name="who is at home",
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
                        choices=[("significant", "Significant"), ("emergency", "Emergency")],
                        max_length=11,
                        verbose_name="at least",
                    ),
                ),
            ],
            options={
                "ordering": ["hazard", "who"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="repairs_precaution_ends_after_it_begins",
                        violation_error_message="The last day must not be before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True),
                            ("evidence__in", ["read", "secondary", "unsure"]),
                        ),
                        name="repairs_precaution_has_a_source",
                    ),
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
                            ("track__in", ["significant", "emergency"]),
                            ("who__in", ["baby", "pregnant", "older", "illness", "disability"]),
                        ),
                        name="repairs_precaution_known",
                    ),
                    models.UniqueConstraint(
                        fields=("who", "hazard", "valid_from"),
                        name="repairs_precaution_once_a_day",
                        violation_error_message="There is a row for this from the same day already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_from__isnull", True)),
                        fields=("who", "hazard"),
                        name="repairs_precaution_once_for_ever",
                        violation_error_message="There is a row for this from the same day already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Right",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(
                        blank=True,
                        help_text="Reports from this day on. Empty: it has long been so.",
                        null=True,
                    ),
                ),
                (
                    "valid_to",
                    models.DateField(
                        blank=True, help_text="The last day. Empty: no end yet.", null=True
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        help_text="The law or the policy that it comes from, with its date.",
                        max_length=200,
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("read", "Read in the law or an official text"),
                            ("secondary", "Read about, not in the law itself"),
                            ("unsure", "Not sure: to be checked"),
                        ],
                        default="unsure",
                        max_length=9,
                        verbose_name="how well we know it",
                    ),
                ),
                (
                    "promise",
                    models.CharField(
                        help_text="What we must do, to come before “by Tuesday”: We must look at it",
                        max_length=120,
                    ),
                ),
                ("length", models.PositiveSmallIntegerField(help_text="A number: 10")),
                (
                    "calendar",
                    models.CharField(
                        choices=[
                            ("council", "Bank holidays in England and the days we are closed"),
                            ("england", "Bank holidays in England only"),
                            ("uk", "Bank holidays in any part of the United Kingdom"),
                        ],
                        default="england",
                        help_text="Which days do not count. No law knows the days on which we are closed.",
                        max_length=7,
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
                    "season_from",
                    models.CharField(
                        blank=True,
                        help_text="Month and day, such as 11-01. Empty: all year.",
                        max_length=5,
                    ),
                ),
                (
                    "season_to",
                    models.CharField(blank=True, help_text="The last day: 04-30", max_length=5),
                ),
            ],
            options={
                "verbose_name": "Right to Repair",
                "verbose_name_plural": "Right to Repair",
                "ordering": ["defect", "season_from", "-valid_from"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="repairs_right_ends_after_it_begins",
                        violation_error_message="The last day must not be before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True),
                            ("evidence__in", ["read", "secondary", "unsure"]),
                        ),
                        name="repairs_right_has_a_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("length__gt", 0),
                            models.Q(("promise", ""), _negated=True),
                            ("calendar__in", ["council", "england", "uk"]),
                        ),
                        name="repairs_right_says_what_and_how_long",
                    ),
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
                            )
                        ),
                        name="repairs_right_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("season_from", ""), ("season_to", "")),
                            models.Q(
                                models.Q(("season_from", ""), _negated=True),
                                models.Q(("season_to", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="repairs_right_season_is_whole",
                        violation_error_message="A season needs its first and its last day.",
                    ),
                    models.UniqueConstraint(
                        fields=("defect", "season_from", "valid_from"),
                        name="repairs_right_once_a_day",
                        violation_error_message="There is a row for this from the same day already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_from__isnull", True)),
                        fields=("defect", "season_from"),
                        name="repairs_right_once_for_ever",
                        violation_error_message="There is a row for this from the same day already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SecondTerms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(
                        blank=True,
                        help_text="Reports from this day on. Empty: it has long been so.",
                        null=True,
                    ),
                ),
                (
                    "valid_to",
                    models.DateField(
                        blank=True, help_text="The last day. Empty: no end yet.", null=True
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        help_text="The law or the policy that it comes from, with its date.",
                        max_length=200,
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("read", "Read in the law or an official text"),
                            ("secondary", "Read about, not in the law itself"),
                            ("unsure", "Not sure: to be checked"),
                        ],
                        default="unsure",
                        max_length=9,
                        verbose_name="how well we know it",
                    ),
                ),
                ("first_sum", models.PositiveIntegerField(help_text="In pence: 1000 is £10.")),
                ("a_day", models.PositiveIntegerField(help_text="For each day after, in pence.")),
                ("most", models.PositiveIntegerField(help_text="Never more than this, in pence.")),
                (
                    "value_limit",
                    models.PositiveIntegerField(
                        help_text="The right is for repairs that cost no more than this, in pence."
                    ),
                ),
            ],
            options={
                "verbose_name": "Right to Repair payment",
                "ordering": ["-valid_from"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="repairs_secondterms_ends_after_it_begins",
                        violation_error_message="The last day must not be before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True),
                            ("evidence__in", ["read", "secondary", "unsure"]),
                        ),
                        name="repairs_secondterms_has_a_source",
                    ),
                    models.UniqueConstraint(
                        fields=("valid_from",),
                        name="repairs_secondterms_once_a_day",
                        violation_error_message="There is a row for this from the same day already.",
                    ),
                    models.UniqueConstraint(
                        Coalesce("valid_from", Value(date(1900, 1, 1))),
                        condition=models.Q(("valid_from__isnull", True)),
                        name="repairs_secondterms_once_for_ever",
                        violation_error_message="There is a row for this from the same day already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("most__gte", models.F("first_sum"))),
                        name="repairs_secondterms_most_is_most",
                    ),
                ],
            },
        ),
    ]
