"""How many requests a second an address answers: by wrk where there is one, else from here."""

from __future__ import annotations

import http.client
import re
import shutil
import subprocess
import threading
import time
from urllib.parse import urlsplit

SECONDS = 4
CONNECTIONS = 8
HEADERS = {"Accept-Encoding": "br"}


def rate(address: str, seconds: int = SECONDS) -> float:
    """Answers a second. Raises RuntimeError if any was not a success."""
    return _by_wrk(address, seconds) if shutil.which("wrk") else _from_here(address, seconds)


def _by_wrk(address: str, seconds: int) -> float:
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H", "Accept-Encoding: br"]
    said = subprocess.run([*command, address], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said:
        raise RuntimeError(f"{address} answered with errors:\n{said}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if not found:
        raise RuntimeError(f"wrk said nothing of its rate:\n{said}")
    return float(found[1])


def _from_here(address: str, seconds: int) -> float:
    """Slower than wrk, so ratios come out kinder to slow pages than they are: say so."""
    end = time.monotonic() + seconds
    counts: list[int] = []
    threads = [
        threading.Thread(target=lambda: counts.append(_ask_until(address, end)))
        for _ in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def _ask_until(address: str, end: float) -> int:
    parts = urlsplit(address)
    done = 0
    while time.monotonic() < end:
        connection = http.client.HTTPConnection(parts.netloc, timeout=30)
        connection.request("GET", parts.path or "/", headers=HEADERS)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{address} answered {answer.status}")
        done += 1
    return done
