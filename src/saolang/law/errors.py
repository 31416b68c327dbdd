"""What can be wrong with data of the law or with what is asked of it."""

LONGEST = 300


class LawError(Exception):
    """A refusal with a machine code and a Vietnamese sentence.

    Attributes:
        code: stable name for programs.
        message: the sentence for people.
    """

    def __init__(self, code: str, message: str) -> None:
        # The message may quote what was sent: it stays one printable line.
        line = " ".join(message.encode("utf-8", "replace").decode("utf-8").split())
        self.message = line if len(line) <= LONGEST else line[:LONGEST] + "…"
        super().__init__(self.message)
        self.code = code


class LawDataError(LawError):
    """The data files contradict themselves in a way nobody declared."""

    def __init__(self, message: str) -> None:
        super().__init__("law_data", message)
