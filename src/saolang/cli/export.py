"""`saolang export --dossier N --to FOLDER`: a dossier that anyone can verify without this software (DESIGN rule 6)."""

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from saolang.cli import WrongInput
from saolang.cli.arguments import Parser
from saolang.cli.django import setup

if TYPE_CHECKING:
    from django.db.models import Model

    from saolang.core.models import StoredFile
    from saolang.dossiers.models import Dossier
    from saolang.papers.models import OfficialPaper

VERIFIER = Path(__file__).with_name("verify_export.txt")  # copied as verify.py


def main(arguments: list[str]) -> int:
    """Write the folder and print what is in it as JSON.

    Raises:
        WrongInput: no such dossier, one that was not filed yet, or a folder that holds something.
    """
    usage = "saolang export --dossier SỐ --to THƯ_MỤC"
    parser = Parser("export", "Xuất một hồ sơ để kiểm tra độc lập.", usage=usage)
    about = "mã số sản phẩm, Phiếu số, số thứ tự hoặc UUID của hồ sơ"
    parser.add_argument("--dossier", required=True, metavar="SỐ", help=about)
    parser.add_argument("--to", required=True, type=Path, metavar="THƯ_MỤC", help="thư mục mới, sẽ được tạo")
    given = parser.parse_args(arguments)
    setup()
    dossier = find_dossier(given.dossier)
    if not dossier.submitted_at:
        raise WrongInput(f"Hồ sơ “{dossier}” chưa nộp nên chưa có bản cố định để xuất.")
    if given.to.exists() and (not given.to.is_dir() or any(given.to.iterdir())):
        raise WrongInput(f"Thư mục {given.to} đã có nội dung. Hãy chọn một thư mục mới.")
    print(json.dumps(write(dossier, given.to), ensure_ascii=False))
    return 0


def find_dossier(text: str) -> "Dossier":
    """A dossier by UUID, product code, Phiếu số or its number in this installation."""
    from saolang.dossiers.models import Dossier

    rows, text = Dossier.objects.select_related("product__producer__organisation"), text.strip()
    try:
        found = list(rows.filter(uuid=UUID(text)))
    except ValueError:
        found = list(rows.filter(product_code=text)) if text else []
        found = found or list(rows.filter(receipts__number_text=text).distinct())
        if not found and re.fullmatch(r"[0-9]{1,18}", text):
            found = list(rows.filter(pk=int(text)))
    if len(found) > 1:
        raise WrongInput(f"“{text}” chỉ nhiều hồ sơ: " + ", ".join(str(one.uuid) for one in found) + ".")
    if not found:
        raise WrongInput(f"Không có hồ sơ “{text[:80]}”.")
    return found[0]


def write(dossier: "Dossier", folder: Path) -> dict[str, Any]:
    """Fill a new folder; returns its index."""
    from saolang.papers.queries import about

    folder.mkdir(parents=True, exist_ok=True)
    made = _Folder(folder)
    for submission in dossier.submissions.all():
        made.text(f"submission-{submission.no}.json", submission.content)
    papers = list(about(dossier).order_by("id"))
    made.text("papers.json", json.dumps([_told(paper) for paper in papers], ensure_ascii=False, indent=1))
    for stored in {row.sha256: row for row in _files(dossier, papers)}.values():
        made.stored(stored)
    chains = _events(_objects(dossier, papers), made)
    made.text("verify.py", VERIFIER.read_text(encoding="utf-8"))
    made.text("README.md", _readme(dossier, made.files))
    index = {"dossier": str(dossier.uuid), "files": made.files, **chains}
    (folder / "index.json").write_text(json.dumps(index, ensure_ascii=False, indent=1), encoding="utf-8")
    return {"folder": str(folder), "files": len(made.files), "chains": len(chains["chains"])}


class _Folder:
    """Writes files and remembers the hash of each."""

    def __init__(self, path: Path) -> None:
        self.path, self.files = path, {}
        (path / "files").mkdir()

    files: dict[str, str]

    def text(self, name: str, content: str) -> None:
        """A text file, byte for byte as given."""
        (self.path / name).write_bytes(content.encode())
        self.files[name] = hashlib.sha256(content.encode()).hexdigest()

    def stored(self, row: "StoredFile") -> None:
        """A stored file under its own hash; what the index says comes from the database, not from the copy."""
        from saolang.core import files

        name = f"files/{row.sha256}"
        with files.open_file(row) as source, (self.path / name).open("wb") as target:
            while block := source.read(files.CHUNK):
                target.write(block)
        self.files[name] = row.sha256


