"""Words that Vietnamese administrative documents are built of: kinds, capacities, agencies, producers."""

import re

UPPER = "A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ"

# Kinds of document with their abbreviation (Nghị định 30/2020/NĐ-CP, Phụ lục III).
TYPES: dict[str, str] = {
    "Kế hoạch": "KH",
    "Quyết định": "QĐ",
    "Báo cáo": "BC",
    "Tờ trình": "TTr",
    "Thông báo": "TB",
    "Biên bản": "BB",
    "Hướng dẫn": "HD",
    "Nghị quyết": "NQ",
    "Chỉ thị": "CT",
    "Chương trình": "CTr",
    "Đề án": "ĐA",
    "Dự án": "DA",
    "Phương án": "PA",
    "Quy chế": "QC",
    "Quy định": "QyĐ",
    "Công điện": "CĐ",
    "Thông cáo": "TC",
    "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT",
    "Giấy ủy quyền": "GUQ",
    "Hợp đồng": "HĐ",
    "Công văn": "CV",
}

# Kinds that are only cited.
CITED_KINDS = (
    *TYPES,
    "Luật",
    "Pháp lệnh",
    "Nghị định",
    "Thông tư liên tịch",
    "Thông tư",
    "Văn bản hợp nhất",
    "Văn bản",
    "Kết luận",
    "Phiếu trình",
    "Chương trình hành động",
)

_AGENCY = (
    r"UBND|UB\.?MTTQ|MTTQ|HĐND|VPĐP|Ủy\s+ban|Uỷ\s+ban|Hội\s+đồng|Văn\s+phòng|Sở|Ban|Bộ|Chi\s+cục|Cục|Tổng\s+cục|"
    r"Phòng|Trung\s+tâm|Đài|Báo|Hội|Liên\s+minh|Liên\s+hiệp|Liên\s+đoàn|Hiệp\s+hội|Đoàn|Tỉnh\s+đoàn|Huyện\s+đoàn|"
    r"Thành\s+đoàn|Tỉnh\s+ủy|Huyện\s+ủy|Kho\s+bạc|Ngân\s+hàng|Công\s+an|Mặt\s+trận|Đơn\s+vị|Cơ\s+quan|Trường|Viện|Quỹ|"
    r"Tổ(?=\s+(?:tư\s+vấn|giúp\s+việc|chuyên|công\s+tác|thẩm))|Thường\s+trực|Bưu\s+điện|Cổng\s+thông\s+tin|Chủ\s+thể|"
    r"(?:Các|Những)\s+(?:cơ\s+quan|đơn\s+vị|phòng|ban|ấp|thôn|khóm|bản|khu\s+phố|hội|tổ\s+chức|sở|ngành|địa\s+phương|chủ\s+thể|xã|phường|huyện|"
    r"thành\s+viên|doanh\s+nghiệp|hợp\s+tác\s+xã|đoàn\s+thể|cơ\s+sở)"
)
AGENCY = re.compile(rf"(?:{_AGENCY})(?![\w])", re.IGNORECASE)
AGENCY_CAPITAL = re.compile(rf"(?<![\w/])(?:{_AGENCY})(?![\w])")

_PRODUCER = (
    r"(?:chi\s+nhánh\s+)?(?:công\s+ty|cty|liên\s+hiệp\s+(?:htx|hợp\s+tác\s+xã)|htx\w*|hợp\s+tác\s+xã|tổ\s+hợp\s+tác|tht|"
    r"hộ\s+(?:sản\s+xuất\s+)?kinh\s+doanh|hkd|hộ\s+sản\s+xuất|hộ\s+gia\s+đình|hộ\s+ông|hộ\s+bà|hộ|"
    r"cơ\s+sở\s+(?:sản\s+xuất|chế\s+biến|kinh\s+doanh)(?:\s*(?:,|và|-|–)\s*(?:kinh\s+doanh|chế\s+biến))?|cơ\s+sở|"
    r"cssx(?:kd)?|doanh\s+nghiệp(?:\s+tư\s+nhân)?|dntn|trang\s+trại|làng\s+nghề|hội\s+quán|nhà\s+vườn|"
    r"tổ\s+sản\s+xuất|điểm\s+du\s+lịch|homestay|ông|bà)"
)
PRODUCER = re.compile(rf"(?<!\w){_PRODUCER}(?!\w)", re.IGNORECASE)

POSITIONS = (
    "CHỦ TỊCH HỘI ĐỒNG",
    "PHÓ CHỦ TỊCH HỘI ĐỒNG",
    "PHÓ CHỦ TỊCH THƯỜNG TRỰC",
    "PHÓ CHỦ TỊCH",
    "CHỦ TỊCH",
    "PHÓ GIÁM ĐỐC",
    "GIÁM ĐỐC",
    "PHÓ CHI CỤC TRƯỞNG",
    "CHI CỤC TRƯỞNG",
    "PHÓ CỤC TRƯỞNG",
    "CỤC TRƯỞNG",
    "PHÓ TRƯỞNG PHÒNG",
    "TRƯỞNG PHÒNG",
    "PHÓ TRƯỞNG BAN",
    "TRƯỞNG BAN",
    "PHÓ CHÁNH VĂN PHÒNG",
    "CHÁNH VĂN PHÒNG",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "PHÓ THỦ TƯỚNG",
    "THỦ TƯỚNG",
    "PHÓ BÍ THƯ",
    "BÍ THƯ",
    "PHÓ VIỆN TRƯỞNG",
    "VIỆN TRƯỞNG",
    "HIỆU TRƯỞNG",
    "TỔ TRƯỞNG",
    "PHÓ TỔ TRƯỞNG",
    "CHỦ TRÌ",
    "CHỦ TỌA",
    "THƯ KÝ",
)
POSITION = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(POSITIONS, key=len, reverse=True))})(?:\s+(?:THƯỜNG TRỰC|HỘI ĐỒNG|CUỘC HỌP|"
    rf"PHIÊN HỌP))?(?!\w)"
)
CAPACITY = re.compile(rf"(?<!\w)(?:TM|KT|TL|TUQ|Q|T/M)\s*[./]\s*[{UPPER}]")
NAME = re.compile(rf"(?:(?:TS|ThS|PGS|GS|BS|KS)\.?\s*)*[{UPPER}]\w*(?:\s+[{UPPER}]\w*){{1,5}}")


# Family names, to tell where the second of two names on one line begins.
FAMILIES = frozenset(
    re.findall(
        r"\w+",
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Lâm Mai Đào Cao "
        "Hà Tô Châu Thái Tạ Quách Lương Đoàn Lưu Trịnh Phùng Triệu Nông Ma Kiều Từ Cù La Lục Hứa Đàm Tống "
        "Vương Chu Thạch Danh Kim Sùng Thào Vừ Cầm Quàng Tòng Bạch Thân Nghiêm Âu Tăng Diệp Mạc Khổng Đồng "
        "Đậu Ninh Lại Bế Hầu Vàng Lò Giàng Hoà Quan Sầm Vi Hạng Phó Doãn Đường Khuất Lã Mạch Nghị Ông Thiều "
        "Tiêu Ung Viên Xa Điểu Rơ Siu ",
    )
)


def is_upper(text: str) -> bool:
    """Whether a line is set in capitals: at least three letters and no small one."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 3 and all(letter.isupper() for letter in letters)


def is_person(text: str) -> bool:
    """Whether a line reads as a person's name: two to six capitalised words, not all in capitals."""
    return NAME.fullmatch(text.strip()) is not None and not is_upper(text) and len(text) <= 45
