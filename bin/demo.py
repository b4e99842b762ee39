"""Seeds and serves the demonstration: database, pages, web server and worker, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PORT = os.environ.get("PORT", "8000")
ADDRESS = f"http://127.0.0.1:{PORT}"
ENV = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
    "PUBLIC_URL": ADDRESS,
    "WEB_CONCURRENCY": "2",
    **os.environ,
}
BIN = Path(sys.executable).parent
CHECKED = "--skip-checks"
"""``migrate`` has checked the settings already, and has said what there is to say of them."""


def manage(*words: str) -> None:
    subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=ENV, check=True)


def start(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([str(BIN / words[0]), *words[1:]], cwd=ROOT, env=ENV)


def is_up() -> bool:
    try:
        with urllib.request.urlopen(f"{ADDRESS}/healthz", timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def is_taken(port: int) -> bool:
    """Whether some program listens on a port, be it the portal or not."""
    with socket.socket() as ours:
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            ours.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def port_for_the_sandbox() -> int:
    """A hundred above our own, or any that is free."""
    usual = int(PORT) + 100
    if usual < 65536 and not is_taken(usual):
        return usual
    with socket.create_server(("127.0.0.1", 0)) as ours:
        return int(ours.getsockname()[1])


def main() -> int:
    if not (PORT.isdecimal() and 0 < int(PORT) < 65536):
        print("PORT must be a number from 1 to 65535.")
        return 1
    if is_taken(int(PORT)):
        print(f"We cannot listen on {ADDRESS}. Stop what does, or choose another PORT.")
        return 1
    sandbox = port_for_the_sandbox()
    ENV.setdefault("SANDBOX_URL", f"http://127.0.0.1:{sandbox}")
    manage("migrate", "--verbosity=0")
    manage("load_demo", CHECKED)
    manage("collectstatic", "--noinput", "--verbosity=0", CHECKED)
    processes = [
        # Browsers open connections before they need them. With no proxy in front, each of those
        # would hold up a synchronous worker until it times out; threads wait for none.
        start(
            "gunicorn",
            *("--config=gunicorn.conf.py", "--worker-class=gthread", "--threads=4"),
            *(f"--bind=127.0.0.1:{PORT}", "portal.wsgi"),
        ),
        start("python", "manage.py", "qcluster", CHECKED),
        start(
            "python",
            *("manage.py", "sandbox_back_office", f"--port={sandbox}", f"--portal={ADDRESS}"),
        ),
    ]
    signal.signal(signal.SIGTERM, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
    try:
        while not is_up():
            if any(process.poll() is not None for process in processes):
                return 1
            time.sleep(0.2)
        print(f"\n  The site       {ADDRESS}/")
        print(f"  The admin      {ADDRESS}/admin/")
        print(f"  The sandbox    {ENV['SANDBOX_URL']}/ (it plays the council's back office)")
        manage("demo_sign_in")
        print("  Stop with Ctrl-C.\n", flush=True)
        while all(process.poll() is None for process in processes):
            time.sleep(0.5)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        for again in (signal.SIGTERM, signal.SIGINT):
            signal.signal(again, signal.SIG_IGN)  # who asks twice is not answered by a traceback
        for process in processes:
            process.send_signal(signal.SIGTERM)
        for process in processes:
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


if __name__ == "__main__":
    sys.exit(main())
