"""An issued paper is frozen in the database too: only its signed file may be added, once (DESIGN rule 6)."""

from django.db import migrations

TABLE = "papers_officialpaper"
OPEN = ("signed_file_id", "signature_note", "version")
TRIGGERS = (
    ("papers_issued_frozen", "UPDATE OF {columns}", "OLD.state = 'issued'"),
    ("papers_signed_file_once", "UPDATE OF signed_file_id, signature_note", "OLD.state = 'issued' AND OLD.signed_file_id IS NOT NULL"),
    ("papers_issued_kept", "DELETE", "OLD.state = 'issued'"),
)


def freeze(apps, editor):
    columns = ", ".join(
        f'"{field.column}"' for field in apps.get_model("papers", "OfficialPaper")._meta.fields if field.column not in OPEN
    )
    if editor.connection.vendor == "postgresql":
        editor.execute(
            "CREATE OR REPLACE FUNCTION papers_frozen() RETURNS trigger AS $$ "
            "BEGIN RAISE EXCEPTION 'append-only'; END $$ LANGUAGE plpgsql"
        )
    for name, event, condition in TRIGGERS:
        event = event.format(columns=columns)
        if editor.connection.vendor == "sqlite":
            body = f"WHEN {condition} BEGIN SELECT RAISE(ABORT, 'append-only'); END"
        else:
            body = f"FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION papers_frozen()"
        editor.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {TABLE} {body}")


def thaw(apps, editor):
    for name, _event, _condition in TRIGGERS:
        table = f" ON {TABLE}" if editor.connection.vendor == "postgresql" else ""
        editor.execute(f"DROP TRIGGER IF EXISTS {name}{table}")


class Migration(migrations.Migration):
    dependencies = [("papers", "0001_initial")]
    operations = [migrations.RunPython(freeze, thaw)]
