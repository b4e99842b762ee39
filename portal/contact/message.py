"""What somebody wants to ask or tell us, and what must not wait for a written reply."""

from __future__ import annotations

from portal.forms.conditions import AllOf, Equals
from portal.forms.definition import (
    Choice,
    ContentStep,
    Divider,
    ExitStep,
    Kind,
    Question,
    QuestionStep,
    Step,
    Way,
)

DANGER = Way("In danger, or you see a fire", phone="999")
GAS = Way("You smell gas", phone="0800 111 999")

TOPICS = (
    Choice("bins", "Bins and recycling", hint="If we missed your bin, call us. It is quicker."),
    Choice("council-tax", "Council tax"),
    Choice("benefits", "Benefits, or help with rent and bills"),
    Choice("repairs", "Repairs to a council home"),
    Choice("housing", "Your tenancy or rent, or getting a home"),
    Choice("homeless", "Having nowhere to live"),
    Choice("planning", "Planning and building work"),
    Choice("parking", "Parking"),
    Choice("streets", "Streets, litter and dumped rubbish"),
    Choice("environment", "Noise, pests or dogs"),
    Choice("leisure", "Parks, sport and things to do"),
    Divider(),
    Choice("other", "Something else"),
)
"""Topics that most councils have. Which team each goes to is content: see ``Destination``."""

TOPIC = QuestionStep(
    "about",
    (
        Question(
            "topic",
            Kind.RADIOS,
            "Choose one",
            short="What it is about",
            choices=TOPICS,
            errors={"required": "Choose what it is about. If you are not sure: Something else"},
        ),
    ),
    title="What is it about?",
    intro=("In danger? Call 999. Do you smell gas? Call 0800 111 999.",),
)

URGENT_REPAIR = QuestionStep(
    "urgent-repair",
    (
        Question(
            "urgent_repair",
            Kind.YES_NO,
            "Could somebody get hurt, or could it do a lot of damage soon?",
            hint="Such as water that pours in, no heat in winter, bare wires, or a front door "
            "that will not lock.",
            short="It is urgent",
            errors={"required": "Choose yes if somebody could get hurt or it could do damage"},
        ),
    ),
    when=Equals("topic", "repairs"),
)

CALL_ABOUT_REPAIR = ExitStep(
    "call-about-repair",
    "Call us about this now",
    ("A written reply takes days. Somebody should look at this today.",),
    ways=(
        Way("Find out who to call for an urgent repair", href="/search/?q=emergency+repair"),
        GAS,
        DANGER,
    ),
    when=AllOf((Equals("topic", "repairs"), Equals("urgent_repair", "yes"))),
)

REPAIR_ONLINE = ContentStep(
    "repair-online",
    "Is it a new repair?",
    (
        "Report it on its own form. You get a reference at once and can choose a time.",
        "Is it about something else? Continue and write to us.",
    ),
    when=AllOf((Equals("topic", "repairs"), Equals("urgent_repair", "no"))),
    ways=(Way("Find the form: report a repair", href="/search/?q=report+a+repair"),),
)

TONIGHT = QuestionStep(
    "tonight",
    (
        Question(
            "tonight",
            Kind.YES_NO,
            "Do you have a safe place to sleep tonight?",
            short="A safe place for tonight",
            errors={"required": "Choose yes if you have a safe place to sleep tonight"},
        ),
    ),
    when=Equals("topic", "homeless"),
)

CALL_ABOUT_TONIGHT = ExitStep(
    "call-about-tonight",
    "Call us now, so that we can help you today",
    ("A written reply takes days, and you need help now.",),
    ways=(
        Way("Find out who to call if you are homeless", href="/search/?q=homeless"),
        DANGER,
    ),
    when=AllOf((Equals("topic", "homeless"), Equals("tonight", "no"))),
)

MESSAGE = QuestionStep(
    "message",
    (
        Question(
            "kind",
            Kind.RADIOS,
            "What would you like to do?",
            short="What you want to do",
            choices=(
                Choice("question", "Ask a question"),
                Choice("comment", "Give us a comment or an idea"),
                Choice("thanks", "Say thank you"),
                Choice("wrong", "Tell us that something went wrong"),
            ),
            errors={"required": "Choose what you would like to do"},
        ),
        Question(
            "message",
            Kind.TEXTAREA,
            "Your message",
            hint="Tell us where and when, if that matters. Leave out bank details and passwords.",
            longest=2000,
            counted=True,
            errors={"required": "Write your message"},
        ),
        Question(
            "earlier",
            Kind.TEXT,
            "Reference of an earlier message or letter",
            hint="You find it in our email or letter. It helps us to see what came before.",
            short="Earlier reference",
            required=False,
            longest=40,
            width=20,
            autocomplete="off",
        ),
    ),
    title="What would you like to ask or tell us?",
)

COMPLAINT = QuestionStep(
    "complaint",
    (
        Question(
            "complaint",
            Kind.RADIOS,
            "What would you like us to do about it?",
            short="What we should do",
            choices=(
                Choice("put-right", "Put it right", hint="The team that does the work sees to it."),
                Choice(
                    "complaint",
                    "Look at it as a complaint",
                    hint="Our complaints team gets your message. You do not need another form.",
                ),
            ),
            errors={"required": "Choose what you would like us to do"},
        ),
    ),
    when=Equals("kind", "wrong"),
)

FILES = QuestionStep(
    "files",
    (
        Question(
            "files",
            Kind.FILE,
            "Add photos or files",
            hint="If you have none, go on.",
            short="Photos and files",
            required=False,
            extensions=("pdf", "jpg", "jpeg", "png", "heic", "docx"),
            max_files=5,
        ),
    ),
)

STEPS: tuple[Step, ...] = (
    TOPIC,
    URGENT_REPAIR,
    CALL_ABOUT_REPAIR,
    REPAIR_ONLINE,
    TONIGHT,
    CALL_ABOUT_TONIGHT,
    MESSAGE,
    COMPLAINT,
    FILES,
)
