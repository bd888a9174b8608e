"""What five real yearly plans say, read from the plans themselves.

Not derived from the data files: test_templates compares the templates with it, row for
row and column for column. Only words that any faithful wording of a row must contain
are listed.
"""

from typing import NamedTuple


class Deadline(NamedTuple):
    """One deadline of a row, as printed, and the days it means in the base year.

    ``start`` and ``due`` are "MM-DD", or "" where an event has to happen first.
    """

    text: str
    kind: str
    start: str = ""
    due: str = ""
    condition: str = ""
    fallback: bool = False
    after: str = ""
    # Where each of several periods gives a task of its own.
    periods: tuple = ()


class Row(NamedTuple):
    """A row of the table.

    ``lead`` and ``support`` list parties in the order of the cell as
    "party", "party:role" or "party:role:word of the note"; ``own`` those that also do
    a part of their own.
    """

    number: str
    words: list
    deadlines: list
    lead: list
    support: list = ()
    condition: str = ""
    outputs: list = ()
    activity: str = ""
    own: list = ()


class Column(NamedTuple):
    label: str
    content: str
    shows: str = ""
    group: str = ""


class Plan(NamedTuple):
    year: int
    agency_kind: str
    title_words: list
    legal: list
    signer: tuple
    last_recipient: str
    in_appendix: bool
    table: str
    columns: list
    rows: list
    # How the cells call each party.
    names: dict
    sections: list


def window(text, start, due):
    return Deadline(text, "window", start, due)


def on(text, day):
    return Deadline(text, "on", day, day)


def before(text, due, **case):
    return Deadline(text, "before", "01-01", due, **case)


Q1 = window("Quý I", "01-01", "03-31")
Q1_2 = window("Quý I-II", "01-01", "06-30")
Q2_3 = window("Quý II-III", "04-01", "09-30")
Q4 = window("Quý IV", "10-01", "12-31")
ALWAYS = Deadline("Thường xuyên", "continuous", "01-01", "12-31")
LAW = ["19/2014/QĐ-TTg", "26/2014/TT-BKHCN"]

# --- 000: Sở, specialised department in charge, by quarters -------------------------

_DEPARTMENTS = ["all_departments:cooperate"]
_BOARD_AND_UNIT = ["committee:lead", "standing:lead"]

