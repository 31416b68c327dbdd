"""The table of evidence that Part III of Mẫu số 02 prints for guidance (QĐ 26/2026/QĐ-TTg, Phụ lục III)."""

from saolang.documents.model import Align, Cell, Column, Table, cell, header_row, plain

_COPY = "Bản sao tài liệu"
_ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Giấy đăng ký kinh doanh",
        ("Bản sao chứng minh hoạt động kinh doanh hợp pháp (đối với các đơn vị/cá nhân có đăng ký kinh doanh)",),
    ),
    (
        "Giấy chứng nhận cơ sở đủ điều kiện sản xuất",
        ("Bản sao (đối với sản phẩm cần phải có giấy chứng nhận theo quy định hiện hành)",),
    ),
    (
        "Nguồn gốc nguyên liệu, vùng nguyên liệu, liên kết chuỗi",
        (
            (
                "Bản sao tài liệu: Giấy xác nhận an toàn thực phẩm đối với vùng nguyên liệu, hợp đồng mua bán/hợp đồng "
                "nguyên tắc, thỏa thuận liên kết, thanh lý hợp đồng, hóa đơn chứng từ hợp lệ... chứng minh nguồn gốc "
                "nguyên liệu, liên kết chuỗi."
            ),
        ),
    ),
    (
        "Bảo vệ môi trường, sử dụng công nghệ theo hướng bền vững",
        (
            (
                "Bản sao hồ sơ, thủ tục về môi trường theo quy định; hình ảnh minh chứng về thực hiện giải pháp bảo "
                "vệ môi trường; hình ảnh, mô tả công nghệ sử dụng theo hướng bền vững."
            ),
        ),
    ),
    (
        "Sử dụng lao động địa phương",
        ("Danh sách lao động đóng bảo hiểm có xác nhận của chủ thể, bao gồm cả nơi thường trú.",),
    ),
    (
        "Tăng trưởng sản xuất kinh doanh",
        (
            "- Bản sao Tài liệu minh chứng kết quả phân loại hợp tác xã hoặc báo cáo tài chính 2 năm gần nhất.",
            "- Bản sao Báo cáo tài chính của chủ thể 2 năm gần nhất.",
        ),
    ),
    (
        "Sở hữu trí tuệ",
        (
            (
                "Minh chứng thể hiện Đơn đăng ký nhãn hiệu đã được cơ quan có thẩm quyền chấp nhận hoặc công bố. Bản "
                "sao Giấy chứng nhận đăng ký nhãn hiệu; văn bằng ghi nhận quyền sử dụng chỉ dẫn địa lý, nhãn hiệu "
                "tập thể, nhãn hiệu chứng nhận; Bằng sáng chế, Bằng độc quyền kiểu dáng công nghiệp,..."
            ),
        ),
    ),
    (
        "Phát triển thị trường, hoạt động quảng bá, xúc tiến thương mại",
        (
            (
                "Bản sao tài liệu: Hợp đồng, cam kết, ký gửi, đặt hàng, biên nhận, hóa đơn, chứng từ để minh chứng "
                "xác nhận về phân phối sản phẩm, xuất khẩu sản phẩm, hoạt động xúc tiến thương mại..."
            ),
        ),
    ),
    ("Quảng bá sản phẩm", ("Tài liệu minh chứng về website, hoạt động quảng bá.",)),
    ("Câu chuyện về sản phẩm", ("Bản sao tờ rơi, hình ảnh, phim, ghi âm... minh chứng về câu chuyện của sản phẩm",)),
    ("Công bố chất lượng sản phẩm", (f"{_COPY}, chứng minh chất lượng sản phẩm được công bố",)),
    (
        "Phiếu kết quả kiểm nghiệm chỉ tiêu chất lượng, an toàn thực phẩm theo tiêu chuẩn công bố",
        (f"{_COPY} chứng minh đạt tiêu chuẩn chất lượng, an toàn thực phẩm.",),
    ),
    (
        "Mã số mã vạch, tem truy xuất nguồn gốc,",
        (f"{_COPY}, chứng minh mã, tem, sở hữu thương hiệu...",),
    ),
    (
        "Hệ thống quản lý chất lượng tiên tiến, kiểm soát chất lượng",
        (f"{_COPY}: chứng nhận Hệ thống quản lý chất lượng tiên tiến, chứng minh hệ thống quản lý đạt tiêu chuẩn",),
    ),
    (
        "Giải thưởng của sản phẩm, bình chọn của các tổ chức uy tín trong nước và quốc tế...",
        (f"{_COPY}, minh chứng về các thành tích, giải thưởng, bình chọn...",),
    ),
)


def evidence_guide() -> Table:
    """The fifteen lines of the form, word for word."""
    rows = tuple((cell("-"), cell(name), Cell(tuple(plain(line) for line in asked))) for name, asked in _ROWS)
    columns = (Column(1, Align.CENTER), Column(5), Column(8))
    return Table(columns, (header_row("TT", "Nội dung", "Yêu cầu"),), rows)
