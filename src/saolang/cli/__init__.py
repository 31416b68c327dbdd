"""The command line: `saolang COMMAND`.

A command is a module that is imported only when asked for, so that `score`, `find-unit` and the like
start without Django. What prints JSON prints only JSON; a wrong input is exit 2 and one sentence on stderr.
"""

import importlib
import io
import os
import sys

# name: (module with a function `main(arguments) -> exit code`, what it does)
COMMANDS: dict[str, tuple[str, str]] = {
    "check-law": ("saolang.cli.check_law", "kiểm tra dữ liệu quy định"),
    "score": ("saolang.cli.score", "tính điểm, hạng sao và việc còn thiếu"),
    "find-unit": ("saolang.cli.find_unit", "tìm đơn vị hành chính theo ngày"),
    "words": ("saolang.cli.words", "đọc số thành chữ và ngược lại"),
    "read-document": ("saolang.cli.read_document", "đọc một văn bản hành chính (văn bản, DOCX, PDF)"),
    "demo": ("saolang.cli.demo", "chạy thử với dữ liệu minh họa"),
    "prepare": ("saolang.cli.prepare", "tạo hoặc nâng cấp cơ sở dữ liệu, nạp đơn vị hành chính"),
    "create-admin": ("saolang.cli.create_admin", "tạo tài khoản quản trị hệ thống"),
    "serve": ("saolang.cli.serve", "chạy máy chủ web"),
    "worker": ("saolang.cli.worker", "chạy các việc nền"),
    "make-data": ("saolang.cli.make_data", "tạo dữ liệu giả với quy mô tùy chọn"),
    "verify-log": ("saolang.cli.verify_log", "kiểm tra nhật ký sự kiện"),
    "explain-result": ("saolang.cli.explain_result", "giải thích kết quả của Hội đồng cho một hồ sơ"),
    "import-plan": ("saolang.cli.import_plan", "đọc một kế hoạch thành đề nghị, chờ người nhận"),
    "export": ("saolang.cli.export", "xuất một hồ sơ để kiểm tra độc lập"),
    "backup": ("saolang.cli.backup", "sao lưu dữ liệu và tệp"),
    "restore": ("saolang.cli.restore", "khôi phục từ bản sao lưu"),
}


class WrongInput(Exception):
    """What the user gave cannot be used; the text is a Vietnamese sentence for stderr."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the words after `saolang`; those of the process when None.

    Returns:
        0 when done, 2 when the input was wrong.
    """
    words = sys.argv[1:] if arguments is None else arguments
    name = words[0] if words else "--help"
    if name in {"-h", "--help", "help"}:
        width = max(map(len, COMMANDS))
        print("saolang LỆNH …\n\n" + "\n".join(f"  {key:<{width}}  {about}" for key, (_, about) in COMMANDS.items()))
        return 0
    if name not in COMMANDS:
        print(f"Không có lệnh “{name}”. Gõ saolang --help để xem các lệnh.", file=sys.stderr)
        return 2
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # bytes of the shell that are no text
    try:
        return int(importlib.import_module(COMMANDS[name][0]).main(words[1:]))
    except WrongInput as problem:
        print(problem, file=sys.stderr)
        return 2
    except SystemExit as done:  # argparse, after --help
        return int(done.code or 0)
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as problem:
        sentence = _sentence(problem)
        if sentence is None:
            raise
        print(sentence, file=sys.stderr)
        return 2


def _sentence(problem: Exception) -> str | None:
    """One sentence for what the surroundings refuse: a file, the database. None: a fault of ours, shown as it is."""
    if isinstance(problem, OSError) and problem.filename is not None:
        return f"Không đọc hoặc ghi được “{problem.filename}”; hãy kiểm tra đường dẫn và quyền truy cập."
    if "django.db" not in sys.modules:
        return None
    from saolang.cli.django import database_sentence

    return database_sentence(problem)
