"""`saolang restore FILE`: fill an empty installation from a backup."""

import json
from pathlib import Path

from saolang.cli import WrongInput
from saolang.cli.arguments import Parser
from saolang.cli.backup import summary
from saolang.cli.django import setup


def main(arguments: list[str]) -> int:
    """Restore, check the event log, and print what was read as JSON."""
    parser = Parser("restore", "Khôi phục từ bản sao lưu vào nơi trống.", usage="saolang restore TỆP.tar.gz")
    parser.add_argument("file", metavar="TỆP", type=Path, help="bản sao lưu .tar.gz")
    options = parser.parse_args(arguments)
    setup()
    from saolang.core import events
    from saolang.core.backup import BackupError, restore

    try:
        manifest = restore(options.file)
    except BackupError as error:
        raise WrongInput(str(error)) from error
    faults = sum(1 for _fault in events.verify())
    print(json.dumps({**summary(options.file, manifest), "log_faults": faults}, ensure_ascii=False))
    return 1 if faults else 0
