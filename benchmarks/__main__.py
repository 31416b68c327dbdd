"""`python -m benchmarks [--dossiers N]`: fill a database, measure, print the table. Exit 1 when a budget is missed."""

import argparse
import sys
from pathlib import Path

from benchmarks import data
from benchmarks.timing import table


def main() -> int:
    """Run all benchmarks."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--dossiers", type=int, default=1_000, help="how many dossiers (the budgets are for 10000)")
    options = parser.parse_args()
    with data.throwaway() as folder:
        data.prepare(Path(folder))
        from saolang.cli.django import setup

        setup()
        print(f"Making {options.dossiers} dossiers…", file=sys.stderr, flush=True)
        data.fill(options.dossiers)
        from benchmarks import law, pages, papers, processes
        from saolang.certificates.models import Certificate

        machine = data.machine()
        lines = [*pages.measure(), *law.measure(), *papers.measure()]
        codes = Certificate.objects.order_by("id").values_list("code", flat=True)[:50]
        lines += processes.measure(["/", *(f"/s/{code}" for code in codes)])
        print(f"\n{options.dossiers} dossiers; {machine}; median of 7\n\n{table(lines)}")
    return 0 if all(line.is_within for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
