"""Papers about several dossiers: the record of sets handed over, the minutes of the commune's meeting."""

from dataclasses import replace

from saolang.documents.forms import commune_meeting, set_record
from saolang.documents.model import OfficialDocument
from saolang.dossiers import checklist, national
from saolang.dossiers.documents_office import full_name, issuing_of
from saolang.dossiers.models_together import CommuneMeeting, SetHanding
from saolang.law import lists
from saolang.papers import heads
from saolang.papers.models import OfficialPaper, PaperState

LETTER, REPORT = "văn bản đề nghị", "Báo cáo đánh giá một số nội dung (Mẫu số 03)"


def handing_record(handing: SetHanding) -> OfficialDocument:
    """Biên bản giao nhận of one hand-over, on the paper of the agency that wrote it down."""
    lines = list(handing.lines.select_related("dossier__product__producer__organisation", "dossier__assessment"))
    return set_record.build(
        set_record.SetRecordData(
            issuing=replace(issuing_of(handing.recorded_by.organisation, "", ()), on=handing.handed_on),
            sender=full_name(handing.sender),
            receiver=full_name(handing.receiver),
            lines=tuple(
                set_record.HandedLine(
                    product=line.dossier.product.name,
                    producer=line.dossier.product.producer.organisation.name,
                    product_code=line.dossier.product_code,
                    paper_sets=line.paper_sets,
                    is_electronic=line.is_electronic,
                    samples=f"{line.samples:02d}" if checklist.samples_needed(line.dossier) else "không áp dụng",
                )
                for line in lines
            ),
            way=str(handing.get_way_display()),
            letter="; ".join(heads.numbered(paper) for paper in letters_of(handing)),
            contents=_contents(handing),
            giver=handing.given_by,
            taker=handing.taken_by,
            note=handing.note,
        )
    )


def letters_of(handing: SetHanding) -> list[OfficialPaper]:
    """The issued letters that propose the dossiers of a hand-over."""
    dossiers = [line.dossier for line in handing.lines.select_related("dossier__assessment", "dossier__national_file")]
    beside = "national_file" if handing.level == SetHanding.Level.MINISTRY else "assessment"
    rows = [getattr(dossier, beside, None) for dossier in dossiers]
    found = (getattr(row, "letter", None) or getattr(row, "proposal", None) for row in rows if row)
    issued = OfficialPaper.objects.filter(uuid__in={key for key in found if key}, state=PaperState.ISSUED)
    return list(issued.select_related("organisation").order_by("issued_on", "id"))


def _contents(handing: SetHanding) -> tuple[str, ...]:
    """What each set consists of (Điều 6.2, 6.3)."""
    if handing.level == SetHanding.Level.PROVINCE:
        return (LETTER, REPORT, "hồ sơ sản phẩm")
    first = handing.lines.select_related("dossier").first()
    if first is None:
        return ()
    dossier = first.dossier
    law = lists.national_papers(dossier.regime, kind=dossier.kind, set_id=dossier.product_set)
    return tuple(part.title for part in law if part.key != national.SAMPLES_PART)


def meeting_minutes(meeting: CommuneMeeting) -> OfficialDocument:
    """Biên bản họp lấy ý kiến of the commune (Điều 7.2a)."""
    opinions = meeting.opinions.select_related("dossier__product__producer__organisation")
    return commune_meeting.build(
        commune_meeting.CommuneMeetingData(
            issuing=replace(issuing_of(meeting.commune, "", ()), on=meeting.held_on),
            held_on=meeting.held_on,
            place=meeting.place,
            chair=meeting.chair,
            secretary=meeting.secretary,
            present=tuple(line.strip() for line in meeting.present.splitlines() if line.strip()),
            opinions=tuple(
                commune_meeting.Opinion(
                    product=one.dossier.product.name,
                    producer=one.dossier.product.producer.organisation.name,
                    text=one.text,
                )
                for one in opinions
            ),
            conclusion=meeting.conclusion,
        )
    )
