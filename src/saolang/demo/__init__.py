"""Demonstration data: the real register that a document tells, and an invented province where everything goes on."""
