"""`saolang score`: the result of score sheets as JSON (see `saolang.law.wire` for the format)."""

import json
import sys
from pathlib import Path
from typing import Any

from saolang.cli import WrongInput
from saolang.cli.arguments import Parser
from saolang.law import wire
from saolang.law.errors import LawError

USAGE = "saolang score --set MÃ_BỘ TỆP.json, hoặc saolang score --batch với các dòng JSON ở đầu vào chuẩn"


def main(arguments: list[str]) -> int:
    """Scores one file, or a line of standard input after another; 0 when all were good, 2 when one was not."""
    parser = Parser("score", "Tính điểm, hạng sao và việc còn thiếu.", usage=USAGE)
    parser.add_argument("--set", dest="set_id", metavar="MÃ_BỘ", help="bộ sản phẩm, ví dụ qd26-2026-09")
    parser.add_argument("--batch", action="store_true", help="mỗi dòng JSON trên đầu vào chuẩn là một yêu cầu")
    parser.add_argument("file", nargs="?", metavar="TỆP", help="tệp JSON có “marks”; “-” là đầu vào chuẩn")
    given = parser.parse_args(arguments)
    if given.batch:
        if given.file is not None or given.set_id is not None:
            raise WrongInput(f"--batch đọc đầu vào chuẩn, không nhận --set hay tệp; hãy dùng: {USAGE}.")
        return _batch()
    if given.file is None:
        raise WrongInput(f"Thiếu tệp điểm; hãy dùng: {USAGE}.")
    try:
        print(_text(wire.answer(_with_set(wire.parse(_read(given.file)), given.set_id))))
    except LawError as problem:
        raise WrongInput(problem.message) from problem
    return 0


def _batch() -> int:
    """Every line gets a line back; a bad one does not stop the rest."""
    status = 0
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        try:
            made = wire.answer(wire.parse(line))
        except LawError as problem:
            made, status = {"error": {"code": problem.code, "message": problem.message}}, 2
        print(_text(made), flush=True)
    if status:
        print("Có dòng không tính được; xem các dòng có “error”.", file=sys.stderr)
    return status


def _read(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except (OSError, ValueError) as problem:
        raise WrongInput(f"Không đọc được tệp “{name}”.") from problem


def _with_set(request: Any, set_id: str | None) -> Any:
    """The request with the set of the command line; the file may repeat it, not contradict it."""
    if set_id is None or not isinstance(request, dict):
        return request
    written = request.setdefault("set", set_id)
    if isinstance(written, str) and written != set_id:
        raise WrongInput(f"Tệp ghi bộ “{written}” khác với --set {set_id}.")
    return request


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
