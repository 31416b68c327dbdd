"""One summary of the whole law data, for `saolang check-law` and for the health page."""

from typing import Any

from saolang.law import finder, load, read, routes
from saolang.law.check import Finding, regime_findings, set_findings
from saolang.law.errors import LawError


def report() -> dict[str, Any]:
    """Reads everything again, and lists errors and declared gaps.

    Returns:
        `{"regimes": [{"code", "sets", "criteria", "options", "knock_outs", "hash"}], "sets", "routes", "errors",
        "declared_gaps": [{"where", "kind", "text"}]}`.
    """
    found: list[Finding] = []
    regimes = [_regime(code, found) for code in load.REGIME_CODES]
    errors = [finding.text for finding in found if not finding.declared]
    errors += _broken_questions() + routes.problems()
    return {
        "regimes": regimes,
        "sets": sum(item["sets"] for item in regimes),
        "routes": [route.code for route in routes.routes()],
        "errors": errors,
        "declared_gaps": [
            {"where": f"{item.owner} {item.where}".strip(), "kind": item.kind, "text": item.text}
            for item in found
            if item.declared
        ],
    }


def _regime(code: str, found: list[Finding]) -> dict[str, Any]:
    # The loaders of `load` refuse a defect; here all of them are wanted, so the sheets are read past that refusal.
    regime = load.regime(code)
    found += regime_findings(regime)
    sheets = [read.product_set(load.document(f"{code}/sets/{number[-2:]}.json")) for number in regime.set_ids]
    for sheet in sheets:
        found += set_findings(sheet, regime, load.evidence())
    listed = {sheet.id for sheet in sheets}
    for path in sorted((load.DATA / code / "sets").glob("*.json")):
        if f"{code}-{path.stem}" not in listed:
            text = f"{code}: phiếu {path.stem} không có trong danh mục."
            found.append(Finding(code, "unlisted_set", path.stem, text))
    criteria = [criterion for sheet in sheets for criterion in sheet.criteria]
    return {
        "code": code,
        "decision": regime.decision,
        "computable": regime.computable,
        "sets": len(sheets),
        "criteria": len(criteria),
        "options": sum(len(criterion.options) for criterion in criteria),
        "star_minimums": sum(len(criterion.minimums) for criterion in criteria),
        "knock_outs": sum(len(sheet.knock_outs) for sheet in sheets),
        "hash": load.law_hash(code),
    }


def _broken_questions() -> list[str]:
    made: list[str] = []
    for code in load.REGIME_CODES:
        try:
            reached = finder.reachable_sets(code)
        except LawError:
            continue
        wrong = sorted(set(load.regime(code).set_ids) ^ set(reached))
        made += [f"{code}: câu hỏi không dẫn tới bộ {item}, hoặc dẫn tới bộ không có." for item in wrong]
    return made
