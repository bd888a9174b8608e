"""What is said and found in the audits of the demo story."""

# The lead auditor first; nobody of these works in the unit that runs the system.
TEAM = ("staff_finance", "staff_trade", "staff_energy", "staff_safety")

PURPOSE = (
    "Đánh giá việc duy trì và hiệu lực của hệ thống quản lý chất lượng tại các phòng, "
    "đơn vị; kiểm tra kết quả khắc phục của đợt trước."
)
SCOPE = "Các phòng, đơn vị thuộc Sở và các quy trình đã công bố áp dụng."
CRITERIA = (
    "TCVN ISO 9001:2015; tài liệu của hệ thống quản lý chất lượng; quy định của pháp "
    "luật về thủ tục hành chính liên quan."
)
PLACES = ("Phòng họp tầng 2", "Tại phòng được đánh giá", "Phòng họp tầng 3")

# Rows of the day without questions: kind, what, day, hour.
CLOSING = (
    ("opening", "Họp khai mạc", 0, 8),
    ("meeting", "Họp đoàn, thống nhất kết quả", 2, 14),
    ("closing", "Họp kết thúc", 2, 15),
)
# unit, auditors, day of the round, hour in Vietnam, clauses
SESSIONS = (
    ("office", ("staff_trade",), 0, 9, ("5_3", "7_2", "7_5", "9_3")),
    ("industry", ("staff_energy",), 0, 9, ("6_1", "6_2", "8_5", "8_7")),
    ("trade", ("staff_safety",), 0, 14, ("6_1", "6_2", "8_2", "9_1")),
    ("energy", ("staff_trade",), 1, 9, ("6_1", "7_5", "8_5", "8_6")),
    ("safety", ("staff_energy",), 1, 14, ("6_2", "7_1", "8_4", "10_2")),
    ("export", ("staff_safety",), 2, 8, ("6_1", "6_2", "8_2", "9_1")),
    ("promotion", ("staff_finance",), 2, 9, ("6_2", "7_2", "8_1", "9_1")),
)
# unit -> number of a clause -> what was found
FOUND = {
    "office": {
        "7.5.3": {
            "meaning": "remark",
            "seen": "Danh mục hồ sơ của năm chưa ghi thời hạn lưu của hai nhóm hồ sơ mới.",
        },
    },
    "industry": {
        "8.7": {
            "meaning": "nonconform",
            "grade": "minor",
            "requirement": "Hồ sơ trả chậm phải có phiếu xin lỗi và hẹn lại ngày trả.",
            "seen": "Hai trong năm hồ sơ trả chậm của quý không có phiếu xin lỗi.",
            "place": "Sổ theo dõi hồ sơ quý II, hồ sơ số 41 và 57",
        },
    },
    "trade": {
        "6.1": {
            "meaning": "remark",
            "seen": "Rủi ro hồ sơ trực tuyến bị nghẽn chưa được rà soát lại sau quý I.",
        },
        "9.1.2": {
            "meaning": "remark",
            "seen": "Phiếu lấy ý kiến mới tổng hợp theo lĩnh vực, chưa theo thủ tục.",
        },
    },
    "energy": {
        "8.5.1": {
            "meaning": "remark",
            "seen": "Phiếu kiểm soát quá trình của ba hồ sơ thiếu giờ giao nhận.",
        },
    },
    "safety": {
        "7.1.5": {
            "meaning": "remark",
            "seen": "Máy đo tiếng ồn sắp hết hạn kiểm định mà chưa có lịch gửi.",
        },
    },
}
# What auditors note as evidence.
WORDS = (
    "Đã xem: {shown}. Đủ và đúng quy trình.",
    "Đã xem {shown}; lấy ba hồ sơ, cả ba đầy đủ.",
    "Trao đổi với chuyên viên phụ trách, đối chiếu {shown}: phù hợp.",
)
STRONG_POINTS = (
    "Các phòng nắm rõ mục tiêu của mình và ghi kết quả đúng kỳ. Bộ phận Một cửa trả "
    "kết quả đúng hẹn trên 97%."
)
CONCLUSION = (
    "Hệ thống quản lý chất lượng được duy trì, phù hợp TCVN ISO 9001:2015 và có hiệu "
    "lực. Các điểm phát hiện không ảnh hưởng đến kết quả giải quyết thủ tục."
)
RECOMMENDATIONS = (
    "Phòng Quản lý công nghiệp khắc phục việc thiếu phiếu xin lỗi trong tháng. Văn phòng "
    "bổ sung thời hạn lưu vào danh mục hồ sơ."
)
