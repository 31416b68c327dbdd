"""The next step of a file for 5 stars, said the same on the home page and on the page of the file."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from saolang.dossiers.enums import StepState
from saolang.dossiers.models_national import NationalFile, NationalRequest
from saolang.law import routes
from saolang.people.enums import Role


@dataclass(frozen=True)
class Next:
    """One thing to do; an empty `button` says that somebody else must act."""

    key: str
    sentence: str
    button: str = ""
    due_on: date | None = None


def next_of(file: NationalFile, role: str) -> Next | None:
    """What happens next with a file, from what is loaded with it; None once its road ended."""
    opened = next((step for step in file.dossier.steps.all() if step.state == StepState.OPEN), None)
    asked = next((one for one in file.requests.all() if one.answered_at is None), None)
    if role == Role.MINISTRY_OFFICE:
        return _at_ministry(file, opened.key if opened else "", asked)
    return _at_province(file, opened.key if opened else "", asked)


def _at_province(file: NationalFile, key: str, asked: NationalRequest | None) -> Next | None:
    if asked:
        return Next("answer", _("Bộ đề nghị hoàn thiện hồ sơ. Hãy bổ sung rồi trả lời."), _("Trả lời Bộ"), asked.due_on)
    if not file.sent_on:
        waits = _("Tập hợp đủ các thành phần của Điều 6.3, rồi ban hành văn bản gửi Bộ.")
        return Next("send", waits, _("Gửi Bộ hồ sơ 5 sao"))
    law = routes.route(file.dossier.route).below_national
    if key == law.begins and key:
        words = _("Bộ chưa công nhận 5 sao. Chủ tịch UBND tỉnh chọn cách giải quyết (Điều 7.4g).")
        return Next("choose", words, _("Xem xét kết quả của Bộ"))
    if key in law.goes_on.get(NationalFile.Choice.CENTRAL, ()):
        words = _("Soạn quyết định công nhận theo kết quả của Hội đồng cấp trung ương.")
        return Next("central", words, _("Soạn quyết định"))
    if key.startswith("province-"):
        return Next("own", _("Tỉnh đang đánh giá theo thẩm quyền; hồ sơ nằm trong đợt của tỉnh."))
    if key:
        return Next("wait", _("Hồ sơ đang ở Bộ. Kết quả được thông báo cho UBND tỉnh."))
    return None


def _at_ministry(file: NationalFile, key: str, asked: NationalRequest | None) -> Next | None:
    if key == "ministry-check":
        if not any(receipt.level == "ministry" for receipt in file.dossier.receipts.all()):
            return Next("receive", _("Tiếp nhận hồ sơ đề nghị của UBND tỉnh (Điều 7.4a)."), _("Tiếp nhận hồ sơ 5 sao"))
        if asked:
            return Next("wait", _("Đang chờ tỉnh hoàn thiện hồ sơ."), due_on=asked.due_on)
        words = _("Kiểm tra hồ sơ, ghi kết quả rồi chuyển Tổ tư vấn và Hội đồng cấp trung ương.")
        return Next("check", words, _("Kiểm tra hồ sơ 5 sao"))
    if key.startswith("ministry-"):
        return Next("council", _("Hồ sơ đang ở Hội đồng cấp trung ương của đợt."))
    if key:
        return Next("wait", _("Đã thông báo kết quả. Hồ sơ ở UBND tỉnh."))
    return None
