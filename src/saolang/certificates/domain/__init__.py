"""Certificates: issued, recorded from old lists, replaced, prolonged, withdrawn.

Every function writes its event in its own transaction. A certificate is never removed and its code never used again.
"""

from saolang.certificates.domain.ending import end_early, end_prolongation, prolong, withdraw
from saolang.certificates.domain.giving import Grant, in_force, issue, record_old, replace
from saolang.certificates.domain.printing import save_layout
from saolang.certificates.domain.withdrawing import (
    draft_withdrawal_decision,
    draft_withdrawal_submission,
    drop_withdrawal,
    open_withdrawal,
    record_withdrawal,
    update_withdrawal,
)

__all__ = [
    "Grant",
    "draft_withdrawal_decision",
    "draft_withdrawal_submission",
    "drop_withdrawal",
    "end_early",
    "end_prolongation",
    "in_force",
    "issue",
    "open_withdrawal",
    "prolong",
    "record_old",
    "record_withdrawal",
    "replace",
    "save_layout",
    "update_withdrawal",
    "withdraw",
]
