"""The lines that Sở Công Thương adds to the plan it makes of the template.

Data only. Parties: (xml id of the party, of its role, printed name, own part).
Deadlines: (condition, text, falls away when another case occurs, name of the deadline
it waits for); {year} is the plan's.
"""

ALL = ("party_all_departments", "party_role_support", "các phòng, đơn vị", False)

YEARLY_LINES = [
    {
        "sequence": 12,
        "name": "Quản trị phần mềm ISO điện tử, cập nhật tài khoản và danh mục quy trình",
        "type": "operation",
        "outputs": "Danh mục quy trình cập nhật",
        "parties": [
            ("party_secretary", "party_role_perform", "", False),
            ("party_standing", "party_role_support", "Văn phòng Sở", False),
        ],
        "deadlines": [("", "Thường xuyên", False, None)],
    },
    {
        "sequence": 14,
        "name": "Tổng hợp tiến độ thực hiện Kế hoạch, báo cáo Ban Chỉ đạo ISO",
        "type": "operation",
        "outputs": "Báo cáo tiến độ quý",
        "parties": [("party_secretary", "party_role_perform", "", False)],
        "deadlines": [("", "Hằng quý", False, None)],
    },
    {
        "sequence": 15,
        "name": "Kiện toàn Ban Chỉ đạo ISO",
        "type": "committee",
        "condition": "nếu có",
        "outputs": "Quyết định kiện toàn",
        "parties": [("party_secretary", "party_role_perform", "", False)],
        "deadlines": [("", "Khi có thay đổi thành viên BCĐ", False, None)],
    },
    {
        "sequence": 25,
        "name": "Nhận diện, đánh giá lại rủi ro và cơ hội trong lĩnh vực phụ trách",
        "type": "risk",
        "outputs": "Bảng rủi ro và cơ hội",
        "parties": [
            ("party_all_departments", "party_role_perform", "Các phòng", False),
        ],
        "deadlines": [("", "Quý II", False, None)],
    },
    {
        "sequence": 32,
        "name": "Cập nhật quy trình nội bộ giải quyết thủ tục hành chính (TTHC)",
        "type": "procedure_review",
        "outputs": "Quy trình nội bộ được cập nhật trên phần mềm ISO điện tử",
        "parties": [
            ("demo_party_professional", "party_role_perform", "", False),
            ("party_standing", "party_role_support", "Văn phòng Sở", False),
        ],
        "deadlines": [
            (
                "Trường hợp UBND tỉnh công bố TTHC mới hoặc sửa đổi",
                "Sau 10 ngày làm việc kể từ ngày UBND tỉnh có quyết định công bố",
                False,
                None,
            ),
            (
                "Trường hợp trong năm không có quyết định công bố",
                "Trước ngày 15/11/{year}",
                True,
                None,
            ),
        ],
        "key": "update",
    },
    {
        "sequence": 34,
        "name": "Ban hành quyết định sửa đổi, bổ sung, thay thế quy trình",
        "type": "procedure_issue",
        "condition": "nếu có",
        "outputs": "Quyết định ban hành quy trình",
        "parties": [("party_standing", "party_role_perform", "Văn phòng Sở", False)],
        "deadlines": [
            (
                "",
                "Sau 10 ngày làm việc kể từ ngày hoàn thành cập nhật quy trình",
                False,
                "update",
            ),
        ],
        "key": "decision",
    },
    {
        "sequence": 45,
        "name": "Lấy ý kiến về sự hài lòng của tổ chức, cá nhân",
        "type": "satisfaction",
        "outputs": "Phiếu lấy ý kiến\nBáo cáo kết quả",
        "parties": [
            ("party_standing", "party_role_perform", "Văn phòng Sở", False),
            ("demo_party_promotion", "party_role_perform", "", False),
            ALL,
        ],
        "deadlines": [("", "Định kỳ 6 tháng", False, None)],
    },
    {
        "sequence": 65,
        "name": "Chuẩn bị nội dung, hồ sơ để tỉnh kiểm tra việc áp dụng HTQLCL",
        "type": "inspection",
        "outputs": "Hồ sơ phục vụ kiểm tra",
        "parties": [
            ("party_committee", "party_role_perform", "BCĐ ISO", False),
            ALL,
        ],
        "deadlines": [("", "Theo Kế hoạch kiểm tra của UBND tỉnh", False, None)],
        "key": "inspection",
    },
    {
        "sequence": 80,
        "name": "Công bố lại HTQLCL phù hợp TCVN ISO 9001:2015",
        "type": "declaration",
        "condition": "nếu thay đổi lĩnh vực áp dụng",
        "outputs": "Quyết định công bố\nBản công bố",
        "parties": [("party_standing", "party_role_perform", "Văn phòng Sở", False)],
        "deadlines": [("", "Trước ngày 20/12/{year}", False, None)],
    },
]

