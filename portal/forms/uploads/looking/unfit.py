"""Why a file is not taken."""


class Unfit(Exception):
    """A file that we do not take. ``why`` is one of the reasons in ``words.py``.

    ``found`` is what the file looks like, as an ending such as ``exe``, if that can be told.
    """

    def __init__(self, why: str, found: str = "") -> None:
        super().__init__(why)
        self.why, self.found = why, found