def _files(dossier: "Dossier", papers: list["OfficialPaper"]) -> Iterable["StoredFile"]:
    """Every file that a frozen version names, and the frozen and signed files of the papers."""
    from saolang.core.models import StoredFile

    named = {
        file["sha256"] for content in dossier.submissions.values_list("content", flat=True)
        for file in json.loads(content)["files"]
    }  # fmt: skip
    yield from StoredFile.objects.filter(sha256__in=named, store=StoredFile.Store.PRIVATE).order_by("id")
    for paper in papers:
        yield from filter(None, (paper.frozen_pdf, paper.frozen_docx, paper.signed_file))


def _told(paper: "OfficialPaper") -> dict[str, Any]:
    kept = {"pdf": paper.frozen_pdf, "docx": paper.frozen_docx, "signed": paper.signed_file}
    return {
        "title": paper.title,
        "organisation": paper.organisation.name,
        "state": paper.state,
        "number": paper.number_text,
        "issued_on": paper.issued_on.isoformat() if paper.issued_on else None,
        "signer": " ".join(filter(None, (paper.signer_post, paper.signer_name))),
        "files": {name: row.sha256 for name, row in kept.items() if row},
    }


def _objects(dossier: "Dossier", papers: list["OfficialPaper"]) -> list["Model"]:
    """What happened to these is part of the history of the dossier."""
    from saolang.certificates.models import Certificate
    from saolang.councils.models import Sheet

    parts = [getattr(dossier, name, None) for name in ("assessment", "office_check")]
    return [
        dossier,
        dossier.product,
        *(part for part in parts if part),
        *dossier.completion_requests.order_by("id"),
        *papers,
        *Sheet.objects.filter(entry__dossier=dossier).order_by("id"),
        *Certificate.objects.filter(dossier=dossier.uuid).order_by("id"),
    ]


def _events(objects: list["Model"], made: _Folder) -> dict[str, Any]:
    """events.jsonl with the whole chain of each object; returns the number and the last link of each chain."""
    from saolang.core import events
    from saolang.core.models import EventHead

    lines, chains, heads = [], {}, {}
    for obj in objects:
        key = {"object_type": obj._meta.label_lower, "object_id": obj.uuid}  # type: ignore[attr-defined]
        head = EventHead.objects.filter(**key).first()
        if head is None:
            continue
        name = f"{head.object_type}|{head.object_id}"
        chains[name], heads[name] = head.chain, head.hash
        for event in reversed(events.history(obj)):
            lines.append(events.canonical({**events.sealed(event), "hash": event.hash}))
    made.text("events.jsonl", "\n".join(lines) + "\n")
    return {"chains": chains, "heads": heads}


def _readme(dossier: "Dossier", files: dict[str, str]) -> str:
    note = "\n**DỮ LIỆU MINH HỌA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ**\n" if dossier.commune.illustration else ""
    versions = "\n".join(f"- `{name}`: SHA-256 `{files[name]}`" for name in files if name.startswith("submission-"))
    return f"""# Hồ sơ “{dossier.product.name}” của {dossier.product.producer.organisation.name}
{note}
Mã số sản phẩm: {dossier.product_code or "chưa có"}. Mã hồ sơ: {dossier.uuid}. Nơi nhận: {dossier.commune.name}.

Thư mục này gồm:

- `submission-1.json`, `submission-2.json`, …: từng bản hồ sơ đúng như lúc nộp, không sửa được nữa;
- `files/`: giấy tờ kèm theo và văn bản đã ban hành, tên tệp là mã SHA-256 của nội dung;
- `papers.json`: các văn bản về hồ sơ, với số, ngày, người ký;
- `events.jsonl`: nhật ký, mỗi dòng nối với dòng trước bằng mã băm (không ghi tên người);
- `index.json`: mã SHA-256 của từng tệp và đầu, cuối của từng chuỗi nhật ký;
- `verify.py`: chương trình ngắn để tự kiểm tra.

## Kiểm tra

Chạy `python3 verify.py` trong thư mục này; không cần phần mềm nào khác. Để chắc chắn bản xuất chưa bị thay cả bộ,
hãy so mã của bản hồ sơ dưới đây với mã in ở chân Phiếu đăng ký (Mẫu số 01) mà chủ thể giữ:

{versions}
"""
