"""A paper as another one cites it (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5)."""

from datetime import date

import pytest

from saolang.documents.canonical import to_json
from saolang.documents.forms.common import Issuing, issued_paper
from saolang.documents.model import OfficialDocument, Signature
from saolang.papers import heads
from saolang.papers.models import OfficialPaper
from saolang.people.enums import OrganisationKind
from saolang.people.models import Organisation

COMMITTEE = Organisation(name="UBND tỉnh Sao Thử", kind=OrganisationKind.PROVINCE_COMMITTEE)
DECISION = OfficialDocument(
    kind_title="QUYẾT ĐỊNH",
    subject="Về việc thành lập Hội đồng",
    authority="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SAO THỬ",
)


def paper(kind: str, number: str, title: str, document: OfficialDocument | None) -> OfficialPaper:
    content = to_json(document) if document else ""
    return OfficialPaper(
        organisation=COMMITTEE,
        kind=kind,
        number_text=number,
        title=title,
        content=content,
        issued_on=date(2026, 2, 5),
    )


def written(issuer: str, subject: str, kind_title: str = "BÁO CÁO") -> OfficialDocument:
    issuing = Issuing(issuer=issuer, symbol="", signer=Signature())
    return issued_paper(issuing, kind_title=kind_title, subject=subject, blocks=(), recipients=None)


CASES = [
    (
        paper("QĐ", "05/QĐ-UBND", "Quyết định thành lập Hội đồng, Đợt 2", DECISION),
        "Quyết định số 05/QĐ-UBND ngày 05 tháng 02 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Sao Thử "
        "về việc thành lập Hội đồng",
    ),
    (
        paper("CV", "7/UBND", "Đề nghị đánh giá", written("ỦY BAN NHÂN DÂN\nTỈNH SAO THỬ", "V/v đề nghị", "")),
        "Công văn số 7/UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Sao Thử về việc đề nghị",
    ),
    (
        paper("BC", "1/BC-HĐ", "Báo cáo kết quả của Hội đồng OCOP, Đợt 2", written("HỘI ĐỒNG OCOP", "Kết quả đợt 2")),
        "Báo cáo số 1/BC-HĐ ngày 05 tháng 02 năm 2026 của Hội đồng OCOP về kết quả đợt 2",
    ),
    (
        paper("TTr", "3/TTr-SNN", "Tờ trình công nhận sản phẩm", None),
        "Tờ trình số 3/TTr-SNN ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Sao Thử công nhận sản phẩm",
    ),
    (paper("BB", "", "Biên bản họp Hội đồng", None), "Biên bản họp Hội đồng ngày 05 tháng 02 năm 2026"),
]


@pytest.mark.parametrize(("cited", "words"), CASES, ids=[case[0].kind for case in CASES])
def test_a_paper_is_cited_as_the_decree_asks(cited: OfficialPaper, words: str) -> None:
    assert heads.cited(cited) == words


def test_a_paper_that_is_not_issued_yet_leaves_its_day_open() -> None:
    draft = OfficialPaper(organisation=COMMITTEE, kind="QĐ", title="Quyết định công nhận", content=to_json(DECISION))
    assert heads.cited(draft) == "Quyết định công nhận ngày … tháng … năm …"
