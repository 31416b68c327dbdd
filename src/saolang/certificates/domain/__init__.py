"""Certificates: issued, recorded from old lists, replaced, prolonged, withdrawn.

Every function writes its event in its own transaction. A certificate is never removed and its code never used again.
"""

from saolang.certificates.domain.ending import end_prolongation, prolong, withdraw
from saolang.certificates.domain.giving import Grant, in_force, issue, record_old, replace

__all__ = ["Grant", "end_prolongation", "in_force", "issue", "prolong", "record_old", "replace", "withdraw"]
