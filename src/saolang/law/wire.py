"""The exchange format of `saolang score`: a request and its answer as plain JSON values, in printed points."""

import json
from collections.abc import Mapping
from math import isfinite
from typing import Any

from saolang.law.errors import LawError
from saolang.law.load import product_set
from saolang.law.model import HUNDRED
from saolang.law.score import Change, Score, score

FIELDS = {"set", "marks", "eliminated", "wanted_star"}


def printed(points: int) -> int | float:
    """Hundredths as printed points: an integer when whole."""
    return points // HUNDRED if points % HUNDRED == 0 else points / HUNDRED


def parse(text: str | bytes) -> Any:
    """JSON text as values; `LawError` `not_json` for anything that is not JSON, or says the same key twice."""
    try:
        return json.loads(text, object_pairs_hook=_object)
    except (ValueError, RecursionError) as problem:
        raise LawError("not_json", "Nội dung không phải JSON hợp lệ.") from problem


def answer(request: Any) -> dict[str, Any]:
    """Scores one request.

    Args:
        request: `{"set", "marks": {key: printed points}, "eliminated": [rule key], "wanted_star": 3 to 5}`;
            the last two may be missing.

    Raises:
        LawError: whatever is wrong with the request, as a code and a sentence.
    """
    if not isinstance(request, dict):
        raise LawError("wrong_request", "Yêu cầu phải là một đối tượng JSON có “set” và “marks”.")
    for name in request:
        if name not in FIELDS:
            raise LawError("unknown_field", f"Yêu cầu có trường lạ “{name}”.")
    set_id = request.get("set")
    if not isinstance(set_id, str):
        raise LawError("wrong_set", "Trường “set” phải là mã bộ sản phẩm, ví dụ “qd26-2026-09”.")
    sheet = product_set(set_id)
    return answer_json(
        score(sheet, _marks(request), eliminated=_eliminated(request), wanted_star=_wanted_star(request))
    )


def answer_json(result: Score) -> dict[str, Any]:
    """A score as the values of the exchange format."""
    following = result.next_star
    return {
        "set": result.set_id,
        "total": printed(result.total),
        "parts": {code: printed(points) for code, points in result.parts.items()},
        "star_by_total": result.star_by_total,
        "star": result.star,
        "missed_minimums": [
            {"star": item.star, "criterion": item.criterion, "needs": printed(item.needs), "has": printed(item.has)}
            for item in result.missed_minimums
        ],
        "unknown_minimums": [{"star": item.star, "criterion": item.criterion} for item in result.unknown_minimums],
        "eliminated_by": list(result.eliminated_by),
        "next_star": following
        and {
            "star": following.star,
            "points_short": printed(following.points_short),
            "changes": None if following.changes is None else [_change(item) for item in following.changes],
        },
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "criterion": change.criterion,
        "from": printed(change.before),
        "to": printed(change.after),
        "papers": list(change.papers),
    }


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise LawError("repeated_key", "Một đối tượng JSON ghi hai lần cùng một tên.")
    return made


def _marks(request: Mapping[str, Any]) -> dict[str, int]:
    marks = request.get("marks")
    if not isinstance(marks, dict):
        raise LawError("wrong_marks", "Trường “marks” phải là đối tượng JSON: mã tiêu chí và số điểm.")
    return {key: _points(key, value) for key, value in marks.items()}


def _points(key: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_plain(value):
        raise LawError("wrong_points", f"Điểm của tiêu chí “{key}” phải là một số.")
    exact = value * HUNDRED
    made = round(exact)
    # 0.07 * 100 is not 7 in binary, so the printed value is compared, not the product.
    if made / HUNDRED != value:
        raise LawError("unknown_option", f"Tiêu chí “{key}” không có phương án với số điểm này.")
    return made


def _is_plain(value: float) -> bool:
    """Whether a JSON number can be a number of points at all; refuses NaN, infinity and what a float cannot hold."""
    try:
        return isfinite(value) and abs(value) < 1_000_000
    except OverflowError:
        return False


def _eliminated(request: Mapping[str, Any]) -> list[str]:
    keys = request.get("eliminated", [])
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise LawError("wrong_eliminated", "Trường “eliminated” phải là danh sách mã trường hợp bị loại.")
    return keys


def _wanted_star(request: Mapping[str, Any]) -> int | None:
    star = request.get("wanted_star")
    if star is None:
        return None
    if isinstance(star, bool) or not isinstance(star, int | float) or star not in {3, 4, 5}:
        raise LawError("wrong_star", "Hạng sao muốn đạt phải là 3, 4 hoặc 5.")
    return int(star)
