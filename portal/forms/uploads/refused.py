"""A file that was not taken."""


class Refused(Exception):
    """Holds one sentence for the person who chose the file: what is wrong, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__("a file was refused")  # never its name, which may say who somebody is
        self.sentence = sentence
