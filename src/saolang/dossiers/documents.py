"""Mẫu số 01 and Mẫu số 02 of a dossier: from the draft as it stands, or from a frozen version."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from saolang.core import clock
from saolang.documents.forms import mau01, mau02
from saolang.documents.forms.common import ScoreLine, star_text
from saolang.documents.forms.mau02_general import General
from saolang.documents.model import Footer, OfficialDocument
from saolang.dossiers import snapshot
from saolang.dossiers.form import UPDATES
from saolang.dossiers.models import Dossier, Submission
from saolang.law import load
from saolang.people.models import Membership

Content = dict[str, Any]


def content_of(dossier: Dossier, *, by: Membership) -> tuple[Content, Submission | None]:
    """What the papers are made of: the newest frozen version, or the draft as it stands now."""
    last = dossier.submissions.order_by("-no").first()
    if last:
        return parse(last), last
    return snapshot.build(dossier, no=0, at=clock.now(), by=by), None


def parse(submission: Submission) -> Content:
    """A frozen version as plain data."""
    found: Content = json.loads(submission.content)
    return found


def behalf_lines(content: Content) -> tuple[str, ...]:
    """Who entered the dossier for its producer, as papers say it; empty when the producer did so itself."""
    entered = content.get("on_behalf")
    if not entered:
        return ()
    return (f"Nhập thay chủ thể: {entered['who']}, {entered['agency']}; chủ thể đã ký Mẫu số 01 trên giấy.",)


def registration(
    content: Content, *, frozen: Submission | None = None, dossier: Dossier | None = None
) -> OfficialDocument:
    """Mẫu số 01, Phiếu đăng ký.

    Args:
        content: from `content_of`.
        frozen: the version it comes from; its hash stands in the foot, and its day at the signature.
        dossier: when given, what the agencies wrote on receipt is filled in too.
    """
    answers = _answers(content)
    group = content["product_set"]
    samples = answers.get("samples")
    return mau01.build(
        mau01.Mau01Data(
            province=_bare(content["province"]),
            year=content["year"],
            unit_name=_text(answers, "producer_name"),
            representative=_text(answers, "representative"),
            position=_text(answers, "representative_post"),
            address=_text(answers, "address"),
            phone=_text(answers, "phone"),
            email=_text(answers, "email"),
            product=_text(answers, "product_name"),
            group=f"{group['group']}; {group['subgroup']}; {group['name']}",
            kind=content["kind"],
            samples=f"{samples:02d}" if samples else "",
            place=_place(content),
            on=_day(frozen),
            signer_name=_text(answers, "representative"),
            illustration=content["illustration"],
            footer=_footer(frozen),
            **(_receipts(dossier) if dossier else {}),
        )
    )


def self_assessment(content: Content, *, frozen: Submission | None = None) -> OfficialDocument:
    """Mẫu số 02, Báo cáo tự đánh giá, with the list of evidence as annex."""
    answers = _answers(content)
    plans = ("plan_product", "plan_production", "plan_market")
    return mau02.build(
        mau02.Mau02Data(
            general=_general(content, answers),
            materials=_text(answers, "materials"),
            quality=_text(answers, "quality_changes"),
            markets=_text(answers, "markets"),
            business=_text(answers, "business"),
            figures=_figures(content["year"], answers),
            lines=tuple(_lines(content)),
            conclusion=_conclusion(content),
            recognised=recognised_text(content.get("certificate")),
            updates=tuple(updates_of(content)),
            changes="\n".join(filter(None, [_text(answers, "changes"), *_completions(content)])),
            plan="\n".join(text for key in plans if (text := _text(answers, key))),
            evidence=tuple(_evidence(content)),
            place=_place(content),
            on=_day(frozen),
            signer_name=_text(answers, "representative"),
            illustration=content["illustration"],
            footer=_footer(frozen),
        )
    )


def recognised_text(old: dict[str, Any] | None) -> str:
    """The recognition that an upgrade or renewal rests on, as far as its certificate is known."""
    if old is None:
        return ""
    issued = f" ngày {_written(old['issued_on'])}" if old["issued_on"] else ""
    until = f", có giá trị đến hết ngày {_written(old['last_valid_on'])}" if old["last_valid_on"] else ""
    decision = f" theo Quyết định số {old['decision']}" if old["decision"] else ""
    number = f" (Giấy chứng nhận số {old['number']}{issued}{until})" if old["number"] else f"{until}"
    return f"Sản phẩm đã được công nhận {old['star']} sao{decision}{number}."


def updates_of(content: Content) -> Iterator[tuple[str, str]]:
    """What a renewal says is new since the recognition, by heading (Điều 6.1c)."""
    for section in content["answers"]:
        if section["section"] == UPDATES.key:
            yield from ((field["label"], field["value"] or "") for field in section["fields"])


def _answers(content: Content) -> dict[str, Any]:
    return {field["key"]: field["value"] for section in content["answers"] for field in section["fields"]}


def _text(answers: dict[str, Any], key: str) -> str:
    return str(answers.get(key) or "")


def _general(content: Content, answers: dict[str, Any]) -> General:
    founded = answers.get("founded_on")
    ticks = {key: bool(value) for key, value in answers.items() if key.startswith("has_")}
    return General(
        producer=_text(answers, "producer_name"),
        organisation_kind=content["producer"]["kind_title"],
        address=_text(answers, "address"),
        phone=_text(answers, "phone"),
        email=_text(answers, "email"),
        representative=_text(answers, "representative"),
        sex={"nam": "Nam", "nu": "Nữ"}.get(_text(answers, "representative_sex"), ""),
        ethnicity=_text(answers, "representative_ethnicity"),
        permanent_address=_text(answers, "representative_address"),
        founded_on=date.fromisoformat(founded) if founded else None,
        registration_number=_text(answers, "registration_number"),
        product=_text(answers, "product_name"),
        specification=_text(answers, "specification"),
        other_property=_text(answers, "other_property"),
        history=_text(answers, "history"),
        structure=_text(answers, "structure"),
        **ticks,
    )


def _figures(year: int, answers: dict[str, Any]) -> tuple[mau02.YearFigures, ...]:
    found = (
        mau02.YearFigures(
            year=year - back, revenue=answers.get(f"revenue_{name}"), profit=answers.get(f"profit_{name}")
        )
        for back, name in ((2, "before"), (1, "last"))
    )
    return tuple(item for item in found if item.revenue is not None or item.profit is not None)


def _lines(content: Content) -> Iterator[ScoreLine]:
    before: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for heading in content["headings"]:
        before[heading["before"]].append(heading)
    files: dict[str, list[str]] = defaultdict(list)
    for file in content["files"]:
        files[file["criterion"]].append(file["title"])
    for score in content["scores"]:
        for heading in before[score["criterion"]]:
            yield ScoreLine(
                code=heading["code"], label=heading["label"], max_points=heading["max_points"], kind=heading["kind"]
            )
        yield ScoreLine(
            code=score["code"],
            label=score["label"],
            max_points=score["max_points"],
            points=score["points"] if score["option"] else None,
            option=score["option_text"],
            description=score["description"],
            evidence=tuple(files[score["criterion"]]),
        )


def _conclusion(content: Content) -> str:
    result = content["result"]
    return f"Hạng tự đánh giá: {star_text(result['star'])}"


def _completions(content: Content) -> list[str]:
    return [f"{item['subject']}: {item['answer']}" for item in content["completion"]]


def _evidence(content: Content) -> Iterator[mau02.Evidence]:
    codes = {score["criterion"]: score["code"] for score in content["scores"]}
    grouped: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for file in content["files"]:
        grouped[file["paper"], file["version"]].append(file)
    kinds = load.evidence()
    for files in grouped.values():
        first = files[0]
        issued = f"ngày {_written(first['issued_on'])}" if first["issued_on"] else ""
        until = f"hết hạn {_written(first['expires_on'])}" if first["expires_on"] else ""
        kind = kinds[first["kind"]].title if first["kind"] in kinds else ""
        yield mau02.Evidence(
            title=first["title"],
            criteria=", ".join(dict.fromkeys(codes[file["criterion"]] for file in files if file["criterion"])),
            number_and_date=" ".join(filter(None, [first["number"], issued])),
            note="; ".join(filter(None, [kind if kind != first["title"] else "", until])),
        )


def _receipts(dossier: Dossier) -> dict[str, mau01.ReceiptPart]:
    names = {"commune": "commune", "province": "province_office"}
    rows = dossier.receipts.select_related("received_by__account")
    return {
        names[row.level]: mau01.ReceiptPart(
            number=row.number_text, received_on=row.received_on, receiver=row.received_by.account.full_name
        )
        for row in rows
        if row.level in names
    }


def _place(content: Content) -> str:
    """The commune's name for the line "…, ngày … tháng …": the first part of its full name, without the kind."""
    commune = content["place"]["label"].split(",")[0]
    return str(commune).partition(" ")[2]


def _bare(province: str) -> str:
    """The province's name without agency and kind: "Ủy ban nhân dân tỉnh Đồng Tháp" → "Đồng Tháp"."""
    for word in (" tỉnh ", " thành phố ", " Tỉnh ", " Thành phố "):
        if word in f" {province}":
            return f" {province}".partition(word)[2].strip()
    return province


def _day(frozen: Submission | None) -> date | None:
    return timezone.localdate(frozen.submitted_at) if frozen else None


def _footer(frozen: Submission | None) -> Footer:
    if frozen is None:
        return Footer(lines=("Bản nháp, chưa nộp.",))
    moment: datetime = timezone.localtime(frozen.submitted_at)
    filed = f"Bản nộp số {frozen.no}, lúc {moment:%H:%M ngày %d/%m/%Y}."
    return Footer(lines=(filed, f"SHA-256: {frozen.sha256}", *behalf_lines(parse(frozen))))


def _written(day: str) -> str:
    return f"{date.fromisoformat(day):%d/%m/%Y}"
