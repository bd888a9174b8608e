"""The procedures of the demo agencies. Data only.

Their lists stand beside this as their secretaries paste them; in the dates {y1} is last
year, {y2} the one before it, {y3} the one before that.
"""

MOT_CUA = "QT 01/DC-MC"
PHAN_ANH = "QT 02/DC-PA"
# agency: who pastes which list
LISTS = {
    "base.main_company": ("demo_user_secretary", "industry_department.tsv"),
    "demo_company_science": ("demo_user_science_secretary", "science_department.tsv"),
    "demo_company_commune": ("demo_user_commune_secretary", "commune.tsv"),
}
# The procedures whose file stands beside them, and what is in it.
FILES = {
    "QT-HT-02": (
        "QUY TRÌNH ĐÁNH GIÁ NỘI BỘ (QT-HT-02, lần ban hành 03)",
        "1. Mục đích: xem hệ thống có được làm đúng và có hiệu quả hay không.",
        "2. Phạm vi: các phòng, đơn vị thuộc Sở.",
        "3. Các bước: lập chương trình năm; cử đoàn; lập kế hoạch và thông báo cho đơn "
        "vị trước 07 ngày; xem hồ sơ tại đơn vị, ghi phiếu; thống nhất kết luận; lập "
        "báo cáo; theo dõi khắc phục.",
        "4. Biểu mẫu: chương trình, kế hoạch, phiếu ghi chép, báo cáo.",
        "5. Hồ sơ lưu: Văn phòng Sở, 03 năm.",
    ),
    MOT_CUA: (
        "TIẾP NHẬN HỒ SƠ VÀ TRẢ KẾT QUẢ TẠI BỘ PHẬN MỘT CỬA (QT 01/DC-MC, lần 04)",
        "1. Kiểm tra thành phần hồ sơ, hướng dẫn một lần nếu còn thiếu.",
        "2. Nhập hồ sơ, in giấy tiếp nhận và hẹn trả kết quả.",
        "3. Chuyển phòng xử lý trong buổi làm việc.",
        "4. Nhận kết quả, báo cho tổ chức, cá nhân; quá hạn thì xin lỗi và hẹn lại.",
        "5. Lưu hồ sơ điện tử, trả bản giấy.",
    ),
}
# What risks and objectives of the story name.
OF_PROCESS = {
    "Giải quyết thủ tục hành chính": MOT_CUA,
    "Tiếp nhận hồ sơ sau sắp xếp đơn vị hành chính": MOT_CUA,
    "Quản lý phần mềm một cửa": MOT_CUA,
    "Kiểm soát thông tin dạng văn bản": "QT-HT-01",
    "Cấp giấy phép vật liệu nổ công nghiệp": "TTHC-CT-06",
    "Thẩm định thiết kế công trình điện": "TTHC-CT-04",
    "Quản lý thị trường xăng dầu": "TTHC-CT-02",
    "Quản lý an toàn hóa chất": "TTHC-CT-07",
    "Thanh toán kinh phí ISO": "QT-NV-02",
}
OF_OBJECTIVE = {
    "agency_files": MOT_CUA,
    "files": MOT_CUA,
    "agency_letters": PHAN_ANH,
    "letters": PHAN_ANH,
}
