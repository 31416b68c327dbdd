"""Append-only tables: triggers that refuse UPDATE and DELETE on both databases (DESIGN rule 6).

SQLite drops a table's triggers when a later migration rebuilds the table: such a migration ends with `append_only`
again.
"""

from django.db import migrations
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def statements(connection: BaseDatabaseWrapper, table: str, *, mutable: tuple[str, ...] = ()) -> list[str]:
    """SQL that makes `table` refuse changes; columns in `mutable` may still be updated."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
        watched = ", ".join(f'"{name}"' for name in columns if name not in mutable)
        refuse = "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
        return [
            f'CREATE TRIGGER "{table}_no_update" BEFORE UPDATE OF {watched} ON "{table}" {refuse}',
            f'CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}" {refuse}',
        ]
    arguments = ", ".join(f"'{name}'" for name in mutable)
    return [
        "CREATE OR REPLACE FUNCTION saolang_append_only() RETURNS trigger AS $$ BEGIN "
        "IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - TG_ARGV) = (to_jsonb(OLD) - TG_ARGV) THEN RETURN NEW; END IF; "
        "RAISE EXCEPTION 'append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql",
        f'CREATE TRIGGER "{table}_append_only" BEFORE UPDATE OR DELETE ON "{table}" '
        f"FOR EACH ROW EXECUTE FUNCTION saolang_append_only({arguments})",
    ]


def drop_statements(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    """SQL that undoes `statements`."""
    if connection.vendor == "sqlite":
        return [f'DROP TRIGGER IF EXISTS "{table}_no_{change}"' for change in ("update", "delete")]
    return [f'DROP TRIGGER IF EXISTS "{table}_append_only" ON "{table}"']


def append_only(table: str, *, mutable: tuple[str, ...] = ()) -> migrations.RunPython:
    """The migration operation that freezes `table`."""

    def freeze(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        connection = editor.connection
        for statement in drop_statements(connection, table) + statements(connection, table, mutable=mutable):
            editor.execute(statement, params=None)

    def loosen(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in drop_statements(editor.connection, table):
            editor.execute(statement, params=None)

    return migrations.RunPython(freeze, loosen)
