"""Flush for tests: append-only triggers refuse to empty their tables, so they step aside while this runs."""

from typing import Any

from django.core.management.commands import flush
from django.db import connections


class Command(flush.Command):
    """`flush`, with the append-only triggers of SQLite dropped and made again."""

    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        if connection.vendor != "sqlite":
            super().handle(**options)
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            found = cursor.fetchall()
            for name, _sql in found:
                cursor.execute(f'DROP TRIGGER "{name}"')
        try:
            super().handle(**options)
        finally:
            with connection.cursor() as cursor:
                for _name, sql in found:
                    cursor.execute(sql)
