"""What is checked before anything about a certificate is written."""

from datetime import date

from django.utils.translation import gettext as _

from saolang.certificates.errors import StarNotGiven
from saolang.certificates.models import Certificate, Prolongation
from saolang.certificates.queries import RELATED
from saolang.core import clock
from saolang.core.errors import WrongInput

STARS = (3, 4, 5)


def check_star(star: int) -> None:
    if star not in STARS:
        raise StarNotGiven(_("Chỉ sản phẩm từ 3 đến 5 sao được cấp giấy chứng nhận."), field="star")


def check_past(day: date, *, field: str) -> None:
    if day > clock.today():
        raise WrongInput(_("Ngày này ở tương lai. Hãy ghi ngày trên văn bản đã ban hành."), field=field)


def with_relations(row: Certificate) -> Certificate:
    return Certificate.objects.select_related(*RELATED).get(pk=row.pk)


def close_prolongation(row: Certificate, *, on: date) -> bool:
    prolongation: Prolongation | None = getattr(row, "prolongation", None)
    if prolongation is None or prolongation.ended_on is not None:
        return False
    prolongation.ended_on = on
    prolongation.save(update_fields=["ended_on"])
    return True
