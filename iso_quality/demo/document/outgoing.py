"""Letterheads and outgoing documents of the demo agencies. Data only; Vietnamese."""

SCT, SKHCN, UBND = "base.main_company", "demo_company_science", "demo_company_commune"

# Agency, kind (None: every kind), signer, the rest of the template.
TEMPLATES = [
    (
        SCT,
        None,
        "director",
        {
            "superior_name": "UBND TỈNH AN KHANG",
            "agency_name": "SỞ CÔNG THƯƠNG",
            "signer_title": "GIÁM ĐỐC",
            "recipients": "Như trên;\nBan Giám đốc Sở;\nLưu: VT, VP.",
        },
    ),
    (
        SCT,
        "letter",
        "deputy",
        {
            "superior_name": "UBND TỈNH AN KHANG",
            "agency_name": "SỞ CÔNG THƯƠNG",
            "signer_capacity": "kt",
            "signer_on_behalf": "GIÁM ĐỐC",
            "signer_title": "PHÓ GIÁM ĐỐC",
            "recipients": "Như trên;\nGiám đốc (để b/c);\nLưu: VT, VP.",
            "line_spacing": "1.0",
        },
    ),
    (
        SKHCN,
        None,
        "science_director",
        {
            "superior_name": "UBND TỈNH AN KHANG",
            "agency_name": "SỞ KHOA HỌC\nVÀ CÔNG NGHỆ",
            "signer_title": "GIÁM ĐỐC",
            "recipients": "Như trên;\nLưu: VT, TĐC.",
            "margin_right": 15,
        },
    ),
    (
        UBND,
        None,
        "commune_chair",
        {
            "superior_name": False,
            "agency_name": "ỦY BAN NHÂN DÂN\nXÃ HƯNG KHANG",
            "signer_capacity": "tm",
            "signer_on_behalf": "ỦY BAN NHÂN DÂN",
            "signer_title": "CHỦ TỊCH",
            "recipients": "Thường trực Đảng ủy, HĐND xã;\n"
            "Chủ tịch, các Phó Chủ tịch UBND xã;\nLưu: VT.",
            "font_size": "13",
        },
    ),
]

# Agency, who entered it, kind, number, from which day, days later, signer, the rest.
# {decision} and {plan} are the numbers by which the story cites these documents.
OUTGOING = [
    (
        SCT,
        "secretary",
        "plan",
        "05",
        "plan",
        -3,
        "director",
        {
            "subject": "Kiểm soát thủ tục hành chính năm {year} của Sở Công Thương",
            "recipients": "UBND tỉnh (để b/c);\nCác phòng thuộc Sở;\nLưu: VT, VP.",
        },
    ),
    (
        SCT,
        "secretary",
        "plan",
        "06",
        "plan",
        -1,
        "deputy",
        {
            "subject": "Chuyển đổi số năm {year} của Sở Công Thương",
            "recipients": "UBND tỉnh (để b/c);\nCác phòng thuộc Sở;\nLưu: VT, KHTC.",
        },
    ),
    (
        SCT,
        "secretary",
        "decision",
        "{decision:02d}",
        "plan",
        0,
        "director",
        {
            "subject": "Kiện toàn Ban Chỉ đạo ISO của Sở Công Thương năm {year}",
            "recipients": "Như Điều 3;\nLưu: VT, VP.",
        },
    ),
    (
        SCT,
        "secretary",
        "letter",
        "214",
        "today",
        -9,
        "deputy",
        {
            "subject": "V/v rà soát, cập nhật quy trình giải quyết thủ tục hành chính "
            "lĩnh vực hóa chất, năng lượng",
            "recipients": "Các phòng, Trung tâm thuộc Sở;\nLưu: VT, VP.",
        },
    ),
    (
        SCT,
        "secretary",
        "report",
        "38",
        "today",
        -5,
        "director",
        {
            "subject": "Tình hình thực hiện công tác cải cách hành chính của Sở Công "
            "Thương",
            "recipients": "UBND tỉnh;\nSở Nội vụ;\nLưu: VT, VP.",
        },
    ),
    (
        SCT,
        "secretary",
        "report",
        "39",
        "today",
        -1,
        "director",
        {
            "subject": "Giữ số cho báo cáo duy trì hệ thống quản lý chất lượng",
            "note": "Giữ số cho Văn phòng Sở, chưa phát hành",
        },
    ),
    (
        SCT,
        "secretary",
        "notice",
        "17",
        "today",
        -2,
        "director",
        {
            "subject": "Phân công chuẩn bị nội dung họp xem xét của lãnh đạo",
            "recipients": "Các phòng, Trung tâm thuộc Sở;\nLưu: VT, VP.",
        },
    ),
    (
        SKHCN,
        "science_secretary",
        "plan",
        "{plan}",
        "reform",
        0,
        "science_director",
        {
            "subject": "Xây dựng, áp dụng hệ thống quản lý chất lượng theo TCVN ISO "
            "9001:2015 trong cơ quan hành chính tỉnh An Khang năm {year}",
            "recipients": "UBND tỉnh (để b/c);\nCác sở, ban, ngành;\nUBND các xã, "
            "phường;\nLưu: VT, TĐC.",
        },
    ),
    (
        SKHCN,
        "science_secretary",
        "plan",
        "20",
        "plan",
        -1,
        "science_director",
        {
            "subject": "Thông tin, tuyên truyền khoa học và công nghệ năm {year}",
            "recipients": "Các phòng thuộc Sở;\nLưu: VT, VP.",
        },
    ),
    (
        SKHCN,
        "science_secretary",
        "letter",
        "127",
        "today",
        -6,
        "science_director",
        {
            "subject": "V/v hướng dẫn báo cáo duy trì, cải tiến hệ thống quản lý chất "
            "lượng năm {year}",
            "recipients": "Các sở, ban, ngành;\nUBND các xã, phường;\nLưu: VT, TĐC.",
        },
    ),
    (
        UBND,
        "commune_secretary",
        "plan",
        "11",
        "plan",
        -2,
        "commune_deputy",
        {
            "subject": "Cải cách hành chính xã Hưng Khang năm {year}",
            "recipients": "UBND tỉnh (để b/c);\nCác phòng thuộc UBND xã;\nLưu: VT.",
        },
    ),
    (
        UBND,
        "commune_secretary",
        "report",
        "52",
        "today",
        -4,
        "commune_chair",
        {
            "subject": "Kết quả giải quyết thủ tục hành chính tại Trung tâm Phục vụ "
            "hành chính công",
            "recipients": "UBND tỉnh (để b/c);\nLưu: VT.",
        },
    ),
]
