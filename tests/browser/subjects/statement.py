"""The accessibility statement."""

from ..subject import Subject, register

register(
    Subject(
        "accessibility statement",
        "/your-council/accessibility/",
        page_type="accessibility.AccessibilityStatementPage",
    ),
)
