"""People, what they told us once, whom they act for, and what was seen of them."""

from .audit import AuditEntry
from .authority import Authority
from .code import Notice, OneTimeCode, Purpose, TextNumber
from .consent import Consent
from .marker import Marker
from .needs import Needs
from .organisation import Invitation, Membership, Organisation, Property, Role
from .person import Person
from .secret import PrintedSecret
from .starting import StartAgain
from .user import User, UserManager

__all__ = [
    "AuditEntry",
    "Authority",
    "Consent",
    "Invitation",
    "Marker",
    "Membership",
    "Needs",
    "Notice",
    "OneTimeCode",
    "Organisation",
    "Person",
    "PrintedSecret",
    "Property",
    "Purpose",
    "Role",
    "StartAgain",
    "TextNumber",
    "User",
    "UserManager",
]
