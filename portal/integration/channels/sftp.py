"""Putting files on an SFTP server whose key we know."""

from __future__ import annotations

import binascii
import contextlib
import io
import socket
import threading
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import paramiko

from ..models import Endpoint, Outcome
from ..outbound import Deadline, NotPublic, connect
from ..result import Result

TOTAL_SECONDS = 60.0
"""For everything: a worker's lease is longer."""

RSA = ("rsa-sha2-512", "rsa-sha2-256")
"""How a key that known_hosts calls ssh-rsa signs today (RFC 8332)."""


class Refused(Exception):
    """Why we do not go on, in words for staff."""


def put_by_sftp(endpoint: Endpoint, files: Mapping[str, bytes]) -> Result:
    """Put files into the folder of an address like sftp://user@host:22/folder, one after another.

    The options or credentials hold ``host_key``, as known_hosts has it; the credentials hold
    ``private_key`` or ``password``.
    """
    deadline = Deadline(TOTAL_SECONDS)
    try:
        with _session(endpoint, deadline) as (sftp, folder):
            for name, data in files.items():
                _write(sftp, folder, name, data)
    except Refused as refused:
        return Result(Outcome.FAILED, str(refused))
    except NotPublic:
        return Result(Outcome.FAILED, "Not a public address")
    except socket.gaierror:
        return Result(Outcome.FAILED, "No such host")
    except TimeoutError:
        return Result(Outcome.FAILED, "It took too long")
    except paramiko.AuthenticationException:
        return Result(Outcome.FAILED, "The server did not take our key or password")
    except FileNotFoundError:
        return Result(Outcome.FAILED, "The folder is not there")
    except PermissionError:
        return Result(Outcome.FAILED, "We may not write there")
    except (paramiko.SSHException, EOFError, OSError) as error:
        late = _is_over(deadline)
        said = "It took too long" if late else f"The connection broke ({type(error).__name__})"
        return Result(Outcome.FAILED, said)
    return Result(Outcome.SENT, answered={"bytes": sum(map(len, files.values()))})


@contextmanager
def _session(endpoint: Endpoint, deadline: Deadline) -> Iterator[tuple[paramiko.SFTPClient, str]]:
    parts = urlsplit(endpoint.address)
    known = {**endpoint.options, **(endpoint.credentials or {})}
    kind, key = _pinned(known)
    if not parts.hostname or not parts.username:
        raise Refused("Not an address like sftp://user@host/folder")
    opened = connect(parts.hostname, parts.port or 22, deadline)
    transport = paramiko.Transport(opened)
    over = threading.Timer(deadline.left(), transport.close)
    over.daemon = True
    over.start()
    try:
        transport.banner_timeout = transport.auth_timeout = deadline.left()
        transport.get_security_options().key_types = RSA if kind == "ssh-rsa" else (kind,)
        transport.start_client(timeout=deadline.left())
        if transport.get_remote_server_key().asbytes() != key:
            raise Refused("The server has another key than the one we know")
        _sign_in(transport, parts, known)
        sftp = paramiko.SFTPClient.from_transport(transport)
        if sftp is None:
            raise Refused("The server has no SFTP")
        yield sftp, parts.path.rstrip("/") or "/"
    finally:
        over.cancel()
        transport.close()
        opened.close()


def _pinned(known: Mapping[str, Any]) -> tuple[str, bytes]:
    """Read ``ssh-ed25519 AAAA…``, also with the host's name before it."""
    words = str(known.get("host_key") or "").split()
    places = [place for place, word in enumerate(words) if word.startswith(("ssh-", "ecdsa-"))]
    try:
        place = places[0]
        return words[place], b64decode(words[place + 1], validate=True)
    except (IndexError, binascii.Error):
        raise Refused("The server's key is not set, or is not as known_hosts has it") from None


def _sign_in(transport: paramiko.Transport, parts: SplitResult, known: Mapping[str, Any]) -> None:
    user = unquote(parts.username or "")
    if words := known.get("private_key"):
        transport.auth_publickey(user, _private_key(str(words)))
    elif password := known.get("password"):
        transport.auth_password(user, str(password))
    else:
        raise Refused("No key and no password to sign in with")


def _private_key(words: str) -> paramiko.PKey:
    for kind in (paramiko.Ed25519Key, paramiko.ECDSAKey, paramiko.RSAKey):
        with contextlib.suppress(paramiko.SSHException, ValueError, IndexError):
            return kind.from_private_key(io.StringIO(words.strip() + "\n"))
    raise Refused("Our private key cannot be read")


def _write(sftp: paramiko.SFTPClient, folder: str, name: str, data: bytes) -> None:
    part, place = f"{folder}/.{name}.part", f"{folder}/{name}"
    with sftp.open(part, "wb") as file:
        file.write(data)
    if sftp.stat(part).st_size != len(data):
        raise Refused("The server did not keep the whole file")
    try:
        sftp.posix_rename(part, place)
    except OSError:  # the server knows only the plain way, which writes over nothing
        with contextlib.suppress(FileNotFoundError):
            sftp.remove(place)
        sftp.rename(part, place)


def _is_over(deadline: Deadline) -> bool:
    try:
        deadline.left()
    except TimeoutError:
        return True
    return False
