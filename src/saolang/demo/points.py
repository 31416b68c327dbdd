"""When each dossier of the invented province reached which point; days are counted back from today."""

from collections.abc import Mapping
from dataclasses import dataclass

from saolang.dossiers.enums import Kind


@dataclass(frozen=True, kw_only=True)
class Plan:
    """When a dossier reached which point, in working days before today; None: not yet.

    Attributes:
        kind: first evaluation, or renewal of the certificate that the data file names.
        contents: how many of the four contents the commune has written on `assessed`.
        together: products whose dossiers go with the same letter of the commune.
        signed: whether Mẫu số 03 was signed and issued on `reported`; else it waits for the leader.
        carried: the letter of another dossier names this one too.
    """

    star: int
    total: int
    drafted: int
    kind: Kind = Kind.FIRST
    filed: int | None = None
    received: int | None = None
    assessed: int | None = None
    contents: int | None = None
    reported: int | None = None
    signed: bool = True
    proposed: int | None = None
    at_office: int | None = None
    passed: int | None = None
    part: float = 1
    together: tuple[str, ...] = ()
    carried: bool = False


# Received so that the 15 working days ended one working day ago.
LATE = 16
PLANS: Mapping[str, Plan] = {
    "mat-ong": Plan(star=3, total=6200, drafted=6, part=0.5),
    "hat-sen": Plan(star=3, total=6000, drafted=4, part=0.3),
    "banh-trang-me": Plan(star=3, total=5900, drafted=8, filed=1),
    "rau-muong": Plan(star=3, total=5800, drafted=9, filed=4, received=3),
    "chuoi-say": Plan(star=3, total=5700, drafted=8, filed=7, received=7, assessed=3),
    "kho-ca": Plan(star=3, total=6100, drafted=24, filed=LATE + 1, received=LATE, assessed=5, contents=2),
    "tra-nhai": Plan(star=4, total=7400, drafted=14, filed=9, received=8, assessed=5, contents=3),
    "gio-coi": Plan(star=3, total=6500, drafted=18, filed=12, received=11, assessed=6, reported=2),
    "chieu-coi": Plan(
        star=3, total=6000, drafted=20, filed=14, received=13, assessed=7, reported=1, signed=False
    ),
    "bot-nghe": Plan(
        star=3, total=6600, drafted=66, filed=62, received=61, assessed=56, reported=53, proposed=51, at_office=48,
        passed=43,
    ),
    "cam-doi": Plan(star=4, total=7300, drafted=26, filed=17, received=16, assessed=10, reported=5, proposed=2),
    "ca-phe-rang": Plan(
        star=4, total=7600, drafted=34, filed=26, received=25, assessed=18, reported=15, proposed=12, at_office=8
    ),
    **{
        key: Plan(
            star=star, total=total, drafted=55, filed=48, received=47, assessed=42, reported=39, proposed=37,
            at_office=31, passed=26, together=together, carried=key == "du-lich-doi",
        )
        for key, star, total, together in (
            ("bun-kho-gao", 3, 6300, ()), ("tinh-dau-sa", 4, 7700, ("du-lich-doi",)), ("du-lich-doi", 4, 7900, ()),
        )
    },
    **{
        key: Plan(
            star=star, total=total, drafted=100, filed=95, received=94, assessed=88, reported=84, proposed=82,
            at_office=78, passed=72,
        )
        for key, star, total in (
            ("nuoc-mam-dao", 3, 6400), ("gao-thom", 4, 7800), ("mam-linh", 3, 5600),
            ("tra-sen", 5, 9300),
        )
    },
    "che-day": Plan(
        star=4, total=7500, kind=Kind.RENEWAL, drafted=44, filed=40, received=39, assessed=35, reported=33,
        proposed=31, at_office=30, passed=26,
    ),
    "binh-gom": Plan(
        star=3, total=6200, kind=Kind.RENEWAL, drafted=107, filed=105, received=104, assessed=94, reported=90,
        proposed=64, at_office=62, passed=22,
    ),
}  # fmt: skip
