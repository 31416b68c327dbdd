"""The only code that writes official papers: draft → to sign → issued (frozen), or dropped."""

from saolang.papers.domain.drafting import (
    draft_paper,
    drop_paper,
    give_to,
    mark_signed,
    revise_paper,
    send_to_sign,
    take_back,
    write_paper,
)
from saolang.papers.domain.issuing import attach_signed_file, issue_paper
from saolang.papers.domain.recording import record_paper

__all__ = [
    "attach_signed_file",
    "draft_paper",
    "drop_paper",
    "give_to",
    "issue_paper",
    "mark_signed",
    "record_paper",
    "revise_paper",
    "send_to_sign",
    "take_back",
    "write_paper",
]
