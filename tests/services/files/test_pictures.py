"""A picture on a page is seen without a bucket and without a proxy; what lies beside it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
BYTES = b"\x89PNG\r\n\x1a\n and so on"


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    for name in ("images/bin.width-400.png", "documents/minutes.pdf", "original_images/bin.png"):
        file = settings.MEDIA_ROOT / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(BYTES)
    (settings.MEDIA_ROOT / "images/page.html").write_text("<script>")
    (tmp_path / "secret.png").write_bytes(BYTES)
    return Path(settings.MEDIA_ROOT)


def test_a_picture_is_shown_and_kept_for_an_hour(client: Client, folder: Path) -> None:
    answer: Any = client.get("/media/images/bin.width-400.png")
    assert b"".join(answer.streaming_content) == BYTES
    assert answer["Content-Type"] == "image/png"
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies


@pytest.mark.parametrize(
    "path",
    [
        "documents/minutes.pdf",
        "original_images/bin.png",
        "images/page.html",
        "images/none.png",
        "images/",
        "images/..%2f..%2fsecret.png",
        "images/%2e%2e/%2e%2e/secret.png",
        "images/..%5c..%5csecret.png",
        "images/bin%00.png",
    ],
)
def test_nothing_else_is(client: Client, folder: Path, path: str) -> None:
    assert client.get(f"/media/{path}").status_code in (400, 404)


def test_where_there_is_a_bucket_nothing_is_looked_for_here(
    client: Client, folder: Path, settings: Any
) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    assert client.get("/media/images/bin.width-400.png").status_code == 404
