"""Stored files: kept once under their SHA-256; private and public are two stores (DESIGN rule 13)."""

import hashlib
from typing import IO, BinaryIO

from django.core.files.base import File
from django.core.files.storage import storages
from django.db import IntegrityError, transaction

from saolang.core import clock
from saolang.core.models import StoredFile

CHUNK = 1024 * 1024


def store(content: BinaryIO, *, media_type: str, public: bool = False) -> StoredFile:
    """Keep a file; the same content is kept once.

    Args:
        content: a seekable binary file; read from its start.
        media_type: what it was found to be (see `saolang.core.sniff`), not what its name says.
        public: whether anyone may read it.
    """
    digest, size = hashlib.sha256(), 0
    content.seek(0)
    while block := content.read(CHUNK):
        digest.update(block)
        size += len(block)
    name = StoredFile.Store.PUBLIC if public else StoredFile.Store.PRIVATE
    row = StoredFile.objects.filter(sha256=digest.hexdigest(), store=name).first()
    row = row or StoredFile(
        sha256=digest.hexdigest(), store=name, size=size, media_type=media_type, created_at=clock.now()
    )
    if not storages[name].exists(row.key):
        content.seek(0)
        storages[name].save(row.key, File(content))
    return row if row.pk else _insert(row)


def _insert(row: StoredFile) -> StoredFile:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # two people sent the same file at once: the first row serves both
        return StoredFile.objects.get(sha256=row.sha256, store=row.store)
    return row


def open_file(row: StoredFile) -> IO[bytes]:
    """The content, opened for reading; close it."""
    return storages[row.store].open(row.key, "rb")


def read_file(row: StoredFile) -> bytes:
    """The whole content, for files that are known to be small."""
    with open_file(row) as content:
        return content.read()
