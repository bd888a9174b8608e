"""Context, interested parties and risks of the demo agencies. Data only."""

# (place, kind, issue, effect, how it is handled)
ISSUES = [
    (
        "internal",
        "strength",
        "Đội ngũ công chức có chuyên môn, 100% được tập huấn ISO 9001",
        "Quy trình được áp dụng thống nhất giữa các phòng",
        "Tập huấn lại mỗi năm một lần cho công chức mới",
    ),
    (
        "internal",
        "weakness",
        "Biên chế giảm, nhiều công chức kiêm nhiệm",
        "Hồ sơ dồn vào cuối kỳ, dễ chậm hạn",
        "Phân công người thay thế cho từng thủ tục; theo dõi hạn trên phần mềm",
    ),
    (
        "internal",
        "weakness",
        "Hạ tầng máy chủ, đường truyền chưa dự phòng đủ",
        "Gián đoạn tiếp nhận hồ sơ trực tuyến",
        "Đề xuất thuê dịch vụ dự phòng của tỉnh",
    ),
    (
        "external",
        "opportunity",
        "Chính quyền địa phương hai cấp, cắt giảm thủ tục hành chính",
        "Rút ngắn quy trình, giảm thành phần hồ sơ",
        "Rà soát quy trình ngay khi có quyết định công bố",
    ),
    (
        "external",
        "threat",
        "Văn bản pháp luật thay đổi nhanh sau sắp xếp đơn vị hành chính",
        "Quy trình, biểu mẫu lỗi thời",
        "Cập nhật danh mục văn bản hằng tháng",
    ),
    (
        "external",
        "threat",
        "Tấn công mạng, lộ dữ liệu của tổ chức, cá nhân",
        "Mất an toàn hồ sơ điện tử",
        "Tuân thủ cấp độ an toàn thông tin; sao lưu hằng ngày",
    ),
]
CLIMATE_ANSWERS = [
    "Có: bão, ngập làm gián đoạn Bộ phận Một cửa 02 ngày; doanh nghiệp hỏi nhiều về "
    "kiểm kê khí nhà kính, chuyển đổi năng lượng.",
    "Có: nắng nóng làm phụ tải điện tăng, số hồ sơ về an toàn điện và điện mặt trời "
    "mái nhà tăng; đã đưa vào bảng rủi ro của Phòng Quản lý năng lượng.",
]
# (who, needs, how met, how watched, asks about climate change)
PARTIES = [
    (
        "UBND tỉnh, Bộ Công Thương",
        "Hoàn thành nhiệm vụ được giao đúng hạn, báo cáo chính xác",
        "Theo dõi nhiệm vụ trên hệ thống; giao ban hằng tuần",
        "Báo cáo tuần, tháng",
        True,
    ),
    (
        "Doanh nghiệp, hộ kinh doanh",
        "Thủ tục đơn giản, trả kết quả đúng hạn, công khai phí và lệ phí",
        "Quy trình nội bộ; dịch vụ công trực tuyến toàn trình",
        "Khảo sát sự hài lòng 6 tháng một lần",
        True,
    ),
    (
        "Người dân",
        "Được hướng dẫn tận tình, phản ánh được trả lời",
        "Bộ phận Một cửa, đường dây nóng",
        "Sổ tiếp nhận phản ánh, kiến nghị",
        False,
    ),
    (
        "Công chức, viên chức của Sở",
        "Phân công rõ ràng, được đào tạo, môi trường làm việc an toàn",
        "Quy chế làm việc, kế hoạch đào tạo",
        "Hội nghị cán bộ, công chức hằng năm",
        False,
    ),
    (
        "Sở, ngành, UBND cấp xã phối hợp",
        "Trao đổi thông tin kịp thời, trả lời ý kiến đúng hạn",
        "Quy chế phối hợp; liên thông văn bản",
        "Rà soát văn bản đến quá hạn hằng tháng",
        False,
    ),
]
# Department (xml id after demo_department_, "" all) → lines: (kind, process, what,
# source, cause, effect, inherent, current, residual, treatment, measures).
RISKS = {
    "": [
        (
            "risk",
            "Giải quyết thủ tục hành chính",
            "Hồ sơ trả kết quả chậm hạn",
            "audit",
            "Hồ sơ dồn vào cuối kỳ, một người kiêm nhiều việc",
            "Tổ chức, cá nhân phản ánh; giảm điểm cải cách hành chính",
            (4, 3),
            (3, 3),
            (2, 3),
            "reduce",
            ["Cảnh báo hồ sơ còn 02 ngày trên phần mềm một cửa"],
        ),
        (
            "risk",
            "Kiểm soát thông tin dạng văn bản",
            "Dùng biểu mẫu, quy trình đã hết hiệu lực",
            "audit",
            "Không thu hồi bản cũ khi có bản sửa đổi",
            "Kết quả giải quyết sai quy định",
            (3, 3),
            (2, 3),
            (1, 3),
            "reduce",
            ["Chỉ dùng biểu mẫu tải từ phần mềm ISO điện tử"],
        ),
        (
            "opportunity",
            "Cải tiến",
            "Số hóa kết quả giải quyết để tái sử dụng",
            "proposal",
            "",
            "Giảm thành phần hồ sơ phải nộp",
            None,
            None,
            None,
            "pursue",
            [],
        ),
    ],
    "industry": [
        (
            "risk",
            "Cấp giấy phép vật liệu nổ công nghiệp",
            "Thẩm định thiếu điều kiện an toàn kho",
            "external",
            "Thời gian kiểm tra thực địa ngắn, thiếu thiết bị",
            "Mất an toàn, phải thu hồi giấy phép",
            (3, 5),
            (2, 5),
            (2, 4),
            "reduce",
            ["Lập bảng kiểm hiện trường, hai người cùng ký"],
        ),
    ],
    "energy": [
        (
            "risk",
            "Thẩm định thiết kế công trình điện",
            "Quá tải hồ sơ điện mặt trời mái nhà mùa nắng nóng",
            "proposal",
            "Biến đổi khí hậu, phụ tải tăng nhanh",
            "Chậm đấu nối, khiếu nại của doanh nghiệp",
            (4, 4),
            (3, 4),
            (3, 3),
            "reduce",
            ["Bổ sung 01 công chức biệt phái từ tháng 4 đến tháng 8"],
        ),
    ],
    "trade": [
        (
            "risk",
            "Quản lý thị trường xăng dầu",
            "Đứt gãy nguồn cung xăng dầu trên địa bàn",
            "review",
            "Cửa hàng nghỉ bán khi giá biến động",
            "Thiếu xăng dầu phục vụ sản xuất, bức xúc của người dân",
            (4, 5),
            (4, 4),
            (3, 4),
            "reduce",
            [
                "Ký cam kết dự trữ tối thiểu với thương nhân phân phối",
                "Báo cáo tồn kho hằng ngày khi thị trường biến động",
            ],
        ),
    ],
    "office": [
        (
            "risk",
            "Quản lý phần mềm một cửa",
            "Mất dữ liệu hồ sơ điện tử do tấn công mạng",
            "external",
            "Chưa có bản sao lưu ngoài hệ thống",
            "Ngừng tiếp nhận hồ sơ, lộ thông tin",
            (3, 5),
            (2, 5),
            (1, 5),
            "share",
            ["Thuê dịch vụ sao lưu, giám sát an toàn thông tin của tỉnh"],
        ),
    ],
    "finance": [
        (
            "risk",
            "Thanh toán kinh phí ISO",
            "Chứng từ thanh toán thiếu căn cứ",
            "audit",
            "Nộp chứng từ muộn cuối năm",
            "Xuất toán kinh phí",
            (2, 3),
            (1, 3),
            (1, 3),
            "accept",
            [],
        ),
    ],
}
# Written by the heads this year, whatever the department has already.
NEW_RISK = (
    "risk",
    "Tiếp nhận hồ sơ sau sắp xếp đơn vị hành chính",
    "Hồ sơ gửi nhầm thẩm quyền cấp xã và cấp tỉnh",
    "complaint",
    "Phân cấp thay đổi, hướng dẫn chưa kịp cập nhật",
    "Chuyển trả nhiều lần, quá hạn",
    (3, 3),
    (3, 2),
    (2, 2),
    "reduce",
    ["Niêm yết bảng thẩm quyền mới tại Bộ phận Một cửa"],
)
# This year only, in one department: it waits for the director.
VERY_HIGH_UNIT = "demo_department_safety"
VERY_HIGH_RISK = (
    "risk",
    "Quản lý an toàn hóa chất",
    "Sự cố rò rỉ hóa chất tại cơ sở nằm gần khu dân cư",
    "external",
    "Cơ sở chưa diễn tập phương án ứng phó; mưa ngập do biến đổi khí hậu",
    "Thiệt hại về người, phải di dời dân",
    (4, 5),
    (4, 4),
    (2, 5),
    "reduce",
    [
        "Kiểm tra 100% cơ sở tồn trữ hóa chất nguy hiểm trước mùa mưa",
        "Tổ chức diễn tập ứng phó sự cố cấp tỉnh",
    ],
)
EVIDENCE = "Văn bản và ảnh chụp màn hình lưu trong hồ sơ công việc của phòng."
