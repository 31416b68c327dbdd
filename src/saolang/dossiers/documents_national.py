"""The letter by which the Ministry's office asks a province to complete a file (QĐ 26/2026/QĐ-TTg, Điều 7.4a)."""

from saolang.documents.forms import national as form
from saolang.documents.forms.common import Issuing
from saolang.documents.model import OfficialDocument, Signature
from saolang.dossiers.documents_office import full_name
from saolang.dossiers.models_national import NationalRequest
from saolang.papers.numbers import symbol
from saolang.people.models import Organisation


def request_letter(asked: NationalRequest, *, office: Organisation) -> OfficialDocument:
    """Công văn to the provincial committee with the words of the request."""
    dossier = asked.file.dossier
    return form.request(
        form.RequestData(
            issuing=Issuing(
                issuer=full_name(office).upper(),
                superior=full_name(office.parent).upper() if office.parent else "",
                symbol=symbol(office, "CV"),
                signer=Signature(),
                place=office.place,
                recipients=("Như trên",),
                illustration=office.illustration,
            ),
            addressee=full_name(dossier.province),
            product=dossier.product.name,
            producer=dossier.product.producer.organisation.name,
            points=tuple(line.strip() for line in asked.text.split("\n") if line.strip()),
            due_on=asked.due_on,
        )
    )
