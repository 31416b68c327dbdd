"""Backup and restore: one tar file with every row as JSON lines and every stored file.

The format names no database, so a backup of SQLite can be restored into PostgreSQL. A manifest holds the SHA-256
of every member, the schema (last migration of each room) and the number of rows; it is checked before anything is
written.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from django.apps import apps
from django.core.files.base import File
from django.core.files.storage import storages
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from saolang.core import events
from saolang.core.models import StoredFile

FORMAT = 1
_BATCH = 2000
# Made anew on every installation; nothing of the programme is in them.
_LEFT_OUT = {"contenttypes.contenttype", "auth.permission", "sessions.session", "django_tasks_database.dbtaskresult"}


class BackupError(Exception):
    """The file cannot be used, or the target is not empty; the text is a Vietnamese sentence."""


def _tables() -> list[type[models.Model]]:
    """All tables, those of a many-to-many relation too, by name."""
    found = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return sorted(
        (model for model in found if not model._meta.proxy and model._meta.label_lower not in _LEFT_OUT),
        key=lambda model: model._meta.label_lower,
    )


def _schema() -> dict[str, str]:
    """The last applied migration of each app."""
    last: dict[str, str] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        last[app] = max(last.get(app, ""), name)
    return last


def backup(target: Path) -> dict[str, Any]:
    """Write a backup of the database and all files.

    Args:
        target: path of the tar.gz file to write; it must not exist.

    Returns:
        The manifest.

    Raises:
        BackupError: the target exists.
    """
    if target.exists():
        raise BackupError(f"Đã có tệp {target}. Hãy chọn tên khác.")
    partial = target.with_name(target.name + ".part")
    manifest: dict[str, Any] = {"format": FORMAT, "members": {}}
    events.make_anchor()
    with tarfile.open(partial, "w:gz", compresslevel=3) as tar, transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        manifest["schema"] = _schema()
        for model in _tables():
            content, rows = _dump(model)
            _add(tar, manifest, f"rows/{model._meta.label_lower}.jsonl", content, rows=rows)
        for row in StoredFile.objects.order_by("id"):
            with storages[row.store].open(row.key) as stored:
                _add(tar, manifest, f"files/{row.store}/{row.key}", stored.read())
        text = json.dumps(manifest, indent=1, sort_keys=True).encode()
        _write(tar, "manifest.json", text)
    partial.rename(target)
    return manifest


def _dump(model: type[models.Model]) -> tuple[bytes, int]:
    names = [field.attname for field in model._meta.concrete_fields]
    out, count = io.BytesIO(), 0
    for values in model._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=_BATCH):
        out.write(orjson.dumps(dict(zip(names, values, strict=True)), default=str) + b"\n")
        count += 1
    return out.getvalue(), count


def _add(tar: tarfile.TarFile, manifest: dict[str, Any], name: str, content: bytes, **more: Any) -> None:
    manifest["members"][name] = {"sha256": hashlib.sha256(content).hexdigest(), **more}
    _write(tar, name, content)


def _write(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    tar.addfile(info, io.BytesIO(content))


def restore(source: Path) -> dict[str, Any]:
    """Fill an empty database and store from a backup, then bring the schema up to this release.

    Args:
        source: a file that `backup` wrote.

    Returns:
        The manifest.

    Raises:
        BackupError: broken or foreign file, or the database already holds data.
    """
    try:
        with tarfile.open(source, "r:gz") as tar:
            manifest = _checked(tar)
    except (OSError, tarfile.TarError, EOFError, KeyError, ValueError) as error:
        raise BackupError(f"Không đọc được bản sao lưu {source}: tệp hỏng hoặc không phải bản sao lưu.") from error
    tables = _prepare(manifest)
    with tarfile.open(source, "r:gz") as tar:
        _load(tar, manifest, tables)
    call_command("migrate", verbosity=0, interactive=False)
    return manifest


def _checked(tar: tarfile.TarFile) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(_read(tar, "manifest.json"))
    if manifest["format"] != FORMAT:
        raise ValueError("format")
    for name, facts in manifest["members"].items():
        if hashlib.sha256(_read(tar, name)).hexdigest() != facts["sha256"]:
            raise ValueError(name)
    return manifest


def _read(tar: tarfile.TarFile, name: str) -> bytes:
    member = tar.extractfile(name)
    if member is None:
        raise KeyError(name)
    return member.read()


def _prepare(manifest: dict[str, Any]) -> list[type[models.Model]]:
    """Bring an empty database to the schema of the backup; returns our tables as they were in its release."""
    if "core_event" in connection.introspection.table_names():
        for model in _tables():
            if model._meta.app_label == "people" and model._base_manager.exists():
                raise BackupError("Cơ sở dữ liệu đích đã có dữ liệu. Hãy khôi phục vào một nơi trống.")
    state = MigrationExecutor(connection).migrate(list(manifest["schema"].items()))
    known = {model._meta.label: model for model in state.apps.get_models(include_auto_created=True)}
    return [known[model._meta.label] for model in _tables() if model._meta.label in known]


def _load(tar: tarfile.TarFile, manifest: dict[str, Any], tables: list[type[models.Model]]) -> None:
    by_label = {f"rows/{model._meta.label_lower}.jsonl": model for model in tables}
    with transaction.atomic():
        for name in manifest["members"]:
            if name in by_label:
                _insert(by_label[name], _read(tar, name))
            elif name.startswith("files/"):
                _prefix, store, key = name.split("/", 2)
                if not storages[store].exists(key):
                    storages[store].save(key, File(io.BytesIO(_read(tar, name))))
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(by_label.values())):
                cursor.execute(statement)


def _insert(model: type[models.Model], content: bytes) -> None:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    # Rows that a migration made (the single counter of chains) give way to those of the backup.
    model._base_manager.all()._raw_delete(connection.alias)
    for lines in _batches(content):
        rows = [
            model(
                **{name: fields[name].to_python(value) for name, value in orjson.loads(line).items() if name in fields}
            )
            for line in lines
        ]
        model._base_manager.bulk_create(rows)


def _batches(content: bytes) -> Iterator[list[bytes]]:
    lines = content.splitlines()
    for start in range(0, len(lines), _BATCH):
        yield lines[start : start + _BATCH]
