"""Journeys for tests: one that has everything in it, and a way to go through any."""

from __future__ import annotations

from portal.forms.conditions import Compared, Equals, Op
from portal.forms.definition import (
    About,
    Choice,
    ContentStep,
    ExitStep,
    Journey,
    Kind,
    Outcome,
    Privacy,
    Question,
    QuestionStep,
    Repeat,
    Section,
    Way,
)

PRIVACY = Privacy(
    purpose="To try every kind of question",
    basis="Nothing but a test",
    seen_by="The testing team",
    kept="1 year after we have finished",
)

SHORT = Journey(
    key="short",
    title="Tell us something short",
    privacy=PRIVACY,
    sections=(
        Section(
            "all",
            "All of it",
            (
                QuestionStep("words", (Question("words", Kind.TEXT, "What is it?", longest=40),)),
                QuestionStep(
                    "contact",
                    (Question("email", Kind.EMAIL, "Your email address", autocomplete="email"),),
                ),
            ),
        ),
    ),
    outcome=Outcome(about=About(email="email")),
)

EVERYTHING = Journey(
    key="everything",
    title="Try every question",
    privacy=PRIVACY,
    sections=(
        Section(
            "start",
            "Where you stand",
            (
                QuestionStep(
                    "tenant",
                    (Question("tenant", Kind.YES_NO, "Do you rent your home from us?"),),
                ),
                ExitStep(
                    "not-ours",
                    "Ask your landlord",
                    ("We can only help people who rent from us.",),
                    ways=(
                        Way("Talk to us about your landlord", phone="01632 960001"),
                        Way("Read about private renting", href="/"),
                    ),
                    when=Equals("tenant", "no"),
                ),
                ContentStep("before", "Before you go on", ("Have your rent letter at hand.",)),
                QuestionStep(
                    "rooms",
                    (
                        Question(
                            "rooms",
                            Kind.CHECKBOXES,
                            "Which rooms is it in?",
                            choices=(
                                Choice("kitchen", "Kitchen"),
                                Choice("bath", "Bathroom"),
                                Choice("none", "None of these", exclusive=True),
                            ),
                        ),
                    ),
                ),
                QuestionStep(
                    "kitchen",
                    (Question("kitchen", Kind.TEXTAREA, "What is wrong in the kitchen?"),),
                    when=Equals("rooms", "kitchen"),
                ),
            ),
        ),
        Section(
            "home",
            "Your home",
            (
                Repeat(
                    "people",
                    "Does anybody live with you?",
                    one="person",
                    many="people",
                    named_by=("who",),
                    most=3,
                    steps=(
                        QuestionStep(
                            "person",
                            (
                                Question(
                                    "who", Kind.TEXT, "What do you call them?", autocomplete="off"
                                ),
                            ),
                        ),
                        QuestionStep(
                            "age",
                            (Question("age", Kind.WHOLE_NUMBER, "How old are they?", most=120),),
                        ),
                    ),
                ),
                QuestionStep(
                    "crowd",
                    (Question("crowd", Kind.YES_NO, "Is there room enough for everybody?"),),
                    when=Compared("people", Op.AT_LEAST, 2),
                ),
                QuestionStep(
                    "money",
                    (
                        Question("rent", Kind.MONEY, "How much is your rent?", most=5000),
                        Question("since", Kind.DATE, "When did you move in?", latest="today"),
                        Question(
                            "paid",
                            Kind.SELECT,
                            "How often do you pay?",
                            choices=(Choice("week", "Every week"), Choice("month", "Every month")),
                        ),
                    ),
                    title="Your rent",
                ),
                QuestionStep(
                    "photos",
                    (
                        Question(
                            "photos",
                            Kind.FILE,
                            "Add photos",
                            required=False,
                            extensions=("jpg", "jpeg", "png", "pdf"),
                            max_files=3,
                        ),
                    ),
                ),
            ),
        ),
        Section(
            "you",
            "About you",
            (
                QuestionStep(
                    "name", (Question("name", Kind.TEXT, "Your full name", autocomplete="name"),)
                ),
                QuestionStep(
                    "address",
                    (
                        Question(
                            "address", Kind.ADDRESS, "Your address", autocomplete="street-address"
                        ),
                    ),
                ),
                QuestionStep(
                    "contact",
                    (
                        Question("email", Kind.EMAIL, "Email address", autocomplete="email"),
                        Question(
                            "phone",
                            Kind.PHONE,
                            "Telephone number",
                            autocomplete="tel",
                            required=False,
                        ),
                    ),
                    title="How can we reach you?",
                ),
                QuestionStep(
                    "numbers",
                    (
                        Question("nino", Kind.NINO, "National Insurance number", sensitive=True),
                        Question("sort_code", Kind.SORT_CODE, "Sort code", sensitive=True),
                        Question("account", Kind.ACCOUNT_NUMBER, "Account number", sensitive=True),
                        Question(
                            "old_postcode",
                            Kind.POSTCODE,
                            "Postcode of your last home",
                            autocomplete="off",
                            required=False,
                        ),
                    ),
                    title="Your numbers",
                ),
            ),
        ),
    ),
    outcome=Outcome(
        title="You tried every question",
        button="Send it all",
        about=About(name="name", email="email", phone="phone", address="address"),
        next=("A member of the testing team reads it.",),
    ),
)

GOOD: dict[str, dict[str, object]] = {
    "tenant": {"tenant": "yes"},
    "before": {},
    "rooms": {"rooms": ["kitchen", "bath"]},
    "kitchen": {"kitchen": "The tap drips on the floor."},
    "people": {"another": "no"},
    "money": {
        "rent": "520.50",
        "since-day": "3",
        "since-month": "4",
        "since-year": "2019",
        "paid": "month",
    },
    "photos": {},
    "name": {"name": "A Tenant"},
    "address": {
        "address-stage": "manual",
        "address-line_1": "1 Test Street",
        "address-line_2": "",
        "address-town": "Testham",
        "address-postcode": "AA1 1AA",
    },
    "contact": {"email": "tenant@example.com", "phone": "01632 960123"},
    "numbers": {
        "nino": "AA123456A",
        "sort_code": "00-00-00",
        "account": "12345678",
        "old_postcode": "",
    },
}
"""What a person types on each page of EVERYTHING."""
