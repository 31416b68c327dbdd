"""Append-only tables: triggers that refuse UPDATE and DELETE on both databases (DESIGN rule 6)."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def create(schema_editor: BaseDatabaseSchemaEditor, table: str, *, mutable: tuple[str, ...] = ()) -> None:
    """Make `table` refuse changes; columns in `mutable` may still be updated."""
    if schema_editor.connection.vendor == "sqlite":
        columns = [
            column.name
            for column in schema_editor.connection.introspection.get_table_description(
                schema_editor.connection.cursor(), table
            )
        ]
        watched = ", ".join(f'"{name}"' for name in columns if name not in mutable)
        schema_editor.execute(
            f'CREATE TRIGGER "{table}_no_update" BEFORE UPDATE OF {watched} ON "{table}" '
            "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
        )
        schema_editor.execute(
            f'CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}" BEGIN SELECT RAISE(ABORT, \'append-only\'); END'
        )
        return
    schema_editor.execute(
        "CREATE OR REPLACE FUNCTION saolang_append_only() RETURNS trigger AS $$ "
        "BEGIN "
        "IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - TG_ARGV) = (to_jsonb(OLD) - TG_ARGV) THEN RETURN NEW; END IF; "
        "RAISE EXCEPTION 'append-only'; END $$ LANGUAGE plpgsql"
    )
    arguments = ", ".join(f"'{name}'" for name in mutable)
    schema_editor.execute(
        f'CREATE TRIGGER "{table}_append_only" BEFORE UPDATE OR DELETE ON "{table}" '
        f"FOR EACH ROW EXECUTE FUNCTION saolang_append_only({arguments})"
    )


def drop(schema_editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Undo `create`."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f'DROP TRIGGER IF EXISTS "{table}_no_update"')
        schema_editor.execute(f'DROP TRIGGER IF EXISTS "{table}_no_delete"')
    else:
        schema_editor.execute(f'DROP TRIGGER IF EXISTS "{table}_append_only" ON "{table}"')


def append_only(table: str, *, mutable: tuple[str, ...] = ()) -> migrations.RunPython:
    """The migration operation that freezes `table`."""
    return migrations.RunPython(
        lambda apps, editor: create(editor, table, mutable=mutable),
        lambda apps, editor: drop(editor, table),
    )
