"""What the system itself confirms to a producer that has filed: when, what, which hash, who receives."""

from datetime import datetime

from django.utils import timezone

from saolang.documents.forms.common import KIND_NAMES, text
from saolang.documents.model import Footer, Head, KeyValues, OfficialDocument
from saolang.dossiers.documents import Content, behalf_lines
from saolang.dossiers.models import Submission
from saolang.law.routes import route


def confirmation(content: Content, *, frozen: Submission) -> OfficialDocument:
    """Confirmation of filing; the commune's own receipt with its number follows when the commune takes it in.

    Args:
        content: the frozen version, parsed.
        frozen: the row it comes from; its hash lets anyone check the exported file.
    """
    moment: datetime = timezone.localtime(frozen.submitted_at)
    result = content["result"]
    pairs = (
        ("Chủ thể:", content["producer"]["name"]),
        ("Sản phẩm:", content["product"]["name"]),
        ("Bộ sản phẩm:", content["product_set"]["name"]),
        ("Lần đăng ký đánh giá:", KIND_NAMES[content["kind"]]),
        ("Nơi sản xuất:", content["place"]["label"]),
        ("Nơi nhận hồ sơ:", content["commune"]),
        ("Thời điểm nộp:", f"{moment:%H:%M ngày %d/%m/%Y}"),
        ("Phiên bản:", str(frozen.no)),
        ("Điểm tự chấm:", f"{result['total'] / 100:g} điểm".replace(".", ",")),
        ("Số tệp minh chứng:", str(len({file["sha256"] for file in content["files"]}))),
        ("Mã kiểm tra (SHA-256):", frozen.sha256),
    )
    return OfficialDocument(
        head=Head(),
        kind_title="XÁC NHẬN ĐÃ NỘP HỒ SƠ",
        subject="Trên hệ thống phần mềm đánh giá, phân hạng sản phẩm OCOP",
        blocks=(
            KeyValues(tuple(pair for pair in pairs if pair[1])),
            *(text(line) for line in [route(frozen.dossier.route).filed_in_software] if line),
            *(text(line) for line in behalf_lines(content)),
            text("Phiếu số và mã số sản phẩm do Ủy ban nhân dân cấp xã cấp khi tiếp nhận hồ sơ."),
        ),
        illustration=content["illustration"],
        footer=Footer(lines=(f"SHA-256: {frozen.sha256}",)),
    )
