"""A plan of an agency that has every block: for tests, and for looking at."""

from loader import load_document

b = load_document("blocks")
wording = load_document("wording")

_COLUMNS = [
    b.Column(0.7, "center"),
    b.Column(4),
    b.Column(2),
    b.Column(2),
    b.Column(2, "center"),
]
_HEADER = [
    [
        b.Cell("STT", rowspan=2),
        b.Cell("Nội dung công việc", rowspan=2),
        b.Cell("Trách nhiệm", colspan=2),
        b.Cell("Thời gian", rowspan=2),
    ],
    ["Chính", "Tham mưu"],
]


def work_table(count: int):
    """A table of work with a header of two levels."""
    rows = []
    for number in range(1, count + 1):
        what = b.Cell(
            blocks=[
                b.Paragraph(f"Rà soát, cập nhật quy trình nội bộ số {number:02d}"),
                b.ItemList(["Lập danh mục quy trình;", "Trình lãnh đạo duyệt."]),
            ]
            if number % 7 == 0
            else [
                b.Paragraph(
                    f"Đánh giá việc áp dụng HTQLCL tại đơn vị thứ {number}, lập báo "
                    "cáo và đề xuất hành động khắc phục"
                )
            ]
        )
        if number % 10 == 3:
            rows.append(
                [
                    b.Cell(str(number), rowspan=2),
                    what,
                    b.Cell("Văn phòng Sở", rowspan=2),
                    "Các phòng",
                    "Quý I",
                ]
            )
            rows.append(["Việc tiếp theo", "Phòng KHCN", b.Cell("Quý II", bold=True)])
        else:
            rows.append(
                [str(number), what, "Văn phòng Sở", "Các phòng chuyên môn", "15/03"]
            )
    return b.Table(_COLUMNS, rows, header=_HEADER)


def matrix():
    """Levels of risk by likelihood and impact."""
    fills = ["#c6e0b4", "#ffe699", "#f8cbad", "#ff9f9f"]
    return b.Table(
        [b.Column(1.4)] + [b.Column(1, "center")] * 5,
        [
            [
                b.Cell(f"Khả năng {row}", bold=True),
                *(
                    b.Cell(str(row * column), fill=fills[min(row * column // 6, 3)])
                    for column in range(1, 6)
                ),
            ]
            for row in range(5, 0, -1)
        ],
        header=[["Mức"] + [f"Hậu quả {column}" for column in range(1, 6)]],
        size=12,
    )


def plan(watermark: str = wording.DRAFT, rows: int = 45):
    """The plan, about eight pages long."""
    points = [f"Mục tiêu chất lượng thứ {n} của năm 2026;" for n in range(1, 13)]
    return b.Document(
        "Kế hoạch duy trì HTQLCL 2026",
        [
            b.Letterhead(
                "SỞ CÔNG THƯƠNG",
                "UBND TỈNH AN KHANG",
                wording.number_line(None, "KH-SCT"),
                wording.place_date("An Khang", None, 2026),
            ),
            b.Title(
                "KẾ HOẠCH",
                "Duy trì và cải tiến Hệ thống quản lý chất lượng\n"
                "theo Tiêu chuẩn quốc gia TCVN ISO 9001:2015 năm 2026",
            ),
            b.LegalBases(
                [
                    "Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng "
                    "Chính phủ về việc áp dụng Hệ thống quản lý chất lượng",
                    "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ",
                ]
            ),
            b.Paragraph(
                "Sở Công Thương ban hành Kế hoạch duy trì và cải tiến Hệ thống quản lý "
                "chất lượng (sau đây viết tắt là HTQLCL) năm 2026 như sau:"
            ),
            b.Section(
                "MỤC ĐÍCH, YÊU CẦU",
                [
                    b.Section(
                        "Mục đích",
                        [
                            b.Paragraph("Bảo đảm HTQLCL được duy trì có hiệu lực."),
                            b.ItemList(points),
                            b.Section(
                                "Đối với lãnh đạo",
                                [
                                    b.ItemList(
                                        ["Phân công rõ;", "Kiểm tra thường xuyên."]
                                    )
                                ],
                            ),
                            b.Section(
                                "Đối với công chức", [b.ItemList(["Thực hiện."])]
                            ),
                        ],
                    ),
                    b.Section(
                        "Yêu cầu",
                        [
                            b.ItemList(
                                [
                                    "Yêu cầu thứ nhất;",
                                    [
                                        b.Paragraph("Yêu cầu thứ hai, gồm:"),
                                        b.ItemList(["ý một;", "ý hai."]),
                                    ],
                                ],
                            ),
                            b.Paragraph(
                                [
                                    "Chữ ",
                                    b.Run("đậm", bold=True),
                                    ", ",
                                    b.Run("nghiêng", italic=True),
                                    ", ",
                                    b.Run("gạch chân", underline=True),
                                    ", ",
                                    b.Run("gạch bỏ", strike=True),
                                    ".",
                                ]
                            ),
                            b.Paragraph(
                                [b.Check(True), " Có   ", b.Check(), " Không"], "left"
                            ),
                        ],
                    ),
                ],
            ),
            b.Section("NỘI DUNG", [b.Paragraph("Bảng phân công:"), work_table(rows)]),
            b.Section(
                "KẾT QUẢ NĂM TRƯỚC",
                [
                    b.Bars(
                        [
                            ("Văn phòng Sở", 92.5, "92,5%"),
                            ("Phòng Quản lý thương mại", 48, "48%"),
                            ("Thanh tra", 0, "0%"),
                        ],
                        "Tỷ lệ hồ sơ đúng hạn",
                        100,
                    )
                ],
            ),
            b.Section(
                "TỔ CHỨC THỰC HIỆN",
                [
                    b.Paragraph("Văn phòng Sở theo dõi, đôn đốc việc thực hiện."),
                    b.Paragraph(
                        "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh "
                        "về Văn phòng Sở để tổng hợp, báo cáo Giám đốc./."
                    ),
                ],
            ),
            b.Closing(
                [b.Signer(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Nguyễn Văn An")],
                ["Sở KH&CN", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"],
            ),
            b.Appendix(
                "MA TRẬN RỦI RO",
                [matrix(), b.Paragraph("Ghi chú dưới bảng.")],
                reference="(Kèm theo Kế hoạch số …/KH-SCT)",
                landscape=True,
            ),
            b.Appendix(
                "CÁC PHÒNG KÝ",
                [
                    b.Section("Phần một", [b.Section("Mục một")]),
                    b.Paragraph("Kết thúc."),
                    b.Closing(
                        [
                            b.Signer(["THƯ KÝ"], "Trần Thị Bé", "(Ký, ghi rõ họ tên)"),
                            b.Signer(["CHỦ TỌA"], "Lê Văn Cường"),
                        ],
                        ["Như trên", "Lưu: VT"],
                    ),
                ],
            ),
        ],
        author="Sở Công Thương",
        subject="Quản lý chất lượng",
        watermark=watermark,
    )
