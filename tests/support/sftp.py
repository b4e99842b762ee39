"""An SFTP server on this machine over one folder, which misbehaves on request."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import paramiko
from paramiko import SFTPAttributes, SFTPHandle, SFTPServer, SFTPServerInterface

USER, PASSWORD = "portal", "a password for this machine only"


class SftpServer:
    """``fault``: "", "silent" (never speaks), "no posix rename", "full" or "short"."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = paramiko.ECDSAKey.generate()
        self.may_enter: paramiko.PKey | None = None
        self.fault = ""
        self.renamed: list[str] = []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.transports: list[paramiko.Transport] = []

    @property
    def address(self) -> str:
        return f"sftp://{USER}@127.0.0.1:{self.listening.getsockname()[1]}/in"

    @property
    def host_key(self) -> str:
        return f"{self.key.get_name()} {self.key.get_base64()}"

    def run(self) -> None:
        while True:
            try:
                opened, _ = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self.talk, args=(opened,), daemon=True).start()

    def talk(self, opened: socket.socket) -> None:
        if self.fault == "silent":
            time.sleep(3)
            opened.close()
            return
        transport = paramiko.Transport(opened)
        self.transports.append(transport)
        transport.add_server_key(self.key)
        transport.set_subsystem_handler("sftp", SFTPServer, _Folder, self)
        try:
            transport.start_server(server=_Door(self))
        except (paramiko.SSHException, EOFError, OSError):
            return  # whoever called has gone


class _Door(paramiko.ServerInterface):
    def __init__(self, server: SftpServer) -> None:
        self.server = server

    def get_allowed_auths(self, username: str) -> str:
        return "password,publickey"

    def check_auth_password(self, username: str, password: str) -> int:
        right = (username, password) == (USER, PASSWORD)
        return paramiko.AUTH_SUCCESSFUL if right else paramiko.AUTH_FAILED

    def check_auth_publickey(self, username: str, key: paramiko.PKey) -> int:
        right = username == USER and key == self.server.may_enter
        return paramiko.AUTH_SUCCESSFUL if right else paramiko.AUTH_FAILED

    def check_channel_request(self, kind: str, chanid: int) -> int:
        return paramiko.OPEN_SUCCEEDED


class _File(SFTPHandle):
    def __init__(self, server: SftpServer, file: Any, flags: int) -> None:
        super().__init__(flags)
        self.server, self.writefile, self.readfile = server, file, file

    def write(self, offset: int, data: bytes) -> Any:
        if self.server.fault == "full":
            return paramiko.SFTP_FAILURE
        if self.server.fault == "short":
            return paramiko.SFTP_OK
        return super().write(offset, data)


class _Folder(SFTPServerInterface):
    def __init__(self, door: Any, server: SftpServer) -> None:
        super().__init__(door)
        self.server = server

    def place(self, path: str) -> Path:
        return self.server.folder / path.lstrip("/")

    def stat(self, path: str) -> Any:
        try:
            return SFTPAttributes.from_stat(self.place(path).stat())
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or 0)

    lstat = stat

    def open(self, path: str, flags: int, attr: SFTPAttributes) -> Any:
        try:
            opened = os.open(self.place(path), flags, 0o600)
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or 0)
        return _File(self.server, os.fdopen(opened, "wb"), flags)

    def remove(self, path: str) -> int:
        try:
            self.place(path).unlink()
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or 0)
        return paramiko.SFTP_OK

    def rename(self, oldpath: str, newpath: str) -> int:
        if self.place(newpath).exists():
            return paramiko.SFTP_FAILURE
        return self.posix_rename(oldpath, newpath, plain=True)

    def posix_rename(self, oldpath: str, newpath: str, plain: bool = False) -> int:
        if self.server.fault == "no posix rename" and not plain:
            return paramiko.SFTP_OP_UNSUPPORTED
        self.place(oldpath).replace(self.place(newpath))
        self.server.renamed.append(Path(newpath).name)
        return paramiko.SFTP_OK


@contextmanager
def serving(folder: Path) -> Iterator[SftpServer]:
    """Serve a folder, with a folder ``in``, until the end of the block."""
    (folder / "in").mkdir()
    server = SftpServer(folder)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.listening.shutdown(socket.SHUT_RDWR)
        server.listening.close()
        for transport in server.transports:
            transport.close()
        thread.join(timeout=5)
