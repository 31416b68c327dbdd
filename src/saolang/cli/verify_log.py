"""`saolang verify-log`: look for changed, inserted, reordered or removed events."""

import json

from saolang.cli.arguments import Parser
from saolang.cli.django import setup


def main(arguments: list[str]) -> int:
    """Print what was found as JSON; 0 when the log is whole, 1 when it is not."""
    Parser("verify-log", "Kiểm tra nhật ký sự kiện.", usage="saolang verify-log").parse_args(arguments)
    setup()
    from saolang.core import events
    from saolang.core.models import Event, EventHead

    faults = [
        {"object_type": fault.object_type, "object_id": fault.object_id, "sentence": fault.sentence}
        for fault in events.verify()
    ]
    report = {"events": Event.objects.count(), "chains": EventHead.objects.count(), "faults": faults}
    print(json.dumps(report, ensure_ascii=False))
    return 1 if faults else 0
