"""Turns a folder of transcribed score sheets (YAML) into the data files of `saolang.law`.

    .venv/bin/python tools/build_law.py FOLDER

Texts are copied, never reworded. Only the sheets, the product groups and the evidence list are made here;
routes, deadlines, questions and practice settings are written by hand beside them and stay untouched.
What a transcription leaves open is declared below, so that `saolang check-law` refuses anything else.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent.parent / "src" / "saolang" / "law" / "data"
REGIMES = {
    "qd26-2026": "QĐ 26/2026/QĐ-TTg, Phụ lục II",
    "qd148-2023": "QĐ 148/QĐ-TTg (2023), bộ phiếu đánh giá",
    "qd1048-2019": "QĐ 1048/QĐ-TTg (2019), sửa đổi bởi QĐ 781/QĐ-TTg (2020), bộ phiếu đánh giá",
}
MINISTRY_LIST = {"qd26-2026": "QĐ 26/2026/QĐ-TTg, Phụ lục I; chú thích 1 dẫn Nghị định 15/2018/NĐ-CP"}

# Known defects of the transcriptions: (set, kind, where, printed, expected, explanation).
GAPS = [
    ("qd26-2026-07", "not_rising", "3.1", 1, 2, "Phương án thứ hai in 1 điểm như phương án thứ nhất; 25 bộ khác in 2."),
    ("qd26-2026-23", "not_rising", "6.2", 1, None, "Hai phương án đầu đều in 1 điểm; giữ như bản in."),
    ("qd148-2023-07", "max_option", "6.4", 3, 4, "Điểm tối đa in 4, phương án cao nhất in 3."),
    ("qd148-2023-11", "part_sum", "C", 32, 35, "Thiếu 3 điểm trong bản chép duy nhất (có thể ở mục 6)."),
    ("qd148-2023-12", "part_sum", "C", 32, 35, "Thiếu 3 điểm trong bản chép duy nhất (có thể ở mục 6)."),
    ("qd148-2023-13", "part_sum", "C", 33, 35, "Thiếu 2 điểm trong bản chép duy nhất (có thể ở mục 6)."),
    ("qd1048-2019-19", "part_sum", "C", 38, 40, "Cả hai bản chép đều cộng được 38 điểm; thiếu 2 điểm."),
]

# (pattern in "Hồ sơ bị loại khi", key, trigger in short words)
DOSSIER_RULES = [
    (r"Giả mạo hồ sơ", "forged", "Giả mạo hồ sơ"),
    (
        r"cơ sở đủ điều kiện an toàn thực phẩm",
        "food-safety-certificate",
        "Không tuân thủ đầy đủ quy định về giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm",
    ),
    (r"giấy phép sản xuất", "production-licence", "Không có giấy phép sản xuất theo quy định"),
    (
        r"cơ sở đủ điều kiện sản xuất sản phẩm \(GMP",
        "production-certificate",
        "Không tuân thủ đầy đủ quy định về giấy chứng nhận cơ sở đủ điều kiện sản xuất (GMP hoặc tương đương)",
    ),
    (
        r"công bố chất lượng sản phẩm, ghi nhãn sản phẩm, quảng cáo",
        "declaration-label-advertising",
        "Không đáp ứng quy định về đăng ký bản công bố, ghi nhãn, quảng cáo sản phẩm",
    ),
    (
        r"điều kiện bắt buộc để sản xuất",
        "production-conditions",
        "Không có đủ điều kiện bắt buộc để sản xuất theo quy định quản lý chuyên ngành",
    ),
    (r"[Bb]ản công bố sản phẩm \(", "product-declaration", "Không có bản công bố sản phẩm (hoặc tương đương)"),
    (r"[Hh]ồ sơ đăng ký theo quy định$", "registration-dossier", "Không đáp ứng về hồ sơ đăng ký theo quy định"),
]
# (pattern in a criterion's note, kind, key, trigger)
NOTE_RULES = [
    (
        r"Bị loại nếu sử dụng toàn bộ nguyên liệu",
        "criterion",
        "imported-material",
        "Toàn bộ nguyên liệu nhập khẩu hoặc không rõ nguồn gốc",
    ),
    (
        r"Bị loại nếu phát hiện giống hệt",
        "criterion",
        "copied-product",
        "Giống hệt sản phẩm của nhà sản xuất khác, chỉ thay tên",
    ),
    (r"vi phạm sở hữu trí tuệ, sẽ bị loại", "criterion", "ip-infringement", "Vi phạm sở hữu trí tuệ"),
    (
        r"Không đánh giá những sản phẩm có tính phổ biến",
        "criterion",
        "staple-product",
        "Sản phẩm phổ biến của nhóm chủ lực, không nổi trội và đặc sắc",
    ),
    (
        r"tạp chất.*(không đánh giá|Không xem xét)|Không (xem xét|đánh giá).*tạp chất",
        "stop",
        "foreign-matter",
        "Có tạp chất có nguy cơ gây mất an toàn thực phẩm",
    ),
    (r"0 điểm tại một trong các chỉ tiêu", "stop", "sensory-zero", "Có chỉ tiêu cảm quan bị 0 điểm"),
    (r"Nếu bị 0 Điểm", "stop", "sensory-zero", "Chỉ tiêu này bị 0 điểm"),
    (
        r"nếu không có (Phiếu công bố|Phiếu tiếp nhận|hồ sơ công bố)",
        "stop",
        "no-declaration",
        "Không có phiếu công bố sản phẩm (hoặc hồ sơ công bố) theo quy định",
    ),
    (
        r"đủ điều kiện ATTP \(hoặc tương đương\) không phù hợp",
        "stop",
        "food-safety-certificate",
        "Giấy chứng nhận đủ điều kiện an toàn thực phẩm không phù hợp",
    ),
    (
        r"Giấy chứng nhận đủ điều kiện sản xuất",
        "stop",
        "production-certificate",
        "Không có hoặc không phù hợp giấy chứng nhận đủ điều kiện sản xuất",
    ),
]
ELIMINATES = re.compile(r"loại|[Kk]hông đánh giá|Không xem xét")
TEST_REPORT = re.compile(r"(phải|cần) có phiếu kiểm nghiệm")
REMARK = re.compile(r"(?:Ghi chú|ghi chú|Chú ý):.*", re.DOTALL)

# Where the printed sheets and the table of knock-outs leave a question.
KNOCK_OUT_DOUBTS = {
    "qd26-2026-16": "Ghi chú dừng đánh giá đứng ở 6.4 và nói tới mọi chỉ tiêu cảm quan phía trên.",
    "qd26-2026-17": "Câu in thiếu chữ trước “giấy phép sản xuất”; hiểu là không có giấy phép sản xuất theo quy định.",
    "qd26-2026-18": "Câu in không tách rõ “Hồ sơ đăng ký bản đăng ký công bố…”; hiểu là không đáp ứng quy định.",
    "qd26-2026-19": "In “Bị loại khi” thay cho “Hồ sơ bị loại khi”.",
    "qd26-2026-26": "Phiếu không in dòng “Hồ sơ bị loại khi”.",
}


def items_of(node: dict[str, Any]) -> list[dict[str, Any]]:
    """The node and everything under it, in the order of the sheet."""
    return [node, *(item for child in node.get("children", []) for item in items_of(child))]


def key_of(node: dict[str, Any]) -> str:
    return str(node.get("key", node["code"]))


def option_of(number: int, option: dict[str, Any]) -> dict[str, Any]:
    made = {"key": chr(ord("a") + number), "points": option["points"], "label": option["label"]}
    names = {"case": "case", "min_for_star": "star", "points_inferred": "inferred", "source_points": "printed"}
    return made | {new: option[old] for old, new in names.items() if old in option}


def node_of(node: dict[str, Any]) -> dict[str, Any]:
    """A section or a criterion in our own shape."""
    made: dict[str, Any] = {"key": key_of(node), "code": str(node["code"])}
    for name in ("ref", "label", "max_points", "source_max_points", "requirement", "note", "status"):
        if name in node:
            made[name] = node[name]
    if "children" in node:
        return made | {"children": [node_of(child) for child in node["children"]]}
    for name in ("assessed_by", "evidence", "cases"):
        if name in node:
            made[name] = node[name]
    if "mandatory_for" in node:
        made["minimums"] = [{"star": item["star"], "points": item["min_points"]} for item in node["mandatory_for"]]
    return made | {"options": [option_of(number, option) for number, option in enumerate(node["options"])]}


def knock_outs_of(sheet: dict[str, Any], source: str) -> list[dict[str, Any]]:
    """Every rule that ends the evaluation; stops the build when a note of that kind fits no rule."""
    found: list[dict[str, Any]] = []
    for text in sheet.get("disqualified_when", []):
        for pattern, key, trigger in DOSSIER_RULES:
            if re.search(pattern, text):
                found.append(
                    {"key": key, "kind": "dossier", "criterion": None, "trigger": trigger, "text": text}
                    | {"source": f"{source}, dòng “Hồ sơ bị loại khi”"}
                )
    for part in sheet["parts"]:
        for item in (item for top in part["criteria"] for item in items_of(top)):
            note = item.get("note", "")
            if not ELIMINATES.search(note):
                continue
            rules = [rule for rule in NOTE_RULES if re.search(rule[0], note)]
            if len(rules) != 1:
                sys.exit(f"{sheet['id']} {key_of(item)}: {len(rules)} rules fit: {note}")
            _, kind, key, trigger = rules[0]
            remark = REMARK.search(note)
            found.append(
                {"key": key, "kind": kind, "criterion": key_of(item), "trigger": trigger}
                | {"text": remark.group() if remark else note}
                | {"source": f"{source}, ghi chú tại tiêu chí {item['code']}"}
            )
    return found


def conditions_of(sheet: dict[str, Any], source: str) -> list[dict[str, Any]]:
    """Notes that ask for a paper without ending the evaluation."""
    found = []
    for part in sheet["parts"]:
        for item in (item for top in part["criteria"] for item in items_of(top)):
            remark = REMARK.search(item.get("note", ""))
            if remark and TEST_REPORT.search(remark.group()):
                found.append(
                    {"key": "test-report", "criterion": key_of(item), "text": remark.group()}
                    | {"source": f"{source}, ghi chú tại tiêu chí {item['code']}"}
                )
    return found


def gaps_of(sheet: dict[str, Any]) -> list[dict[str, Any]]:
    made = [
        {"kind": kind, "where": where, "printed": printed, "expected": expected, "text": text}
        for number, kind, where, printed, expected, text in GAPS
        if number == sheet["id"]
    ]
    for part in sheet["parts"]:
        for item in (item for top in part["criteria"] for item in items_of(top)):
            made += [
                {"kind": "unknown_minimum", "where": key_of(item), "printed": minimum["star"], "expected": None}
                | {"text": f"Dấu {minimum['star']} sao đứng ở tiêu chí, không rõ phương án tối thiểu."}
                for minimum in item.get("mandatory_for", [])
                if minimum["min_points"] is None
            ]
    return made


def set_of(sheet: dict[str, Any]) -> dict[str, Any]:
    regime = sheet["regime"]["code"]
    source = f"{REGIMES[regime]}, bộ sản phẩm số {sheet['set_no']}"
    doubts = list(sheet.get("issues", []))
    if sheet["id"] in KNOCK_OUT_DOUBTS:
        doubts.append(KNOCK_OUT_DOUBTS[sheet["id"]])
    return {
        "id": sheet["id"],
        "regime": regime,
        "number": sheet["set_no"],
        "group": sheet["product_group"],
        "subgroup": sheet["product_subgroup"],
        "name": sheet["product_set"],
        "title": sheet["title"],
        "ministries": sheet.get("managing_ministry") or [],
        "status": sheet["status"],
        "confidence": sheet["confidence"],
        "source": sheet["source"],
        "cross_checked_with": sheet.get("cross_checked_with", []),
        "doubts": doubts,
        "gaps": gaps_of(sheet),
        "star_legend": sheet.get("star_legend"),
        "knock_outs": knock_outs_of(sheet, source),
        "conditions": conditions_of(sheet, source),
        "parts": [
            {name: part[name] for name in ("code", "label", "max_points")}
            | {"children": [node_of(item) for item in part["criteria"]]}
            for part in sheet["parts"]
        ],
    }


def write(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, ensure_ascii=False, indent=1)
    # One option, one rule, one plain list per line: a change of the law is then a readable difference.
    for simple in (r"\[[^{}\[\]]*\]", r"\{[^{}\[\]]*\}"):
        text = re.sub(simple, lambda match: re.sub(r"\n\s*", " ", match.group()), text)
    path.write_text(text + "\n", encoding="utf-8")


def build(folder: Path) -> None:
    for regime in REGIMES:
        for path in sorted((folder / regime).glob("*.yaml")):
            made = set_of(yaml.safe_load(path.read_text(encoding="utf-8")))
            write(DATA / regime / "sets" / f"{made['number']:02}.json", made)
    for catalogue in yaml.safe_load((folder / "product_groups.yaml").read_text(encoding="utf-8"))["regimes"]:
        groups = [
            {"number": group["group_no"], "name": group["name"]}
            | {
                "subgroups": [
                    {"name": sub["name"], "sets": [item["id"] for item in sub["sets"]]} for sub in group["subgroups"]
                ]
            }
            for group in catalogue["groups"]
        ]
        source = MINISTRY_LIST.get(catalogue["code"], catalogue.get("source", catalogue["decision"]))
        facts = {name: catalogue[name] for name in ("groups_status", "ministries_status", "notes")}
        write(DATA / catalogue["code"] / "groups.json", {"source": source} | facts | {"groups": groups})
    official = yaml.safe_load((folder / "evidence.yaml").read_text(encoding="utf-8"))["official"]
    kinds = [
        {"key": item["key"], "number": number, "title": item["title"], "requirement": item["requirement"]}
        | {"refs": item["applies_to"]}
        for number, item in enumerate(official["items"], start=1)
    ]
    source = "QĐ 26/2026/QĐ-TTg, Phụ lục III, Mẫu số 02, Phần III"
    doubt = "Bảng nêu loại tài liệu; nối tài liệu với từng tiêu chí là suy ra theo nội dung."
    write(DATA / "evidence.json", {"source": source, "doubts": [doubt], "kinds": kinds})


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    build(Path(sys.argv[1]))
