"""Papers in the style of real ones, all invented: a recognition decision, a withdrawal, minutes, plans, a report."""

HEAD = """UBND TỈNH HÒA AN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG     Độc lập - Tự do - Hạnh phúc
Số: 88/{symbol}                  Hòa An, ngày 05 tháng 3 năm 2025
"""

RECOGNITION = (
    HEAD.format(symbol="QĐ-SNNMT")
    + """QUYẾT ĐỊNH
Về việc công nhận sản phẩm OCOP
đợt 1 năm 2025
GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;
Căn cứ Quyết định số 148/QĐ-TTg ngày 24 tháng 02 năm 2023 của Thủ tướng Chính phủ ban hành Bộ tiêu chí;
Theo đề nghị của Chi cục Phát triển nông thôn tại Tờ trình số 21/TTr-CCPTNT ngày 01/3/2025.
QUYẾT ĐỊNH:
Điều 1. Công nhận {said} sản phẩm OCOP đợt 1 năm 2025 (có danh sách kèm theo).
Điều 2. Các chủ thể nộp báo cáo trước ngày 31/10/2025.
Điều 3. Chánh Văn phòng Sở và các chủ thể chịu trách nhiệm thi hành./.
Nơi nhận:                          KT. GIÁM ĐỐC
- Như Điều 3;                      PHÓ GIÁM ĐỐC
- UBND tỉnh (báo cáo);
- Lưu: VT, PTNT.

                                   Lê Thị Thanh Hương
PHỤ LỤC
DANH SÁCH SẢN PHẨM OCOP ĐƯỢC CÔNG NHẬN
(Kèm theo Quyết định số 88/QĐ-SNNMT ngày 05/3/2025)
{table}
"""
)

ROWS = (
    ("Gạo thơm Hòa An", "HTX Nông nghiệp Tân Tiến", "xã Tân Tiến, huyện Phú Lương", "82,5", "4 sao"),
    ("Mật ong hoa tràm", "Hộ kinh doanh Nguyễn Thị Lan", "xã Bình Minh, huyện Phú Lương", "71,2", "3 sao"),
    ("Chả cá thát lát", "Công ty TNHH Thực phẩm Sông Xanh", "thị trấn Phú Lương, huyện Phú Lương", "85", "4 sao"),
    ("Tinh bột nghệ", "Cơ sở sản xuất Hồng Phúc", "xã Long Hòa, huyện Châu Hòa", "66,75", "3 sao"),
)
HEADINGS = ("STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Tổng điểm", "Xếp hạng")


def tabbed() -> str:
    """The annex with tabs between the cells."""
    rows = (HEADINGS, *((str(number), *row) for number, row in enumerate(ROWS, 1)))
    return "\n".join("\t".join(row) for row in rows)


def cell_by_cell() -> str:
    """One cell a line."""
    return tabbed().replace("\t", "\n")


def row_by_row() -> str:
    """One row a line, the columns run together."""
    return tabbed().replace("\t", " ")


def piped() -> str:
    """As markdown."""
    head, *rows = (f"| {line} |".replace("\t", " | ") for line in tabbed().split("\n"))
    return "\n".join((head, "|---|---|---|---|---|---|", *rows))


WITHDRAWAL = (
    HEAD.format(symbol="QĐ-SNNMT")
    + """QUYẾT ĐỊNH
Thu hồi Giấy chứng nhận sản phẩm OCOP
Căn cứ Quyết định số 148/QĐ-TTg ngày 24/02/2023 của Thủ tướng Chính phủ;
Điều 1. Thu hồi Giấy chứng nhận đối với 02 sản phẩm OCOP (danh sách kèm theo).
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.
Nơi nhận:
- Như Điều 1;
- Lưu: VT.
GIÁM ĐỐC
Lê Thị Thanh Hương
DANH SÁCH SẢN PHẨM BỊ THU HỒI
TT\tTên sản phẩm\tTên chủ thể\tĐịa chỉ\tHạng sao\tLý do
1\tNước mắm Cửa Biển\tDNTN Hải Sản Cửa Biển\tPhường An Hải\t4\tNgừng sản xuất
2\tMắm ruốc Cửa Biển\t\tPhường An Hải\t3\tNgừng sản xuất
"""
)

MINUTES = """HỘI ĐỒNG ĐÁNH GIÁ, PHÂN HẠNG       CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SẢN PHẨM OCOP HUYỆN PHÚ LƯƠNG      Độc lập - Tự do - Hạnh phúc
Số: 02/BB-HĐ

BIÊN BẢN
Họp Hội đồng đánh giá, phân hạng sản phẩm OCOP huyện Phú Lương lần 1 năm 2024
Hôm nay, vào lúc 8 giờ 00 phút, ngày 18 tháng 4 năm 2024, tại Hội trường, Hội đồng tổ chức họp.
I. THÀNH PHẦN
1. Ông Nguyễn Văn An - Phó Chủ tịch UBND huyện - Chủ tịch Hội đồng;
2. Bà Lê Thị Bình - Trưởng phòng Nông nghiệp - Thư ký.
II. NỘI DUNG
1. Kết quả chấm điểm như sau:
| TT | Tên sản phẩm | Chủ thể sản xuất | Xã | Điểm bình quân | Kết quả xếp hạng |
|---|---|---|---|---|---|
| 1 | Bánh tráng mè | HTX Bánh tráng Phú Lương | Tân Tiến | 78,4 | 4 sao |
| 2 | Bánh tráng sữa | | Tân Tiến | 62 | 3 sao |
| 3 | Rượu nếp than | Hộ kinh doanh Ba Tài | Bình Minh | 48 | Không đạt |
2. Các chủ thể hoàn thiện hồ sơ gửi về Phòng Nông nghiệp chậm nhất ngày 25/4/2024.
Biên bản kết thúc vào lúc 11 giờ 30 phút cùng ngày.
THƯ KÝ                          CHỦ TỊCH HỘI ĐỒNG
Lê Thị Bình                     Nguyễn Văn An
"""

