"""Takes files from a browser without letting them fill memory or disk.

Django counts only what is not a file against ``DATA_UPLOAD_MAX_MEMORY_SIZE``, and writes files of
any size to a folder under names of their own. Here a small file stays in memory, and a larger one
goes to a file without a name that is gone with the request even if the process is killed. Of one
over the limit no more than the limit is kept. The rest is counted and dropped, so that the form can
still say which file is too large and nothing else that was typed is lost.
"""

from __future__ import annotations

import tempfile
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

IN_MEMORY = 1_000_000
"""Bytes of each file."""


class BoundedUploadHandler(FileUploadHandler):
    """The only upload handler of the site; see the ``UPLOAD_*`` settings."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        """Raises RequestDataTooBig (413) before anything is read of a request beyond measure."""
        if content_length > settings.UPLOAD_MAX_REQUEST_MEGABYTES * 1_000_000:
            raise RequestDataTooBig("The files of one request are too large together.")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.most = settings.UPLOAD_MAX_FILE_MEGABYTES * 1_000_000
        self.held = tempfile.SpooledTemporaryFile(  # noqa: SIM115 - the request closes it
            max_size=IN_MEMORY, dir=settings.FILE_UPLOAD_TEMP_DIR
        )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) <= self.most:
            self.held.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """Give the file. One over the limit is empty and says its true size."""
        if file_size > self.most:
            self.held.truncate(0)
        self.held.seek(0)
        return UploadedFile(
            file=self.held,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        if hasattr(self, "held"):
            self.held.close()
