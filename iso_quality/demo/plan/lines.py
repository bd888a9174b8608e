"""The lines that the demo agencies add to the plans they make of templates.

Data only. In texts, {year} is the plan's; {late} and {soon} are the days after those
that the story is told around.
"""


def by(party, role="perform", label="", own_part=False):
    """Who works on a line: xml ids of the party and of its role, the printed name."""
    return party, f"party_role_{role}", label, own_part


def due(text, case="", is_fallback=False, after=None):
    """A deadline of a line; `case`: when it holds, `after`: the line it waits for.

    A fallback falls away when another case occurs.
    """
    return case, text, is_fallback, after


def line(sequence, kind, name, **vals):
    """A line of the plan; `kind` is its activity type, `key` its name in the story."""
    return {"sequence": sequence, "type": kind, "name": name, **vals}


ALL = by("party_all_departments", "support", "các phòng, đơn vị")

# Sở Công Thương.
YEARLY_LINES = [
    line(
        12,
        "operation",
        "Quản trị phần mềm ISO điện tử, cập nhật tài khoản và danh mục quy trình",
        outputs="Danh mục quy trình cập nhật",
        parties=[
            by("party_secretary"),
            by("party_standing", "support", "Văn phòng Sở"),
        ],
        deadlines=[due("Thường xuyên")],
    ),
    line(
        14,
        "operation",
        "Tổng hợp tiến độ thực hiện Kế hoạch, báo cáo Ban Chỉ đạo ISO",
        outputs="Báo cáo tiến độ quý",
        parties=[by("party_secretary")],
        deadlines=[due("Hằng quý")],
    ),
    line(
        15,
        "committee",
        "Kiện toàn Ban Chỉ đạo ISO",
        outputs="Quyết định kiện toàn",
        parties=[by("party_secretary")],
        deadlines=[due("Khi có thay đổi thành viên BCĐ")],
        condition="nếu có",
    ),
    line(
        25,
        "risk",
        "Nhận diện, đánh giá lại rủi ro và cơ hội trong lĩnh vực phụ trách",
        outputs="Bảng rủi ro và cơ hội",
        parties=[by("party_all_departments", label="Các phòng")],
        deadlines=[due("Quý II")],
    ),
    line(
        32,
        "procedure_review",
        "Cập nhật quy trình nội bộ giải quyết thủ tục hành chính (TTHC)",
        outputs="Quy trình nội bộ được cập nhật trên phần mềm ISO điện tử",
        parties=[
            by("demo_party_professional"),
            by("party_standing", "support", "Văn phòng Sở"),
        ],
        deadlines=[
            due(
                "Sau 10 ngày làm việc kể từ ngày UBND tỉnh có quyết định công bố",
                case="Trường hợp UBND tỉnh công bố TTHC mới hoặc sửa đổi",
            ),
            due(
                "Trước ngày 15/11/{year}",
                case="Trường hợp trong năm không có quyết định công bố",
                is_fallback=True,
            ),
        ],
        key="update",
    ),
    line(
        34,
        "procedure_issue",
        "Ban hành quyết định sửa đổi, bổ sung, thay thế quy trình",
        outputs="Quyết định ban hành quy trình",
        parties=[by("party_standing", label="Văn phòng Sở")],
        deadlines=[
            due(
                "Sau 10 ngày làm việc kể từ ngày hoàn thành cập nhật quy trình",
                after="update",
            )
        ],
        condition="nếu có",
        key="decision",
    ),
    line(
        45,
        "satisfaction",
        "Lấy ý kiến về sự hài lòng của tổ chức, cá nhân",
        outputs="Phiếu lấy ý kiến\nBáo cáo kết quả",
        parties=[
            by("party_standing", label="Văn phòng Sở"),
            by("demo_party_promotion"),
            ALL,
        ],
        deadlines=[due("Định kỳ 6 tháng")],
    ),
    line(
        65,
        "inspection",
        "Chuẩn bị nội dung, hồ sơ để tỉnh kiểm tra việc áp dụng HTQLCL",
        outputs="Hồ sơ phục vụ kiểm tra",
        parties=[by("party_committee", label="BCĐ ISO"), ALL],
        deadlines=[due("Theo Kế hoạch kiểm tra của UBND tỉnh")],
        key="inspection",
    ),
    line(
        80,
        "declaration",
        "Công bố lại HTQLCL phù hợp TCVN ISO 9001:2015",
        outputs="Quyết định công bố\nBản công bố",
        parties=[by("party_standing", label="Văn phòng Sở")],
        deadlines=[due("Trước ngày 20/12/{year}")],
        condition="nếu thay đổi lĩnh vực áp dụng",
    ),
]

THIS_YEAR_LINES = [
    line(
        52,
        "corrective_action",
        "Báo cáo kết quả khắc phục các điểm lưu ý sau đánh giá nội bộ năm {last_year}",
        outputs="Báo cáo khắc phục",
        parties=[by("demo_party_audited")],
        deadlines=[due("Trước ngày {late:%d/%m/%Y}")],
        key="late",
    ),
    line(
        54,
        "operation",
        "Báo cáo tiến độ thực hiện Kế hoạch, gửi Thư ký ISO tổng hợp",
        outputs="Báo cáo tiến độ",
        parties=[by("party_all_departments", label="Các phòng")],
        deadlines=[due("Trước ngày {soon:%d/%m/%Y}")],
        key="soon",
    ),
    line(
        56,
        "operation",
        "Chuẩn bị nội dung họp giao ban của Ban Chỉ đạo ISO",
        outputs="Tài liệu họp",
        parties=[by("party_secretary"), ALL],
        deadlines=[due("Trước ngày {soon:%d/%m/%Y}")],
    ),
]

# What the revision that waits for the director adds.
REVISION_LINES = [
    line(
        36,
        "onboarding",
        "Hướng dẫn UBND cấp xã áp dụng quy trình nội bộ đối với TTHC lĩnh vực công "
        "thương được phân cấp",
        outputs="Tài liệu hướng dẫn\nBiên bản làm việc",
        parties=[
            by("demo_party_professional"),
            by("party_standing", "support", "Văn phòng Sở"),
        ],
        deadlines=[due("Thường xuyên")],
    ),
]

COMMUNE_LINES = [
    line(
        45,
        "operation",
        "Báo cáo tình hình áp dụng phần mềm ISO điện tử theo đề nghị của Sở Khoa "
        "học và Công nghệ",
        outputs="Báo cáo của từng phòng, đơn vị",
        parties=[by("party_all_departments", label="Chuyên viên phòng")],
        deadlines=[due("Trước ngày {late:%d/%m/%Y}")],
    ),
]

SCIENCE_LINES = [
    line(
        65,
        "report",
        "Tổng hợp tình hình áp dụng HTQLCL của các cơ quan, đơn vị trong tỉnh",
        outputs="Báo cáo UBND tỉnh",
        parties=[
            by("party_standing", "lead", "Phòng TĐC"),
            by("party_all_departments", "support", "các phòng", own_part=True),
        ],
        deadlines=[due("Trước ngày {soon:%d/%m/%Y}")],
    ),
]
