"""What people of the demo agencies write. Data only; Vietnamese, as in a real agency."""

LEGAL_DOCUMENTS = [
    (
        3310,
        {
            "kind": "decision",
            "number": "{number}/QĐ-UBND",
            "issuer": "Ủy ban nhân dân tỉnh An Khang",
            "subject": "về việc ban hành Kế hoạch cải cách hành chính tỉnh An Khang "
            "năm {year}",
        },
    ),
    (
        180,
        {
            "kind": "plan",
            "number": "{number}/KH-SKHCN",
            "issuer": "Sở Khoa học và Công nghệ tỉnh An Khang",
            "subject": "về việc xây dựng, áp dụng hệ thống quản lý chất lượng theo "
            "TCVN ISO 9001:2015 trong cơ quan hành chính tỉnh An Khang năm {year}",
        },
    ),
]

# Seats: person, role, position, whether new in this year's committee.
COMMITTEES = [
    {
        "company": "base.main_company",
        "name": "Ban Chỉ đạo ISO Sở Công Thương",
        "decision": "{number:02d}/QĐ-SCT",
        "seats": [
            ("director", "head", "Giám đốc Sở", False),
            ("deputy", "deputy", "Phó Giám đốc Sở", False),
            ("secretary", "secretary", "Phó Chánh Văn phòng", False),
            ("head_office", "member", "Chánh Văn phòng", False),
            ("head_finance", "member", "Trưởng phòng Kế hoạch - Tài chính", False),
            ("head_industry", "member", "Trưởng phòng Quản lý công nghiệp", False),
            ("head_safety", "member", "Trưởng phòng KTAT - Môi trường", True),
        ],
    },
    {
        "company": "demo_company_science",
        "name": "Ban ISO Sở Khoa học và Công nghệ",
        "decision": "{number:02d}/QĐ-SKHCN",
        "seats": [
            ("science_director", "head", "Giám đốc Sở", False),
            ("science_head_quality", "deputy", "Trưởng phòng TĐC", False),
            ("science_secretary", "secretary", "Phó Trưởng phòng TĐC", False),
            ("science_head_office", "member", "Chánh Văn phòng", False),
            ("science_head_technology", "member", "Trưởng phòng QLKH&CN", True),
        ],
    },
    {
        "company": "demo_company_commune",
        "name": "Ban Chỉ đạo ISO xã Hưng Khang",
        "decision": "{number:02d}/QĐ-UBND",
        "seats": [
            ("commune_chair", "head", "Chủ tịch UBND xã", False),
            ("commune_deputy", "deputy", "Phó Chủ tịch UBND xã", False),
            ("commune_secretary", "secretary", "Phó Chánh Văn phòng", False),
            ("commune_head_economy", "member", "Trưởng phòng Kinh tế", False),
            ("commune_head_culture", "member", "Trưởng phòng VH - XH", False),
            ("commune_head_service", "member", "Giám đốc TTPVHCC", True),
        ],
    },
]

