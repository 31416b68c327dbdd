"""`saolang backup FILE`: every row and every stored file in one tar.gz."""

import json
from pathlib import Path

from saolang.cli import WrongInput
from saolang.cli.arguments import Parser
from saolang.cli.django import setup


def main(arguments: list[str]) -> int:
    """Write the backup and print what is in it as JSON."""
    parser = Parser("backup", "Sao lưu dữ liệu và tệp.", usage="saolang backup TỆP.tar.gz")
    parser.add_argument("file", metavar="TỆP", type=Path, help="tệp .tar.gz sẽ được tạo")
    options = parser.parse_args(arguments)
    setup()
    from saolang.core.backup import BackupError, backup

    try:
        manifest = backup(options.file)
    except BackupError as error:
        raise WrongInput(str(error)) from error
    print(json.dumps(summary(options.file, manifest), ensure_ascii=False))
    return 0


def summary(file: Path, manifest: dict) -> dict:  # type: ignore[type-arg]
    """File, number of rows and number of stored files."""
    members = manifest["members"]
    return {
        "file": str(file),
        "rows": sum(facts.get("rows", 0) for facts in members.values()),
        "files": sum(name.startswith("files/") for name in members),
    }
