"""The hand-over record of sample products as a paper."""

from collections.abc import Sequence
from dataclasses import replace

from saolang.documents.forms import sample_record
from saolang.documents.model import OfficialDocument
from saolang.dossiers import checklist
from saolang.dossiers.documents_office import full_name, issuing_of
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_beside import SampleHandover
from saolang.people.models import Membership, Organisation


def handover_record(
    dossier: Dossier, lines: Sequence[SampleHandover], *, agency: Organisation, receiver: Membership
) -> OfficialDocument:
    """Biên bản giao nhận of these lots.

    Args:
        agency: the committee that takes the samples.
        receiver: the officer who took them.
    """
    producer = dossier.product.producer
    receipt = dossier.receipts.filter(level="commune").first()
    giver = next((line.given_by for line in lines if line.given_by), producer.representative)
    return sample_record.build(
        sample_record.SampleRecordData(
            issuing=replace(issuing_of(agency, "", ()), on=lines[-1].received_on),
            producer=producer.organisation.name,
            product=dossier.product.name,
            commune=full_name(agency),
            lines=tuple(
                sample_record.SampleLine(
                    count=line.count,
                    received_on=line.received_on,
                    lot=line.lot,
                    made_on=line.made_on,
                    expires_on=line.expires_on,
                    note=line.note,
                )
                for line in lines
            ),
            needed=checklist.samples_needed(dossier),
            product_code=dossier.product_code,
            number_text=receipt.number_text if receipt else "",
            giver=giver,
            receiver=receiver.account.full_name,
        )
    )
