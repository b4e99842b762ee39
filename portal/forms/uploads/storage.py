"""Where files lie: with the other private files. Known here by its old name."""

from portal.integration.private_files import (
    PrivateFolder,
    all_names,
    erase,
    fetch,
    keep,
    new_name,
    private,
)

__all__ = ["PrivateFolder", "all_names", "erase", "fetch", "keep", "new_name", "private"]
