"""The folder of real documents, which stays outside of the project."""

import os
from pathlib import Path

import pytest

VARIABLE = "SAOLANG_CORPUS"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Real documents with their answer keys, from the environment; without them the test says what it skips."""
    given = os.environ.get(VARIABLE)
    if given and (Path(given) / "keys").is_dir():
        return Path(given)
    message = f"real documents with answer keys are needed: set {VARIABLE} to their folder"
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(message)
    pytest.skip(message)
