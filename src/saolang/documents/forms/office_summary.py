"""Báo cáo tổng hợp hồ sơ of the OCOP office to the Chairman (QĐ 26/2026/QĐ-TTg, Điều 7.3a; Nghị định 30/2020, 1.4)."""

from collections import Counter
from dataclasses import dataclass

from saolang.documents.forms.common import (
    KIND_NAMES,
    Issuing,
    count_text,
    issued_paper,
    last,
    numbered_table,
    text,
    texts,
)
from saolang.documents.model import Annex, Heading, ItemList, Level, OfficialDocument, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedDossier:
    """A dossier that the office took in: the commune's letter, the day, what the check found."""

    product: str
    producer: str
    commune: str
    kind: str
    group: str
    letter: str
    received: str
    found: str
    is_complete: bool | None
    product_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeSummaryData:
    """``addressee`` is the Chairman; ``days`` are sentences on the round; ``proposals`` what the office asks for."""

    issuing: Issuing
    addressee: str
    round_text: str
    dossiers: tuple[ReceivedDossier, ...]
    opening: str
    days: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()


def build(data: OfficeSummaryData) -> OfficialDocument:
    """What came in, what the check found, what is proposed; the list is an annex on landscape pages."""
    return issued_paper(
        data.issuing,
        kind_title="BÁO CÁO",
        subject=f"Tổng hợp hồ sơ đề nghị đánh giá, phân hạng sản phẩm OCOP {data.round_text}".rstrip(),
        addressees=(data.addressee,),
        blocks=(
            *texts(data.opening),
            Heading(Level.ROMAN, "I.", "TIẾP NHẬN HỒ SƠ"),
            *(text(sentence) for sentence in _received(data.dossiers)),
            *(text(sentence) for sentence in data.days),
            Heading(Level.ROMAN, "II.", "KẾT QUẢ KIỂM TRA THÀNH PHẦN, NỘI DUNG HỒ SƠ"),
            *(text(sentence) for sentence in _checked(data.dossiers)),
            Heading(Level.ROMAN, "III.", "ĐỀ XUẤT"),
            *((ItemList(tuple(plain(item) for item in data.proposals)),) if data.proposals else ()),
            last(f"Kính báo cáo {data.addressee} xem xét, chỉ đạo"),
        ),
        annexes=(_list(data),),
    )


def _received(dossiers: tuple[ReceivedDossier, ...]) -> list[str]:
    communes = len({one.commune for one in dossiers})
    producers = len({one.producer for one in dossiers})
    kinds = Counter(one.kind for one in dossiers)
    groups = Counter(one.group for one in dossiers if one.group)
    by_kind = ", ".join(f"{count_text(kinds[key])} {name.lower()}" for key, name in KIND_NAMES.items() if kinds[key])
    by_group = "; ".join(f"{name}: {count_text(groups[name])}" for name in sorted(groups))
    found = [
        f"Đã nhận {count_text(len(dossiers))} hồ sơ của {count_text(producers)} chủ thể, do {count_text(communes)} xã, "
        f"phường đề nghị ({by_kind})."
    ]
    return [*found, f"Theo nhóm sản phẩm: {by_group}."] if by_group else found


def _checked(dossiers: tuple[ReceivedDossier, ...]) -> list[str]:
    done = sum(one.is_complete is True for one in dossiers)
    lacking = [one for one in dossiers if one.is_complete is False]
    waiting = sum(one.is_complete is None for one in dossiers)
    found = [f"{count_text(done)} hồ sơ đầy đủ; {count_text(len(lacking))} hồ sơ còn nội dung cần hoàn thiện."]
    if waiting:
        found.append(f"{count_text(waiting)} hồ sơ đang kiểm tra.")
    found += [f"“{one.product}” ({one.producer}): {one.found.rstrip('.') or 'cần hoàn thiện'}." for one in lacking]
    return found


def _list(data: OfficeSummaryData) -> Annex:
    rows = [
        (
            "\n".join(part for part in (one.product, one.product_code) if part),
            one.producer,
            one.commune,
            KIND_NAMES[one.kind],
            one.letter,
            one.received,
            one.found or {True: "Đầy đủ", False: "Cần hoàn thiện"}.get(bool(one.is_complete), ""),
        )
        for one in data.dossiers
    ]
    titles = ("Sản phẩm", "Chủ thể", "Xã, phường", "Lần đăng ký", "Văn bản đề nghị", "Ngày nhận", "Kết quả kiểm tra")
    table = numbered_table(titles, (1, 6, 5, 4, 3, 5, 3, 6), rows, centred=(4, 6))
    return Annex(
        f"DANH SÁCH HỒ SƠ {data.round_text.upper()}".rstrip(), attached_to="Báo cáo", blocks=(table,), landscape=True
    )
