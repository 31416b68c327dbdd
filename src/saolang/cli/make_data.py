"""`saolang make-data --scale commune|province|nation --seed N`: plausible invented data of any size."""

import json
import sys
import time

from saolang.cli import WrongInput
from saolang.cli.arguments import Parser
from saolang.cli.django import setup

USAGE = "saolang make-data --scale commune|province|nation [--seed SỐ]"
LARGEST_SEED = 999_999


def main(arguments: list[str]) -> int:
    """Migrate if needed, make the data, and print what was made as JSON; progress goes to stderr.

    Raises:
        WrongInput: an unknown scale, a seed that is no number, or one that was used here before.
    """
    parser = Parser("make-data", "Tạo dữ liệu giả.", usage=USAGE)
    sizes = ["commune", "province", "nation"]
    parser.add_argument("--scale", required=True, choices=sizes, help="quy mô: một xã, một tỉnh hoặc cả nước")
    parser.add_argument("--seed", type=int, default=1, help=f"hạt giống từ 0 đến {LARGEST_SEED}; cùng số, cùng dữ liệu")
    given = parser.parse_args(arguments)
    if not 0 <= given.seed <= LARGEST_SEED:
        raise WrongInput(f"Hạt giống phải từ 0 đến {LARGEST_SEED}.")
    setup()
    from django.core.management import call_command

    from saolang.core.errors import DomainError
    from saolang.demo.bulk.run import make
    from saolang.demo.bulk.scale import SCALES

    call_command("migrate", verbosity=0, interactive=False)
    start = time.monotonic()
    try:
        made = make(SCALES[given.scale], seed=given.seed, tell=lambda text: print(text, file=sys.stderr, flush=True))
    except DomainError as error:
        raise WrongInput(error.sentence) from error
    print(json.dumps({**made, "seconds": round(time.monotonic() - start, 1)}, ensure_ascii=False))
    return 0