QUARTERS = Plan(
    year=2026,
    agency_kind="department",
    title_words=[
        "Duy trì và cải tiến",
        "TCVN ISO 9001:2015",
        "ISO điện tử",
        "năm 2026",
    ],
    legal=LAW,
    signer=("kt", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    last_recipient="Lưu: VT, TĐC.",
    in_appendix=False,
    table="NỘI DUNG CÔNG VIỆC",
    columns=[
        Column("STT", "number"),
        Column("Nội dung công việc", "name"),
        Column("Thời gian thực hiện", "deadline"),
        Column("Chủ trì thực hiện", "parties", "lead"),
        Column("Phối hợp", "parties", "support"),
    ],
    rows=[
        Row("1", ["kiện toàn", "ban iso"], [Q1], ["standing:lead"], _DEPARTMENTS,
            condition="nếu có", activity="committee"),
        Row("2", ["đào tạo", "tcvn iso 9001:2015"],
            [window("Quí I-IV", "01-01", "12-31")],
            ["standing:lead:tổ chức", "training_body:perform:thực hiện"],
            ["all_departments:cooperate:tham dự"],
            condition="nếu cần thiết", activity="training"),
        Row("3", ["mục tiêu chất lượng của sở", "từng phòng, đơn vị"], [Q1],
            _BOARD_AND_UNIT, ["all_departments:cooperate:đơn vị mình"],
            activity="objective", own=["all_departments"]),
        Row("4", ["kế hoạch", "chương trình", "đánh giá nội bộ"], [Q1_2],
            _BOARD_AND_UNIT, _DEPARTMENTS, activity="audit_plan"),
        Row("5", ["rà soát", "rủi ro và cơ hội"], [Q1_2],
            _BOARD_AND_UNIT, ["all_departments:cooperate:rủi ro"],
            activity="risk", own=["all_departments"]),
        Row("6", ["rà soát, sửa đổi, bổ sung", "nội bộ", "quy trình giải quyết tthc"],
            [ALWAYS], ["standing:consolidate:tổng hợp"],
            ["all_departments:cooperate:quản lý"],
            condition="nếu có phát sinh theo thực tế quản lý",
            activity="procedure_review", own=["all_departments"]),
        Row("7", ["đánh giá nội bộ"], [Q2_3], ["auditors:lead"], _DEPARTMENTS,
            activity="audit"),
        Row("8", ["khắc phục", "cải tiến", "kiểm tra", "báo cáo"], [Q2_3],
            _BOARD_AND_UNIT, _DEPARTMENTS,
            condition="nếu có", activity="corrective_action"),
        Row("9", ["họp", "xem xét", "lãnh đạo"], [Q4], ["committee:lead"], _DEPARTMENTS,
            activity="management_review"),
        Row("10", ["báo cáo", "kết quả"], [Q4], ["standing:lead"], _DEPARTMENTS,
            activity="report"),
        Row("11", ["công bố lại", "iso 9001:2015"], [Q4], ["standing:lead"],
            activity="declaration"),
    ],
    names={
        "standing": {
            "Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng (Phòng TĐC)",
            "Phòng TĐC",
        },
        "training_body": {"Đơn vị đào tạo được thuê"},
        "committee": {"Ban ISO"},
        "auditors": {"Đoàn đánh giá nội bộ"},
        "all_departments": {"Các phòng, đơn vị thuộc Sở"},
    },
    sections=[
        ("", "", ["năm 2026"]),
        ("MỤC ĐÍCH, YÊU CẦU", "", []),
        ("MỤC ĐÍCH, YÊU CẦU/Mục đích", "", ["100%", "ISO điện tử", "CCHC", "nội bộ"]),
        ("MỤC ĐÍCH, YÊU CẦU/Yêu cầu", "", ["công chức", "hài lòng", "doanh nghiệp"]),
        ("NỘI DUNG CÔNG VIỆC", "", []),
        ("TỔ CHỨC THỰC HIỆN", "", []),
        ("TỔ CHỨC THỰC HIỆN/Ban ISO Sở", "committee",
         ["mục tiêu", "đánh giá nội bộ", "xem xét", "báo cáo"]),
        ("TỔ CHỨC THỰC HIỆN/Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng (Phòng TĐC)",
         "standing", ["bắt buộc", "Văn phòng Sở", "toàn trình", "quyết toán"]),
        ("TỔ CHỨC THỰC HIỆN/Các phòng, đơn vị thuộc Sở", "all_departments",
         ["chịu trách nhiệm", "mở rộng", "công bố"]),
        ("", "", ["năm 2026", "./."]),
    ],
)  # fmt: skip

# --- 001: Sở, office in charge, by months -------------------------------------------

_OFFICE = ["standing:perform"]
_ROOMS = ["all_departments:perform"]

MONTHS = Plan(
    year=2021,
    agency_kind="department",
    title_words=["Duy trì, cải tiến", "TCVN ISO 9001:2015", "năm 2021"],
    legal=LAW,
    signer=(False, False, "GIÁM ĐỐC"),
    last_recipient="Lưu: VT, VP.",
    in_appendix=False,
    table="NỘI DUNG",
    columns=[
        Column("TT", "number"),
        Column("Nội dung", "name"),
        Column("Đơn vị thực hiện", "parties", "all"),
        Column("Thời gian hoàn thành", "deadline"),
    ],
    rows=[
        Row("1", ["kế hoạch", "duy trì và cải tiến"],
            [window("Tháng 02", "02-01", "02-28")], _OFFICE, activity="plan"),
        Row("2", ["mục tiêu chất lượng", "kế hoạch thực hiện", "niêm yết", "01 bản",
                  "văn phòng sở", "lưu hồ sơ"],
            [window("Tháng 3", "03-01", "03-31")], _ROOMS, activity="objective"),
        Row("3", ["rà soát, chỉnh sửa, bổ sung", "quy trình", "văn phòng sở"],
            [Deadline("Hàng tháng", "monthly", "01-01", "12-31")], _ROOMS,
            condition="khi có văn bản thay thế, sửa đổi, bổ sung hoặc ban hành mới",
            activity="procedure_review"),
        Row("4", ["hướng dẫn", "công chức, viên chức"], [ALWAYS], _ROOMS,
            condition="khi được bố trí công việc mới", activity="onboarding"),
        Row("5", ["kế hoạch", "đánh giá nội bộ", "khắc phục", "không phù hợp"],
            [window("Tháng 10", "10-01", "10-31")],
            ["committee:perform", "all_departments:perform"], activity="audit"),
        Row("6", ["hội nghị đánh giá tổng thể"],
            [window("Tháng 10", "10-01", "10-31")], ["leadership:perform"],
            activity="management_review"),
        Row("7", ["báo cáo", "kết quả", "duy trì, cải tiến"],
            [window("Tháng 11", "11-01", "11-30")], _OFFICE, activity="report"),
    ],
    names={
        "standing": {"Văn phòng Sở"},
        "committee": {"BCĐ ISO"},
        "leadership": {"Lãnh đạo Sở"},
        "all_departments": {"Các phòng", "các phòng"},
    },
    sections=[
        ("", "", ["2021"]),
        ("MỤC ĐÍCH, YÊU CẦU", "", ["CCHC", "rà soát", "văn bản hướng dẫn"]),
        ("NỘI DUNG", "", []),
        ("TỔ CHỨC THỰC HIỆN", "", []),
        ("TỔ CHỨC THỰC HIỆN/Văn phòng Sở (thường trực Ban Chỉ đạo ISO)", "standing",
         ["đôn đốc", "giám sát", "Giám đốc Sở", "Lãnh đạo Sở"]),
        ("TỔ CHỨC THỰC HIỆN/Các phòng chuyên môn thuộc Sở", "all_departments",
         ["TTHC", "trước Giám đốc Sở", "Khắc phục", "./."]),
    ],
)  # fmt: skip

# --- 002: Sở, committee and office, with administrative reform ----------------------

_BOARD = "committee:perform"
_BOARD_AND_ROOMS = [_BOARD, "all_departments:perform"]

REFORM = Plan(
    year=2026,
    agency_kind="department",
    title_words=["Duy trì và cải tiến", "TCVN ISO 9001:2015", "năm 2026"],
    # The plan itself rests on decisions of its province, which stay out of the product.
    legal=None,
    signer=(False, False, "GIÁM ĐỐC"),
    last_recipient="Lưu: VT, VP.",
    in_appendix=False,
    table="NHIỆM VỤ TRỌNG TÂM",
    columns=[
        Column("TT", "number"),
        Column("Nội dung", "name"),
        Column("Thời gian", "deadline"),
        Column("Thực hiện", "parties", "all"),
    ],
    rows=[
        Row("1", ["xây dựng kế hoạch", "duy trì và cải tiến"],
            [window("Tháng 02/2026", "02-01", "02-28")], [_BOARD], activity="plan"),
        Row("2", ["báo cáo", "mục tiêu chất lượng năm 2025",
                  "xây dựng mục tiêu chất lượng năm 2026"],
            [window("Tháng 02/2026", "02-01", "02-28")], [_BOARD],
            activity="objective"),
        Row("3", ["mục tiêu chất lượng cấp phòng", "của sở"],
            [window("Quý I/2026", "01-01", "03-31")], _ROOMS, activity="objective"),
        Row("4", ["tham mưu ubnd tỉnh", "công bố danh mục", "quy trình nội bộ",
                  "rà soát, sửa đổi, bổ sung"],
            [ALWAYS], ["all_departments:propose:đề xuất sửa đổi"],
            ["committee:urge:đôn đốc, hướng dẫn"], activity="procedure_review"),
        Row("5", ["quy trình nội bộ", "dùng chung", "cơ quan hành chính nhà nước",
                  "điện tử hóa"],
            [ALWAYS], _BOARD_AND_ROOMS, condition="nếu có",
            activity="procedure_review"),
        Row("6", ["đánh giá nội bộ", "lồng ghép", "kiểm tra cchc", "xem xét",
                  "khắc phục"],
            [Deadline("Quý II và Quý III/2026", "window", "04-01", "09-30",
                      periods=(("04-01", "06-30"), ("07-01", "09-30")))],
            _BOARD_AND_ROOMS,
            activity="audit"),
        Row("7", ["tổng hợp thông tin", "lấy ý kiến", "hài lòng", "tổ chức, cá nhân"],
            [window("Quý IV/2026", "10-01", "12-31")],
            [_BOARD, "standing:perform", "all_departments:perform"],
            activity="satisfaction"),
        Row("8", ["đào tạo, tập huấn", "kế hoạch của ubnd tỉnh",
                  "sở khoa học và công nghệ"],
            [ALWAYS], _BOARD_AND_ROOMS, activity="training"),
        Row("9", ["báo cáo kết quả", "xây dựng, áp dụng, duy trì và cải tiến",
                  "năm 2026"],
            [before("Trước ngày 05/11/2026", "11-04")], [_BOARD, "standing:perform"],
            activity="report"),
        Row("10", ["chuẩn bị", "nội dung", "kiểm tra, đánh giá"],
            [Deadline("Theo Kế hoạch kiểm tra của UBND tỉnh", "external")],
            [_BOARD, "standing:perform", "all_departments:perform"],
            activity="inspection"),
    ],
    names={
        "standing": {"Văn phòng Sở"},
        "committee": {"BCĐ ISO Sở", "BCĐ ISO"},
        "all_departments": {"Các phòng", "các phòng", "các phòng chuyên môn"},
    },
    sections=[
        ("", "", ["CCHC", "năm 2026"]),
        ("MỤC TIÊU, YÊU CẦU", "", []),
        ("MỤC TIÊU, YÊU CẦU/Mục tiêu", "",
         ["101/QĐ-BKHCN", "21/01/2019", "điện tử hóa", "100%", "dùng chung"]),
        ("MỤC TIÊU, YÊU CẦU/Yêu cầu", "",
         ["hình thức", "100% TTHC", "năm 2025", "năm 2026", "đánh giá nội bộ"]),
        ("NHIỆM VỤ TRỌNG TÂM", "", []),
        ("KINH PHÍ THỰC HIỆN", "", ["Ngân sách tỉnh"]),
        ("TỔ CHỨC THỰC HIỆN", "", []),
        ("TỔ CHỨC THỰC HIỆN/Ban Chỉ đạo ISO, Văn phòng Sở", "committee",
         ["đầu mối", "Ủy ban nhân dân tỉnh", "đôn đốc", "đột xuất"]),
        ("TỔ CHỨC THỰC HIỆN/Các phòng thuộc Sở", "all_departments",
         ["năm 2026", "tiến độ", "Chủ trì", "chịu trách nhiệm"]),
        ("TỔ CHỨC THỰC HIỆN/Các đơn vị trực thuộc Sở", "",
         ["CCHC", "Sở Khoa học và Công nghệ"]),
        ("", "", ["năm 2026", "./."]),
    ],
)  # fmt: skip

# --- 003: commune, secretary, table in the appendix ---------------------------------
# The times are those printed, though the column seems to have slipped by one row.

_SECRETARY = ["secretary:perform"]
_SECRETARY_AND_STAFF = ["secretary:perform", "all_departments:perform"]

COMMUNE = Plan(
    year=2026,
    agency_kind="commune",
    title_words=["Duy trì và cải tiến", "TCVN ISO 9001:2015", "năm 2026"],
    legal=LAW,
    signer=(False, False, "CHỦ TỊCH"),
    last_recipient="Lưu: VT, Thư ký ISO.",
    in_appendix=True,
    table="KẾ HOẠCH DUY TRÌ HẰNG NĂM",
    columns=[
        Column("STT", "number"),
        Column("Nội dung công việc", "name"),
        Column("Bộ phận thực hiện", "parties", "all"),
        Column("Thời gian thực hiện", "deadline"),
    ],
    rows=[
        Row("1", ["kế hoạch duy trì hằng năm"], [Q1], _SECRETARY, activity="plan"),
        Row("2", ["mục tiêu chất lượng"], [Q1], _SECRETARY_AND_STAFF,
            activity="objective"),
        Row("3", ["kế hoạch thực hiện mục tiêu chất lượng"],
            [on("30/6 hằng năm", "06-30")],
            _SECRETARY_AND_STAFF, activity="objective"),
        Row("4", ["báo cáo mục tiêu chất lượng 6 tháng"],
            [window("Không quy định thời gian (Thường Quý III-IV)",
                    "07-01", "12-31")],
            _SECRETARY_AND_STAFF, activity="objective_report_half"),
        Row("5", ["đánh giá nội bộ"],
            [Deadline("Sau mỗi cuộc ĐGNB", "after_event")],
            ["secretary:perform", "auditors:perform"], activity="audit"),
        Row("6", ["xem xét của lãnh đạo"],
            [on("31/12 hằng năm", "12-31")], _SECRETARY,
            activity="management_review"),
        Row("7", ["báo cáo mục tiêu chất lượng năm"],
            [Deadline("Yêu cầu của Sở KH&CN", "on_request")],
            _SECRETARY_AND_STAFF, activity="objective_report"),
        Row("8", ["báo cáo duy trì và cải tiến hằng năm"],
            [Deadline("Khi UBND tỉnh có QĐ công bố về TTHC", "after_event")],
            _SECRETARY, activity="report"),
    ],
    names={
        "secretary": {"Thư ký ISO"},
        "auditors": {"Các chuyên gia đánh giá"},
        "all_departments": {"Chuyên viên phòng"},
    },
    sections=[
        ("", "", ["năm 2026"]),
        ("MỤC ĐÍCH, YÊU CẦU", "", []),
        ("MỤC ĐÍCH, YÊU CẦU/Mục đích", "",
         ["ISO điện tử", "phòng chuyên môn", "liên thông", "chính quyền số"]),
        ("MỤC ĐÍCH, YÊU CẦU/Yêu cầu", "",
         ["đơn giản", "người đứng đầu", "khách quan", "toàn diện"]),
        ("NỘI DUNG THỰC HIỆN", "", []),
        ("NỘI DUNG THỰC HIỆN/"
         "Triển khai ISO điện tử để xây dựng, áp dụng, duy trì và cải tiến HTQLCL", "",
         ["phần mềm ISO điện tử", "Ủy ban nhân dân tỉnh công bố", "ít nhất 01 lần",
          "công bố lại", "mở rộng", "thu hẹp", "nội bộ"]),
        ("NỘI DUNG THỰC HIỆN/Đào tạo, bồi dưỡng về HTQLCL theo TCVN ISO 9001:2015", "",
         ["cử đi đào tạo", "ISO điện tử"]),
        ("NỘI DUNG THỰC HIỆN/"
         "Kiểm tra việc xây dựng, áp dụng, duy trì và cải tiến HTQLCL", "",
         ["đôn đốc", "báo cáo", "Ban Chỉ đạo ISO"]),
        ("KINH PHÍ THỰC HIỆN", "", ["116/2015/TT-BTC", "11/8/2015"]),
        ("TỔ CHỨC THỰC HIỆN", "", []),
        ("TỔ CHỨC THỰC HIỆN/Chế độ báo cáo", "all_departments",
         ["Ban ISO (Thư ký)", "Sở Khoa học và Công nghệ", "Ủy ban nhân dân tỉnh"]),
        ("TỔ CHỨC THỰC HIỆN/Ban Chỉ đạo ISO", "committee",
         ["kế hoạch", "nguồn lực", "tập huấn", "kiểm tra", "Tổng hợp"]),
        ("TỔ CHỨC THỰC HIỆN/Phòng Kinh tế", "", ["nguồn lực", "ISO điện tử"]),
        ("TỔ CHỨC THỰC HIỆN/Phòng Văn hóa - Xã hội", "", ["cải cách hành chính"]),
        ("TỔ CHỨC THỰC HIỆN/Các cơ quan, đơn vị áp dụng HTQLCL", "all_departments",
         ["kế hoạch", "chịu trách nhiệm", "Cử công chức"]),
        ("", "", ["năm 2026", "./."]),
        ("KẾ HOẠCH DUY TRÌ HẰNG NĂM", "", []),
    ],
)  # fmt: skip

# --- 004: Sở, steps with results and cases ------------------------------------------

_LEADERS = ["leadership:main"]
_DRAFTS = ["secretary:advise"]
_NEW = "Trường hợp có văn bản hướng dẫn ban hành mới"
_NONE = "Trường hợp không có văn bản hướng dẫn ban hành mới"

STEPS = Plan(
    year=2023,
    agency_kind="department",
    title_words=["Áp dụng, duy trì và cải tiến", "TCVN ISO 9001:2015", "năm 2023"],
    # As in 002.
    legal=None,
    signer=("kt", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    last_recipient="Lưu: VT.",
    in_appendix=False,
    table="NỘI DUNG THỰC HIỆN",
    columns=[
        Column("TT", "number"),
        Column("Bước công việc", "name"),
        Column("Thời gian thực hiện", "deadline"),
        Column("Chính", "parties", "lead", "Trách nhiệm"),
        Column("Tham mưu", "parties", "support", "Trách nhiệm"),
        Column("Nội dung/kết quả", "outputs"),
    ],
    rows=[
        Row("1", ["kiện toàn ban chỉ đạo iso"],
            [Deadline("Khi có thay đổi thành viên BCĐ", "after_event")],
            _LEADERS, _DRAFTS, "khi thay đổi", ["Quyết định kiện toàn"], "committee"),
        Row("2", ["mục tiêu chất lượng", "bối cảnh"], [], []),
        Row("2.1", ["mục tiêu chất lượng", "kế hoạch thực hiện"],
            [before("Trước ngày 28/02/2023", "02-27")], [], _DRAFTS,
            outputs=["5 yêu cầu: cụ thể; đo lường được; có thời gian; thực tế, "
                     "khả thi; có địa điểm"],
            activity="objective"),
        Row("2.2", ["phân tích bối cảnh"],
            [before("Trước ngày 28/02/2023", "02-27")], [], _DRAFTS,
            outputs=["báo cáo định kỳ"], activity="context"),
        Row("3", ["rà soát", "tthc", "quy trình đang áp dụng", "cải tiến"],
            [Deadline("Sau 30 ngày làm việc kể từ ngày nhận được văn bản hướng dẫn "
                      "mới", "after_event", condition=_NEW),
             before("Trước ngày 31/8/2023", "08-30", condition=_NONE, fallback=True)],
            [], ["all_departments:advise"], outputs=["văn bản mới", "thực tế"],
            activity="procedure_review"),
        Row("4", ["quyết định sửa đổi, bổ sung, thay thế", "ban hành áp dụng"],
            [Deadline("Sau 10 ngày làm việc kể từ ngày hoàn thành rà soát các "
                      "TTHC/quy trình", "after_event", condition=_NEW,
                      after="Sau 30 ngày làm việc kể từ ngày nhận được văn bản "
                      "hướng dẫn mới"),
             before("Trước ngày 15/9/2023", "09-14", condition=_NONE, fallback=True)],
            [], [], "nếu có", ["nắm được các quy trình, TTHC thay đổi"],
            "procedure_issue"),
        Row("5", ["đánh giá nội bộ"], [before("Trước ngày 20/10/2023", "10-19")],
            ["committee:main"], _DRAFTS,
            outputs=["hướng dẫn đánh giá nội bộ", "Chương trình", "Kế hoạch",
                     "ghi chép", "Báo cáo"],
            activity="audit"),
        Row("6", ["họp xem xét của lãnh đạo"],
            [before("Trước ngày 25/10/2023", "10-24")], _LEADERS, _DRAFTS,
            outputs=["quy trình xem xét", "Thông báo họp", "Biên bản họp"],
            activity="management_review"),
        Row("7", ["hành động khắc phục và cải tiến"],
            [before("Trước ngày 31/10/2023", "10-30")],
            ["committee:main"], ["all_departments:advise"],
            outputs=["Quy trình kiểm soát sự không phù hợp"],
            activity="corrective_action"),
        Row("8", ["công bố", "phù hợp tiêu chuẩn", "iso 9001"],
            [before("Trước ngày 30/12/2023", "12-29")],
            _LEADERS, ["committee:advise"], "công bố lại nếu thay đổi lĩnh vực",
            ["Quyết định công bố", "Bản công bố", "Niêm yết", "website"],
            "declaration"),
        Row("9", ["quản lý, điều hành", "tổng kết"], [ALWAYS],
            _LEADERS, ["all_departments:advise"],
            outputs=["giao ban tuần, tháng, quý", "tổng kết năm"],
            activity="operation"),
    ],
    names={
        "leadership": {"Lãnh đạo Cơ quan"},
        "committee": {"Ban Chỉ đạo ISO"},
        "secretary": {"Thư ký ISO"},
        "all_departments": {"Các phòng, Trung tâm", "Các bộ phận"},
    },
    sections=[
        ("", "", ["năm 2023"]),
        ("MỤC ĐÍCH, YÊU CẦU", "", []),
        ("MỤC ĐÍCH, YÊU CẦU/Mục đích", "",
         ["tiêu cực", "chỉ số CCHC", "ISO điện tử", "TTHC"]),
        ("MỤC ĐÍCH, YÊU CẦU/Yêu cầu", "",
         ["Lãnh đạo", "chức năng, nhiệm vụ, quyền hạn", "thời gian và chi phí"]),
        ("NỘI DUNG THỰC HIỆN", "", []),
        ("TỔ CHỨC THỰC HIỆN", "", []),
        ("TỔ CHỨC THỰC HIỆN/Các phòng, trung tâm thuộc Sở", "all_departments",
         ["tiếp tục", "quy trình"]),
        ("TỔ CHỨC THỰC HIỆN/Ban Chỉ đạo ISO", "committee",
         ["đôn đốc", "Sở Khoa học và Công nghệ"]),
        ("TỔ CHỨC THỰC HIỆN/Khen thưởng", "", ["tiêu chí", "hằng năm"]),
        ("", "", ["vướng mắc", "Thư ký ISO", "./."]),
    ],
)  # fmt: skip

PLANS = {
    "template_department_quarters": QUARTERS,
    "template_department_months": MONTHS,
    "template_department_reform": REFORM,
    "template_commune_appendix": COMMUNE,
    "template_department_steps": STEPS,
}
