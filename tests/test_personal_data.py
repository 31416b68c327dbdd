"""The register of personal data names every field that holds something about a person, and no field that is gone."""

import re
from pathlib import Path

from django.apps import apps

from saolang.dossiers.enums import Kind
from saolang.dossiers.form import sections_for

REGISTER = Path(__file__).parent.parent / "docs" / "personal-data.md"
SOUNDS_PERSONAL = re.compile(
    r"phone|email|sex|ethnic|disab|address|full_name|username|representative|signer|actor_name|holder_name"
    r"|birth|identity|citizen|tax_code|decided_by|gender|religion|health"
)
FORM = "dossiers.Dossier.form:"


def registered() -> dict[str, list[str]]:
    """Field → the other cells of its line."""
    lines = re.findall(r"^\| `([\w.:]+)` \|(.+)\|$", REGISTER.read_text("utf-8"), re.MULTILINE)
    return {name: [cell.strip() for cell in rest.split("|")] for name, rest in lines}


def model_fields() -> dict[str, str]:
    """Every own column of our tables: "people.Account.phone" → its short name."""
    models = [model for model in apps.get_models() if model.__module__.startswith("saolang.")]
    return {
        f"{model._meta.label}.{field.name}": field.name for model in models for field in model._meta.concrete_fields
    }


def form_fields() -> dict[str, bool]:
    """Every answer of a dossier: its name and whether it is marked as personal."""
    sections = [section for kind in Kind.values for section in sections_for(kind)]
    return {f"{FORM}{field.key}": field.is_personal for section in sections for field in section.fields}


def test_every_personal_column_is_registered() -> None:
    personal = {name for name, short in model_fields().items() if SOUNDS_PERSONAL.search(short)}
    assert len(personal) > 15
    assert sorted(personal - registered().keys()) == []


def test_every_personal_answer_of_a_dossier_is_registered() -> None:
    answers = form_fields()
    personal = {name for name, marked in answers.items() if marked or SOUNDS_PERSONAL.search(name.removeprefix(FORM))}
    assert {f"{FORM}phone", f"{FORM}representative_sex"} <= personal
    assert sorted(personal - registered().keys()) == []


def test_no_line_names_a_field_that_is_gone() -> None:
    assert sorted(registered().keys() - model_fields().keys() - form_fields().keys()) == []


def test_every_line_says_purpose_readers_and_time() -> None:
    for name, cells in registered().items():
        assert len(cells) == 3, name
        assert all(cells), name
