"""The one error of this room."""


class DocumentError(ValueError):
    """A document cannot be built, read or written.

    ``code`` is stable and for programs; the message is one Vietnamese sentence for people.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