# What came of a task, by the code of its activity type.
RESULTS = {
    "plan": [
        "Kế hoạch năm {year} đã được lãnh đạo ký ban hành, gửi các phòng, đơn vị.",
    ],
    "committee": [
        "Đã trình lãnh đạo ký quyết định kiện toàn; danh sách thành viên niêm yết tại "
        "cơ quan.",
    ],
    "training": [
        "Đã tổ chức 01 lớp cho 32 công chức, viên chức; 31 người đạt yêu cầu bài kiểm "
        "tra cuối lớp.",
    ],
    "onboarding": [
        "Đã hướng dẫn 01 công chức mới nhận việc về chính sách, mục tiêu chất lượng và "
        "các quy trình của {unit}.",
        "Đã hướng dẫn 02 công chức được điều động cách xử lý hồ sơ theo quy trình; có "
        "biên bản kèm theo.",
    ],
    "objective": [
        "{unit} đã ban hành 05 mục tiêu chất lượng năm {year}, niêm yết tại phòng và "
        "gửi Văn phòng 01 bản.",
        "Đã bổ sung 01 mục tiêu: trả kết quả thủ tục hành chính đúng hạn từ 99% trở lên; "
        "kèm kế hoạch thực hiện của {unit}.",
        "Giữ 04 mục tiêu của năm trước, nâng chỉ tiêu hồ sơ trực tuyến toàn trình lên 85%.",
    ],
    "objective_report": [
        "Đạt 04/05 mục tiêu; mục tiêu về hồ sơ trực tuyến đạt 78%, đã nêu biện pháp.",
        "Đạt 05/05 mục tiêu chất lượng; báo cáo đã gửi Thư ký ISO.",
    ],
    "context": ["Đã cập nhật 06 yếu tố bên trong, 08 yếu tố bên ngoài của cơ quan."],
    "risk": [
        "{unit} đã rà soát từng dòng của bảng rủi ro và cơ hội; các rủi ro từ mức trung "
        "bình đều có biện pháp, người phụ trách.",
        "Đã xác nhận bảng rủi ro và cơ hội năm {year}; bổ sung biện pháp cho hồ sơ chậm "
        "hạn.",
    ],
    "procedure_review": [
        "{period}: rà soát 06 quy trình của {unit}, đề nghị sửa 01 quy trình theo văn "
        "bản mới.",
        "{period}: có 02 văn bản mới; các quy trình hiện hành vẫn phù hợp, không phải sửa.",
        "{period}: cập nhật thành phần hồ sơ của 02 thủ tục hành chính, gửi Văn phòng "
        "tổng hợp.",
    ],
    # After an event; the others are for periods.
    "procedure_review_event": [
        "{unit} đã cập nhật 03 quy trình theo quyết định công bố, đăng trên phần mềm ISO "
        "điện tử.",
        "Đã sửa thành phần hồ sơ, thời gian giải quyết của 02 thủ tục; quy trình khớp với "
        "quyết định công bố.",
        "Quyết định công bố không làm thay đổi quy trình của {unit}; đã rà soát đủ 05 quy "
        "trình.",
    ],
    "procedure_issue_event": [
        "Đã ban hành quyết định sửa đổi 03 quy trình, thu hồi bản hết hiệu lực.",
    ],
    "audit_plan": ["Chương trình, kế hoạch đánh giá nội bộ đã được phê duyệt."],
    "audit": [
        "{unit} được đánh giá, có 01 điểm không phù hợp nhẹ về lưu hồ sơ; đã khắc phục.",
        "{unit} được đánh giá, không có điểm không phù hợp, 02 điểm lưu ý.",
    ],
    "corrective_action": [
        "{unit} đã khắc phục 02 điểm lưu ý: bổ sung phiếu kiểm soát hồ sơ, sắp xếp lại "
        "hồ sơ theo thời gian.",
        "Đã hoàn thành hành động khắc phục, Thư ký ISO xác nhận có hiệu lực.",
    ],
    "management_review": [
        "Đã họp xem xét; thông báo kết luận giao 04 nhiệm vụ cải tiến cho các phòng.",
    ],
    "satisfaction": [
        "Phát 210 phiếu, thu về 198 phiếu; 96,4% tổ chức, cá nhân hài lòng.",
        "Khảo sát trực tuyến 154 lượt; 97,1% hài lòng, 03 góp ý về biểu mẫu đã tiếp thu.",
    ],
    "declaration": ["Đã công bố lại và đăng trên trang thông tin điện tử."],
    "inspection_event": [
        "Hồ sơ đã chuẩn bị đủ theo đề cương; đoàn kiểm tra kết luận hệ thống được duy "
        "trì, lưu ý 02 nội dung.",
    ],
    "operation": [
        "{unit} đã gửi báo cáo tiến độ, kiến nghị 01 nội dung về phần mềm ISO điện tử.",
        "{unit} đã gửi báo cáo tiến độ; không có vướng mắc.",
    ],
    "report": ["Báo cáo kết quả năm {year} đã gửi Sở Khoa học và Công nghệ."],
}
DEFAULT_RESULT = "{unit} đã hoàn thành, hồ sơ lưu tại phòng."
PROGRESS = [
    "Đang tổng hợp số liệu, dự thảo đã gửi lấy ý kiến trong {unit}.",
    "Đã xong khoảng một nửa; chờ số liệu của các đơn vị liên quan.",
    "",
]
REASONS = {
    "procedure_review": "{period}: không có văn bản thay thế, sửa đổi, bổ sung hoặc ban "
    "hành mới liên quan đến quy trình của {unit}.",
    "onboarding": "Trong năm {year}, {unit} không có công chức, viên chức được bố trí "
    "công việc mới.",
    "declaration": "Năm {year} không điều chỉnh, mở rộng hay thu hẹp lĩnh vực áp dụng.",
}
DEFAULT_REASON = "Năm {year} không phát sinh nội dung này."
EVIDENCE = """{company}
{unit}

MINH CHỨNG KẾT QUẢ THỰC HIỆN

Công việc: {task}
Kết quả: {result}
Ngày {day:%d/%m/%Y}
Người lập: {user}
"""
# What the secretary asks about late tasks, and what the head answers.
QUESTION = (
    "Công việc đã quá hạn. Đề nghị {unit} cho biết vướng mắc và ngày hoàn thành để tổng "
    "hợp báo cáo Ban Chỉ đạo."
)
ANSWER = (
    "Phòng đang thiếu số liệu của các doanh nghiệp, sẽ hoàn thành trong tuần này và cập "
    "nhật minh chứng."
)

# What stands in the way of late tasks, and the secretary's answer to the first of them.
DIFFICULTIES = [
    "Chưa có mẫu báo cáo mới của Sở KH&CN, đề nghị Thư ký ISO gửi mẫu.",
    "Công chức phụ trách nghỉ thai sản, phòng chưa có người thay.",
    "Doanh nghiệp gửi số liệu chậm, cần công văn đôn đốc của Sở.",
]
DIFFICULTY_ANSWER = (
    "Đã gửi mẫu qua văn phòng điện tử; phòng cập nhật và báo lại trước thứ Sáu."
)
