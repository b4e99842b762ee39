"""What an administrator is asked about each kind of endpoint."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Kind


@dataclass(frozen=True)
class Asked:
    """One setting of a kind. A secret one is kept encrypted and never shown again.

    ``pairs``: several lines of two parts, ``Heading: path``. ``services``: what goes to which
    service of an Open311 server, as JSON.
    """

    name: str
    label: str
    help: str = ""
    secret: bool = False
    required: bool = False
    long: bool = False
    pairs: bool = False
    services: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""


@dataclass(frozen=True)
class About:
    """A kind in an administrator's words."""

    title: str
    words: str
    address: str
    address_help: str
    asked: tuple[Asked, ...] = ()


ABOUT: dict[str, About] = {
    Kind.WEBHOOK: About(
        "Signed webhook",
        "Each event goes at once to a web address of your system. We sign it, so that your system "
        "can tell it is from us.",
        "Web address",
        "Where your system takes events: https://housing.example.org/portal",
    ),
    Kind.OPEN311: About(
        "Open311 server",
        "Each report goes to a server that speaks Open311 GeoReport v2.",
        "Web address",
        "Where the service begins: https://reports.example.org/open311/v2",
        (
            Asked("jurisdiction_id", "Jurisdiction", "Only if the server asks for one."),
            Asked(
                "format",
                "What it speaks",
                choices=(("json", "JSON"), ("xml", "XML")),
                default="json",
                required=True,
            ),
            Asked(
                "services",
                "What goes where",
                "Which kind of case goes to which of its services, and which answers go into which "
                "field, as JSON. A kind that is not here is not sent. Nothing else is sent, "
                "because the server may show it to everybody.",
                services=True,
            ),
            Asked("api_key", "API key", "The server's owner gives you this.", secret=True),
        ),
    ),
    Kind.FILES: About(
        "File drop",
        "Events are gathered, and put into a folder as one file at the times you choose.",
        "Folder",
        "A folder of this server, or one reached by SFTP: sftp://user@host/folder",
        (
            Asked(
                "format",
                "Kind of file",
                choices=(("csv", "CSV"), ("jsonl", "JSON Lines")),
                default="csv",
                required=True,
            ),
            Asked(
                "columns",
                "Columns of a CSV file",
                "One a line, heading first: Reference: reference. Leave this empty for all.",
                pairs=True,
            ),
            Asked(
                "host_key",
                "Key of the SFTP server",
                "One line, as in known_hosts: ssh-ed25519 AAAA… We refuse a server with another.",
            ),
            Asked("password", "SFTP password", secret=True),
            Asked(
                "private_key",
                "SFTP private key",
                "All of it, with its first and last lines.",
                secret=True,
                long=True,
            ),
        ),
    ),
    Kind.MAILBOX: About(
        "Team mailbox",
        "Each event is an e-mail to a team. For teams without a system of their own.",
        "E-mail address",
        "The team's shared mailbox, not one person's.",
    ),
}
