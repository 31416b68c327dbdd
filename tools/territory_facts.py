"""Days, resolutions and spellings that no list tells, each with its source in a comment."""

REFORM, LAST_OLD_DAY = "2025-07-01", "2025-06-30"
UNKNOWN_START = "..2021-01-01"
BETWEEN_START, BETWEEN_END = "2023-01-01..2025-06-30", "2022-12-31..2025-06-29"
PROVINCE_LAW = "202/2025/QH15"
# Thừa Thiên Huế became a city of the central government; its capital city became two districts.
HUE_DAY, HUE_LAW, HUE_DISTRICTS = "2025-01-01", "175/2024/QH15", "1314/NQ-UBTVQH15"
# The lists spell these names of one code in two ways; no decision renamed the commune.
OTHER_SPELLING = frozenset(
    """
    00736 00829 01060 01978 02431 02836 02902 03073 03177 03178 03223 03244 03391 03460 03565 03574 03754 04136
    04174 04486 04618 04621 04627 05083 05245 06616 07540 12538 13141 19114 19246 20458 20494 20701 20710 23140
    23395 23404 23413 23458 23464 23644 24031 24274 24409 24727 26119 27640 29218 29857 30475 31729
    """.split()  # noqa: SIM905 - a list of one code a line would hide the rest
)
# Changes of 2026: code → (kind before, first day or span of days, resolution). The day of a resolution is the first
# possible day; the list of 10/2026 has the change, so its month is the last possible one.
LIST_DAY = "2026-10-31"
CITIES_2026 = {
    "75": ("tỉnh", "2026-04-30", "30/2026/QH16"),
    "24": ("tỉnh", f"2026-08-24..{LIST_DAY}", "39/2026/QH16"),
    "22": ("tỉnh", f"2026-08-24..{LIST_DAY}", "36/2026/QH16"),
}
# The ten wards were set up for the city of Đồng Nai, which exists from 30/4/2026.
WARDS_2026 = {"237/NQ-UBTVQH16": "2026-04-14..2026-04-30", "388/NQ-UBTVQH16": f"2026-08-04..{LIST_DAY}"}
# Resolutions of 16/6/2025 by new province are read from the notes; these two provinces' wards carry the later one.
COMMUNES_2025 = {"75": "1662/NQ-UBTVQH15", "24": "1658/NQ-UBTVQH15"}