# Deadlines around the day the story is told: {late} and {soon} are the days after.
THIS_YEAR_LINES = [
    {
        "sequence": 52,
        "name": "Báo cáo kết quả khắc phục các điểm lưu ý sau đánh giá nội bộ năm "
        "{last_year}",
        "type": "corrective_action",
        "outputs": "Báo cáo khắc phục",
        "parties": [("demo_party_audited", "party_role_perform", "", False)],
        "deadlines": [("", "Trước ngày {late:%d/%m/%Y}", False, None)],
        "key": "late",
    },
    {
        "sequence": 54,
        "name": "Báo cáo tiến độ thực hiện Kế hoạch, gửi Thư ký ISO tổng hợp",
        "type": "operation",
        "outputs": "Báo cáo tiến độ",
        "parties": [
            ("party_all_departments", "party_role_perform", "Các phòng", False),
        ],
        "deadlines": [("", "Trước ngày {soon:%d/%m/%Y}", False, None)],
        "key": "soon",
    },
    {
        "sequence": 56,
        "name": "Chuẩn bị nội dung họp giao ban của Ban Chỉ đạo ISO",
        "type": "operation",
        "outputs": "Tài liệu họp",
        "parties": [("party_secretary", "party_role_perform", "", False), ALL],
        "deadlines": [("", "Trước ngày {soon:%d/%m/%Y}", False, None)],
    },
]

# What the revision that waits for the director adds.
REVISION_LINES = [
    {
        "sequence": 36,
        "name": "Hướng dẫn UBND cấp xã áp dụng quy trình nội bộ đối với TTHC lĩnh vực "
        "công thương được phân cấp",
        "type": "onboarding",
        "outputs": "Tài liệu hướng dẫn\nBiên bản làm việc",
        "parties": [
            ("demo_party_professional", "party_role_perform", "", False),
            ("party_standing", "party_role_support", "Văn phòng Sở", False),
        ],
        "deadlines": [("", "Thường xuyên", False, None)],
    },
]

COMMUNE_LINES = [
    {
        "sequence": 45,
        "name": "Báo cáo tình hình áp dụng phần mềm ISO điện tử theo đề nghị của Sở Khoa "
        "học và Công nghệ",
        "type": "operation",
        "outputs": "Báo cáo của từng phòng, đơn vị",
        "parties": [
            ("party_all_departments", "party_role_perform", "Chuyên viên phòng", False),
        ],
        "deadlines": [("", "Trước ngày {late:%d/%m/%Y}", False, None)],
    },
]
SCIENCE_LINES = [
    {
        "sequence": 65,
        "name": "Tổng hợp tình hình áp dụng HTQLCL của các cơ quan, đơn vị trong tỉnh",
        "type": "report",
        "outputs": "Báo cáo UBND tỉnh",
        "parties": [
            ("party_standing", "party_role_lead", "Phòng TĐC", False),
            ("party_all_departments", "party_role_support", "các phòng", True),
        ],
        "deadlines": [("", "Trước ngày {soon:%d/%m/%Y}", False, None)],
    },
]
