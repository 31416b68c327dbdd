"""The papers of a withdrawal from its case: the office's submission, the authority's decision (Điều 8.3)."""

from django.utils.translation import gettext as _

from saolang.certificates import rules, terms
from saolang.certificates.models import Certificate, WithdrawalCase
from saolang.certificates.state import written
from saolang.documents.forms import withdrawal as form
from saolang.documents.model import OfficialDocument
from saolang.law.load import regime
from saolang.law.routes import routes
from saolang.papers.heads import cited, for_authority, for_office, full_name, head_of, law_base
from saolang.papers.models import OfficialPaper
from saolang.people.models import Organisation


def submission(case: WithdrawalCase, *, office: Organisation) -> OfficialDocument:
    """Tờ trình of the OCOP office to who decides."""
    authority = rules.authority_of(office)
    return form.build_submission(
        form.WithdrawalSubmissionData(
            issuing=for_office(office, "TTr", recipients=(_("Như trên"),)),
            addressee=head_of(authority),
            authority=head_of(authority),
            certificate=_certificate(case.certificate),
            opening=_("Thực hiện %s.") % _law(),
            conclusion=_conclusion(case),
            ground=_ground(case),
            findings=case.findings,
            due=_("Thời hạn ra quyết định đến hết ngày %s.") % written(terms.withdrawal_due_on(case.concluded_on)),
        )
    )


def decision(case: WithdrawalCase, *, authority: Organisation, based_on: OfficialPaper) -> OfficialDocument:
    """Quyết định thu hồi of the Chairman or the Minister."""
    certificate = case.certificate
    return form.build_decision(
        form.WithdrawalDecisionData(
            issuing=for_authority(authority, "QĐ", recipients=(_("Như Điều 3"), certificate.holder_name)),
            authority=head_of(authority).upper(),
            bases=(law_base(authority), _law(), _conclusion(case), _("Theo đề nghị tại %s") % cited(based_on)),
            certificate=_certificate(certificate),
            ground=_ground(case),
            executors=_("%(office)s, Ủy ban nhân dân cấp xã nơi sản xuất và %(producer)s")
            % {"office": full_name(based_on.organisation), "producer": certificate.holder_name},
        )
    )


def _law() -> str:
    return regime(routes()[0].regime).name


def _conclusion(case: WithdrawalCase) -> str:
    return _("%(what)s ngày %(day)s") % {"what": case.conclusion, "day": written(case.concluded_on)}


def _ground(case: WithdrawalCase) -> str:
    found = next(one for one in terms.withdrawal_grounds() if one.key == case.ground)
    return f"{found.text.rstrip(' .')} ({found.source})"


def _certificate(row: Certificate) -> form.WithdrawnCertificate:
    place = row.product.place
    recognised = _("Quyết định số %(number)s ngày %(day)s") % {
        "number": row.decision_number,
        "day": written(row.decided_on) if row.decided_on else "…",
    }
    return form.WithdrawnCertificate(
        product=row.product.name,
        producer=row.holder_name,
        star=row.star,
        address=", ".join(str(part) for part in (row.place_text, place, place.province) if part),
        number=row.number_text,
        issued_on=row.issued_on,
        product_code=row.product_code,
        recognised_by=recognised if row.decision_number else "",
    )
