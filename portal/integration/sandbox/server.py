"""The sandbox's web server: one thread for each request."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Callable, Mapping
from http.client import responses
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from . import housing, open311, paying
from .book import Book
from .faults import BadFault, Faults
from .page import page
from .receiving import NotOurs, NotUnderstood, Receiver, as_json
from .scheduler import panel
from .scheduler import web as slots

MOST_BYTES = 2_000_000
HTML = "text/html; charset=utf-8"
JSON = "application/json"
Ask = Callable[[str, str, Mapping[str, str], bytes], slots.Reply]
"""Asks a system with a method, the path below where its addresses begin, headers and a body."""
CUT = struct.pack("ii", 1, 0)
"""SO_LINGER of no seconds: closing sends a reset."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self,
        port: int,
        book: Book,
        faults: Faults,
        receiver: Receiver,
        scheduler: slots.Scheduler,
        homes: housing.Housing,
        payments: paying.Paying,
    ) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.book, self.faults, self.receiver = book, faults, receiver
        self.scheduler = scheduler
        self.systems: dict[str, Ask] = {
            slots.BEGINS: scheduler.answer,
            housing.BEGINS: homes.answer,
            paying.BEGINS: payments.answer,
        }

    def page(self, said: str = "") -> bytes:
        return page(self.book, self.faults, panel.panel(self.scheduler.diary), said)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing is said of a caller that has gone."""
        self.book.count("connections that ended early")


class Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = 30  # seconds that a caller may keep silent

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/":
            self._answer(200, self.server.page(), HTML)
        elif path == "/state.json":
            self._answer(200, as_json(self.server.book))
        elif path == "/slots/state.json":
            self._answer(200, panel.as_json(self.server.book))
        elif path == "/healthz":
            self._answer(200, b'{"status": "ok"}')
        else:
            self._ask("GET", path, b"")

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            self._answer(413 if length.isdecimal() else 411)
            return
        body = self.rfile.read(int(length))
        match urlsplit(self.path).path:
            case "/webhooks":
                self._take(self._webhook, body)
            case "/open311/v2/requests.json":
                self._take(self._open311, body)
            case "/faults":
                self._set_faults(body)
            case "/slots/push":
                self._push(body)
            case path:
                self._ask("POST", path, body)

    def _take(self, take: Any, body: bytes) -> None:
        """Take what came, or do what a fault asks for instead."""
        faults = self.server.faults
        if faults.happens("gone"):
            self._on_purpose("gone", 410)
        elif error := faults.happens("error"):
            self._on_purpose("error", int(error.value))
        elif faults.happens("lost"):
            self._on_purpose("lost", 200)
        else:
            status, answer = take(body)
            if faults.happens("reset"):
                self.server.book.count("on purpose: reset")
                self._cut()
                return
            if slow := faults.happens("slow"):
                self.server.book.count("on purpose: slow")
                time.sleep(slow.value)
            self._answer(status, answer)

    def _on_purpose(self, name: str, status: int) -> None:
        self.server.book.count(f"on purpose: {name}")
        self._answer(status)

    def _webhook(self, body: bytes) -> tuple[int, bytes]:
        try:
            new = self.server.receiver.take(self._headers(), body)
        except NotOurs:
            return 401, b""
        except NotUnderstood:
            return 400, b""
        return 200, json.dumps({"new": new}).encode()

    def _open311(self, body: bytes) -> tuple[int, bytes]:
        try:
            return 201, open311.take(self.server.receiver, self._headers(), body)
        except open311.Incomplete as error:
            return 400, json.dumps([{"code": 400, "description": str(error)}]).encode()

    def _ask(self, method: str, path: str, body: bytes) -> None:
        """Ask the system whose address it is."""
        for begins, ask in self.server.systems.items():
            if path.startswith(begins):
                self._reply(ask(method, path.removeprefix(begins), self._headers(), body))
                return
        self._answer(404)

    def _reply(self, reply: slots.Reply) -> None:
        if reply.cut:
            self._cut()
        elif reply.to:
            self._lead(reply.to)
        else:
            self._answer(reply.status, reply.body, reply.type)

    def _push(self, body: bytes) -> None:
        """From the page's buttons, or ``reference=A-1001``: the appointment is one state on."""
        if self._is_ours():
            for reference in parse_qs(body.decode(errors="replace")).get("reference", []):
                self.server.scheduler.diary.push(reference)
            self._lead("/")

    def _is_ours(self) -> bool:
        """Whether the page's own buttons or a script sent it; answers any other."""
        ours = (self.server.address, f"http://localhost:{self.server.server_port}")
        if self.headers.get("Origin", ours[0]) in ours:
            return True
        self._answer(403)
        return False

    def _set_faults(self, body: bytes) -> None:
        """From the page's buttons, or ``fault=slow=5:3`` once or more; ``fault=`` ends all."""
        if not self._is_ours():
            return
        form = parse_qs(body.decode(errors="replace"), keep_blank_values=True)
        faults = self.server.faults
        try:
            for spelt in form.get("fault", []):
                faults.set(spelt) if spelt else faults.clear()
            if "name" in form:
                value = f"={form['value'][0]}" if form.get("value") else ""
                faults.set(f"{form['name'][0]}{value}:{form.get('often', ['100%'])[0]}")
        except BadFault as error:
            self._answer(422, self.server.page(str(error)), HTML)
            return
        self._lead("/")

    def _lead(self, to: str) -> None:
        self.send_response(303)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _headers(self) -> Mapping[str, str]:
        return dict(self.headers.items())

    def _answer(self, status: int, body: bytes = b"", type_: str = JSON) -> None:
        self.send_response(status, responses.get(status, "On purpose"))
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _cut(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, CUT)
        self.close_connection = True
        self.wfile.close()
        self.rfile.close()
        self.connection.close()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged: the page says what has happened."""
