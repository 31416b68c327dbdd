"""What a reviewer would have to check by hand: room order of foreign keys, migrations, templates."""

import io
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

ROOMS = ["core", "territory", "people", "papers", "producers", "certificates", "dossiers", "councils", "programme"]
SOURCE = Path(__file__).parent.parent / "src" / "saolang"


def test_foreign_keys_point_only_to_the_same_room_or_one_above() -> None:
    wrong = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in ROOMS
        for field in model._meta.concrete_fields
        if field.related_model is not None
        and field.related_model._meta.app_label in ROOMS
        and ROOMS.index(field.related_model._meta.app_label) > ROOMS.index(model._meta.app_label)
    ]
    assert wrong == []


@pytest.mark.django_db
def test_migrations_say_what_the_models_say() -> None:
    out = io.StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out, verbosity=1)
    assert "No changes detected" in out.getvalue()


def test_every_template_is_used() -> None:
    names = {
        str(path.relative_to(folder))
        for folder in SOURCE.rglob("templates")
        for path in folder.rglob("*.html")
        if not str(path.relative_to(folder)).startswith(("allauth/", "account/", "mfa/", "socialaccount/"))
    }
    text = "\n".join(path.read_text("utf-8") for kind in ("*.py", "*.html") for path in SOURCE.rglob(kind))
    by_django = {"400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"}
    unused = sorted(
        name
        for name in names - by_django
        if not any(way in text for way in (name, Path(name).name, f'"{Path(name).stem}"'))
    )
    assert unused == []


def test_no_page_loads_from_another_host() -> None:
    pattern = re.compile(r"""(?:src|href)=["']https?://|url\(["']?https?://|import .*https?://""")
    found = [
        f"{path.relative_to(SOURCE)}: {line.strip()}"
        for kind in ("*.html", "*.css", "*.js", "*.svg")
        for path in SOURCE.rglob(kind)
        for line in path.read_text("utf-8").splitlines()
        if pattern.search(line)
    ]
    assert found == []