PLAN = """UBND HUYỆN PHÚ LƯƠNG               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG NÔNG NGHIỆP VÀ PTNT          Độc lập - Tự do - Hạnh phúc
Số:      /KH-PNN                   Phú Lương, ngày       tháng 3 năm 2023
KẾ HOẠCH
Đào tạo, tập huấn Chương trình OCOP năm 2023
Thực hiện Kế hoạch số 45/KH-UBND ngày 10/02/2023 của UBND huyện Phú Lương về việc triển khai Chương trình OCOP;
I. CHỈ TIÊU
- Tổ chức 06 lớp tập huấn cho 300 học viên.
- Phấn đấu có từ 5 đến 7 sản phẩm được công nhận đạt 3 sao trở lên trong năm 2023.
- Trên 80% chủ thể ứng dụng thương mại điện tử vào năm 2025.
II. NỘI DUNG
1. Nội dung các lớp
STT\tNội dung\tSố lớp\tSố học viên/lớp\tThời gian (ngày)\tKinh phí (triệu đồng)
1\tTập huấn kiến thức chung về OCOP\t4\t50\t1\t60
2\tBồi dưỡng chuyển đổi số cho chủ thể\t2\t50\t2\t45,5
\tTổng cộng\t6\t\t\t{total}
2. Phân công nhiệm vụ
TT\tNội dung công việc\tThời gian thực hiện\tĐơn vị chủ trì\tĐơn vị phối hợp
1\tXây dựng tài liệu\tQuý I\tPhòng Nông nghiệp và PTNT\tPhòng Kinh tế và Hạ tầng, Hội Nông dân
2\tTổ chức lớp học\tTháng 4 - 9/2023\tTrung tâm Dịch vụ nông nghiệp\tUBND các xã, thị trấn
4. Kiểm tra
III. KINH PHÍ
Tổng kinh phí thực hiện: 105.500.000 đồng (Bằng chữ: {words}).
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Nông nghiệp và PTNT
a) Chủ trì tổ chức các lớp; tổng hợp báo cáo UBND huyện trước ngày 15/11/2023.
b) Mời giảng viên.
2. Hội Nông dân huyện: Vận động hội viên tham gia.
3. Đề nghị UBND các xã, thị trấn cử học viên tham dự, gửi danh sách trước ngày 20/4.
4. Các chủ thể OCOP có trách nhiệm tham dự đầy đủ./.
Nơi nhận:                          TRƯỞNG PHÒNG
- UBND huyện (b/c);
- Lưu: VT.
                                   Phạm Quốc Bảo
"""

REPORT = """ỦY BAN NHÂN DÂN
HUYỆN PHÚ LƯƠNG
Số: 215/BC-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Phú Lương, ngày 20 tháng 6 năm 2023
BÁO CÁO
Kết quả thực hiện Chương trình OCOP 6 tháng đầu năm và phương hướng, nhiệm vụ
6 tháng cuối năm 2023
Thực hiện Công văn số 88/SNN-PTNT ngày 05/6/2023 của Sở Nông nghiệp và PTNT về việc báo cáo kết quả;
I. KẾT QUẢ THỰC HIỆN
1. Công tác chỉ đạo
Ban hành Kế hoạch số 45/KH-UBND ngày 10/02/2023; Kế hoạch số 45/KH-UBND ngày 12/02/2023 đã gửi các xã.
2. Công tác đào tạo, tập huấn
Tổ chức 02 lớp tập huấn với 120 người tham dự.
3. Kết quả đánh giá, phân hạng
Đến nay toàn huyện có 04 sản phẩm OCOP được công nhận, cụ thể:
- Gạo thơm Tân Tiến của HTX Nông nghiệp Tân Tiến, xã Tân Tiến (4 sao);
- Mật ong hoa tràm của hộ kinh doanh Nguyễn Thị Lan, xã Bình Minh (3 sao);
- Tinh bột nghệ và trà nghệ của Cơ sở sản xuất Hồng Phúc, xã Long Hòa đạt 3 sao.
II. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM
1. Mục tiêu
- Phấn đấu có thêm 03 sản phẩm đạt 3 sao.
2. Nhiệm vụ
- Hướng dẫn chủ thể hoàn thiện hồ sơ.
- Tổ chức đánh giá, phân hạng đợt 2 trong quý III./.
Nơi nhận:
- Sở NN&PTNT;
- Lưu: VT, PNN.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
(Đã ký)
Nguyễn Hữu Phước
"""
