"""What is said of the nonconformities of the demo story.

``days``: of the report and of each act; a number is so many days before today, a pair a
month and day of last year. ``acts``: methods of ``Walk`` with what they are told.
"""

_TOLD = {
    "criterion": "Số hồ sơ trả quá hạn trong tháng",
    "baseline": "3 hồ sơ mỗi tháng",
    "target_text": "Không có hồ sơ nào",
}
_LATE = (
    "Hồ sơ trả chậm {} ngày so với giấy hẹn; công dân đã đến hỏi tại Bộ phận Một cửa."
)
_SORRY = "Đã gửi phiếu xin lỗi, hẹn lại ngày trả và trả kết quả tại nhà cho công dân."
_WHYS_LATE = (
    (0, "Hồ sơ chưa được thẩm định xong khi đến hạn", "method"),
    (1, "Chuyên viên nhận hồ sơ khi chỉ còn hai ngày", "method"),
    (2, "Hồ sơ nằm ba ngày chờ phân công", "method"),
    (3, "Trưởng phòng đi công tác, không ai được giao phân công thay", "people"),
    (4, "Quy trình chưa nói ai phân công khi trưởng phòng vắng", "documents"),
)
_DEPUTY = {
    "name": "Ra văn bản giao phó trưởng phòng phân công hồ sơ khi trưởng phòng vắng",
    **_TOLD,
}

# Sở Công Thương, but for what audits have found.
STORIES = (
    # ------------------------------------------------------------ last year
    {
        "by": "staff_trade",
        "unit": "trade",
        "procedure": "TTHC-CT-09",
        "clause": "8_5_1",
        "seen": "Bốn thông báo khuyến mại được trả lời chậm từ một đến hai ngày.",
        "requirement": "Trả lời trong thời hạn đã công bố của thủ tục.",
        "days": (
            (3, 10),
            (3, 12),
            (3, 13),
            (3, 18),
            (3, 21),
            (3, 25),
            (4, 10),
            (4, 14),
            (6, 2),
            (6, 3),
        ),
        "acts": (
            "accept",
            ("contain", "Đã trả lời cả bốn thông báo và xin lỗi doanh nghiệp."),
            ("causes", *_WHYS_LATE),
            (
                "propose",
                {**_DEPUTY, "by": "staff_trade", "until": (4, 15), "effect_days": 30},
            ),
            "review",
            ("finish", "Đã ban hành thông báo phân công, niêm yết tại phòng."),
            ("done", "Đã xem thông báo phân công; chuyên viên trong phòng đều biết."),
            ("works", "Tháng 5 có 31 thông báo, trả lời đúng hạn cả 31."),
            "close",
        ),
    },
    {
        "by": "staff_office",
        "unit": "office",
        "kind": "improvement",
        "clause": "7_5",
        "seen": "Đề nghị in mã QR trên giấy hẹn để công dân tự tra tình trạng hồ sơ.",
        "days": ((5, 6), (5, 8), (5, 15), (6, 20), (6, 23)),
        "acts": (
            "accept",
            (
                "propose",
                {
                    "name": "In mã QR tra cứu trên giấy hẹn",
                    "by": "staff_office",
                    "until": (6, 25),
                },
            ),
            ("finish", "Giấy hẹn từ ngày 20/6 có mã QR."),
            "close",
        ),
    },
    # ------------------------------------------------------------ this year, over
    *(
        {
            "key": f"late_{place}",
            "by": "staff_office",
            "unit": "export",
            "kind": "output",
            "source": "complaint",
            "procedure": "TTHC-CT-08",
            "clause": "8_7",
            "seen": _LATE.format(late),
            "place": "Bộ phận Một cửa",
            "days": (back, back - 1, back - 2),
            "acts": ("accept", ("contain", _SORRY, "apologised")),
        }
        for place, (back, late) in enumerate(((96, "hai"), (61, "một"), (24, "ba")))
    ),
    {
        "key": "retail",
        "by": "head_trade",
        "unit": "trade",
        "procedure": "TTHC-CT-02",
        "clause": "8_5_1",
        "seen": "Hai hồ sơ cửa hàng xăng dầu được cấp khi biên bản kiểm tra thực địa chưa "
        "có đủ chữ ký.",
        "requirement": "Biên bản thực địa đủ chữ ký mới trình ký giấy chứng nhận.",
        "days": (150, 148, 147, 143, 139, 136, 126, 122, 76, 74),
        "acts": (
            "accept",
            ("contain", "Đã bổ sung chữ ký; rà lại 18 hồ sơ cùng quý, không có thêm."),
            (
                "causes",
                (0, "Người trình ký không xem lại biên bản", "people"),
                (1, "Phiếu trình không có mục kiểm tra biên bản", "documents"),
            ),
            (
                "propose",
                {
                    "name": "Thêm mục kiểm tra biên bản vào phiếu trình",
                    "by": "staff_trade",
                    "until": 124,
                    "effect_days": 30,
                    "criterion": "Hồ sơ có biên bản đủ chữ ký trước khi trình",
                    "baseline": "16 trên 18 hồ sơ",
                    "target_text": "Tất cả",
                },
            ),
            "review",
            ("finish", "Phiếu trình mới dùng từ đầu tháng."),
            ("done", "Đã xem phiếu trình mới trong năm hồ sơ."),
            ("works", "Lấy 12 hồ sơ, cả 12 biên bản đủ chữ ký trước khi trình."),
            "close",
        ),
    },
    {
        "by": "staff_safety",
        "unit": "safety",
        "seen": "Máy in của phòng hay kẹt giấy, in công văn chậm.",
        "days": (70, 68),
        "acts": (
            (
                "decline",
                "Đây là việc sửa chữa thiết bị, đã chuyển Văn phòng Sở thay máy "
                "trong tuần; không lập phiếu khắc phục.",
            ),
        ),
    },
    # ------------------------------------------------------------ this year, going on
    {
        "key": "electricity",
        "by": "head_energy",
        "unit": "energy",
        "procedure": "QT-NV-05",
        "clause": "8_5_1",
        "seen": "Ba biên bản kiểm tra an toàn điện lập sau buổi kiểm tra hơn năm ngày.",
        "requirement": "Biên bản lập và ký ngay tại nơi kiểm tra.",
        "days": (135, 133, 131, 128, 125, 122, 110, 106, 57, 54, 52, 50),
        "acts": (
            "accept",
            ("contain", "Đã gửi biên bản và giải thích với ba đơn vị được kiểm tra."),
            (
                "causes",
                (0, "Đoàn về cơ quan mới đánh máy biên bản", "method"),
                (1, "Không có mẫu in sẵn để ghi tại chỗ", "means"),
            ),
            (
                "propose",
                {
                    "name": "Nhắc các đoàn lập biên bản tại chỗ",
                    "by": "staff_energy",
                    "until": 108,
                    "effect_days": 30,
                    "criterion": "Biên bản ký trong ngày kiểm tra",
                    "baseline": "9 trên 12 biên bản",
                    "target_text": "Tất cả",
                },
            ),
            "review",
            ("finish", "Đã nhắc tại họp giao ban phòng."),
            ("done", "Biên bản họp giao ban có ghi nội dung nhắc."),
            ("fails", "Trong tám biên bản mới vẫn còn hai biên bản ký sau ba ngày."),
            (
                "propose",
                {
                    "name": "In mẫu biên bản có sẵn để ghi tay và ký tại chỗ",
                    "by": "staff_energy",
                    "until": -8,
                    "effect_days": 20,
                    "criterion": "Biên bản ký trong ngày kiểm tra",
                    "baseline": "6 trên 8 biên bản",
                    "target_text": "Tất cả",
                },
            ),
            "review",
            ("approve", "Đồng ý; kiểm tra lại sau một tháng."),
        ),
    },
    {
        "key": "lesson",
        "by": "staff_industry",
        "unit": "industry",
        "procedure": "TTHC-CT-06",
        "clause": "7_5_3",
        "grade": "major",
        "cause_method": "bones",
        "seen": "Năm giấy phép vật liệu nổ đã cấp không tìm thấy hồ sơ gốc trong tủ lưu.",
        "requirement": "Hồ sơ đã giải quyết nộp lưu đầy đủ trong mười ngày.",
        "days": (58, 57, 55, 50, 46, 43, 41, 12),
        "acts": (
            "accept",
            ("contain", "Đã tìm lại ba hồ sơ, lập bản sao có xác nhận của hai hồ sơ."),
            (
                "causes",
                (0, "Hồ sơ cho mượn không ai ghi sổ", "method"),
                (1, "Phòng không có sổ mượn hồ sơ", "documents"),
                (0, "Tủ lưu không khóa, ai cũng lấy được", "means"),
            ),
            (
                "propose",
                {
                    "name": "Lập sổ mượn và kiểm tủ lưu hằng tháng",
                    "by": "staff_industry",
                    "until": 15,
                    "against": (0,),
                    "criterion": "Hồ sơ tìm thấy khi lấy mẫu",
                    "baseline": "15 trên 20 hồ sơ",
                    "target_text": "20 trên 20 hồ sơ",
                },
                {
                    "name": "Lắp khóa tủ lưu, giao một người giữ",
                    "by": "head_industry",
                    "until": 8,
                    "against": (1,),
                    "cost": 1500000,
                    "criterion": "Tủ khóa, có người giữ chìa",
                    "baseline": "Không khóa",
                    "target_text": "Cả bốn tủ",
                },
            ),
            "review",
            ("approve", "Đồng ý, làm ngay trong tháng."),
            ("extend", -6, "Sổ mượn dùng chung mẫu với Văn phòng Sở, chờ mẫu."),
        ),
    },
    {
        "by": "secretary",
        "unit": "safety",
        "source": "inspection",
        "inspected": 34,
        "procedure": "TTHC-CT-07",
        "clause": "8_4",
        "seen": "Đoàn kiểm tra của Sở KH&CN ghi: chưa đánh giá lại đơn vị đo kiểm môi "
        "trường trước khi tiếp tục dùng kết quả.",
        "requirement": "Nhà cung cấp bên ngoài được đánh giá lại mỗi năm.",
        "days": (34, 34, 31, 27, 23, 20, 4),
        "acts": (
            "accept",
            ("contain", "Đã đánh giá lại đơn vị đo kiểm và lưu phiếu đánh giá."),
            ("causes", (0, "Không ai được giao việc đánh giá lại hằng năm", "people")),
            (
                "propose",
                {
                    "name": "Đưa việc đánh giá lại vào kế hoạch năm của phòng",
                    "by": "staff_safety",
                    "until": 3,
                    "criterion": "Phiếu đánh giá lại còn hạn",
                    "baseline": "0 trên 3 đơn vị",
                    "target_text": "3 trên 3",
                },
            ),
            "review",
            ("finish", "Đã bổ sung kế hoạch năm của phòng, giao chuyên viên theo dõi."),
        ),
    },
    {
        "key": "payment",
        "by": "staff_finance",
        "unit": "finance",
        "procedure": "QT-NV-02",
        "clause": "7_1",
        "seen": "Hồ sơ thanh toán của hai phòng bị trả lại vì thiếu bảng kê.",
        "days": (66, 64, 62, 59, 55, 52, 40, 36),
        "acts": (
            "accept",
            ("contain", "Đã hướng dẫn bổ sung bảng kê, thanh toán xong trong tuần."),
            ("causes", (0, "Hướng dẫn cũ không nói đến bảng kê", "documents")),
            (
                "propose",
                {
                    "name": "Gửi các phòng danh mục chứng từ của từng khoản chi",
                    "by": "staff_finance",
                    "until": 38,
                    "effect_days": 60,
                    "criterion": "Hồ sơ thanh toán bị trả lại trong quý",
                    "baseline": "5 hồ sơ",
                    "target_text": "Không quá 1 hồ sơ",
                },
            ),
            "review",
            ("finish", "Đã gửi danh mục chứng từ qua hệ thống văn bản."),
            ("done", "Các phòng đều có danh mục; hỏi ba chuyên viên, đều biết."),
        ),
    },
    {
        "by": "head_promotion",
        "unit": "promotion",
        "procedure": "QT-NV-04",
        "clause": "8_1",
        "seen": "Một đề án khuyến công nghiệm thu khi chưa có báo cáo giữa kỳ.",
        "grade": "major",
        "days": (20, 19, 17, 12, 7, 3),
        "acts": (
            "accept",
            ("contain", "Đã yêu cầu đơn vị thụ hưởng bổ sung báo cáo giữa kỳ."),
            (
                "causes",
                (0, "Không theo dõi mốc giữa kỳ của đề án", "method"),
                (1, "Bảng theo dõi chỉ có ngày nghiệm thu", "means"),
            ),
            (
                "propose",
                {
                    "name": "Bổ sung mốc giữa kỳ vào bảng theo dõi đề án",
                    "by": "staff_promotion",
                    "until": -20,
                    "criterion": "Đề án có báo cáo giữa kỳ đúng mốc",
                    "baseline": "7 trên 8 đề án",
                    "target_text": "Tất cả",
                },
            ),
            ("review", "Biện pháp phù hợp với nguyên nhân."),
        ),
    },
    {
        # The same as one that is over: clause, procedure and department.
        "by": "staff_trade",
        "unit": "trade",
        "procedure": "TTHC-CT-02",
        "clause": "8_5_1",
        "seen": "Một hồ sơ cửa hàng xăng dầu lại được trình khi biên bản thực địa thiếu "
        "chữ ký của chủ cửa hàng.",
        "days": (16, 14, 13, 9, 4),
        "acts": (
            "accept",
            ("contain", "Đã rút hồ sơ khỏi tờ trình, bổ sung chữ ký."),
            (
                "causes",
                (0, "Chuyên viên mới chưa biết phiếu trình mới", "people"),
                (1, "Không bàn giao mẫu khi đổi người", "method"),
            ),
            (
                "propose",
                {
                    "name": "Hướng dẫn phiếu trình khi bàn giao việc cho người mới",
                    "by": "staff_trade",
                    "until": -15,
                    "criterion": "Hồ sơ có biên bản đủ chữ ký trước khi trình",
                    "baseline": "11 trên 12 hồ sơ",
                    "target_text": "Tất cả",
                },
            ),
        ),
    },
    {
        "by": "staff_export",
        "unit": "export",
        "procedure": "TTHC-CT-08",
        "clause": "8_2",
        "seen": "Thành phần hồ sơ niêm yết tại Bộ phận Một cửa khác với bản đã công bố.",
        "days": (12, 10, 9, 5, 3),
        "acts": (
            "accept",
            ("contain", "Đã thay bản niêm yết trong ngày."),
            ("waive", "Nguyên nhân đã rõ: bản công bố mới có hiệu lực trong tuần."),
            (
                "draft",
                {
                    "name": "Ghi việc thay bản niêm yết vào phiếu theo dõi công bố",
                    "by": "staff_export",
                    "until": -10,
                },
            ),
        ),
    },
    {
        "by": "head_finance",
        "unit": "finance",
        "clause": "7_2",
        "seen": "Hai viên chức mới chưa được hướng dẫn quy trình trước khi nhận việc.",
        "days": (9, 7, 5, 2),
        "acts": (
            "accept",
            ("contain", "Đã hướng dẫn và ghi vào sổ đào tạo."),
            (
                "half_causes",
                (0, "Không ai nhận việc hướng dẫn người mới", "people"),
                (1, "Quyết định tiếp nhận không giao người kèm", "documents"),
                (2, "Mẫu quyết định không có dòng giao người kèm", "documents"),
                (3, "Mẫu soạn trước khi có quy trình đào tạo", "documents"),
                (4, "Sửa quy trình không kèm rà soát các mẫu liên quan", "method"),
                (1, "Phòng chưa có bảng việc của tuần đầu", "method"),
            ),
        ),
    },
    {
        "key": "merged",
        "by": "head_industry",
        "unit": "industry",
        "procedure": "TTHC-CT-06",
        "clause": "7_5_3",
        "seen": "Không tìm thấy bản gốc giấy phép vật liệu nổ số 12 khi đoàn hỏi.",
        "days": (53, 52),
        "acts": ("accept",),
    },
    {
        "by": "staff_energy",
        "unit": "energy",
        "kind": "remark",
        "clause": "7_1",
        "seen": "Bút đo điện của phòng còn hai tuần nữa hết hạn hiệu chuẩn.",
        "days": (17, 15),
        "acts": ("accept",),
    },
    {
        "by": "staff_promotion",
        "unit": "promotion",
        "kind": "improvement",
        "procedure": "QT-NV-07",
        "seen": "Đề nghị cho doanh nghiệp đăng ký gian hàng hội chợ qua biểu mẫu điện tử.",
        "days": (8, 5, 2),
        "acts": (
            "accept",
            (
                "draft",
                {
                    "name": "Thử biểu mẫu điện tử tại hội chợ gần nhất",
                    "by": "staff_promotion",
                    "until": -30,
                },
            ),
        ),
    },
    {
        "by": "staff_industry",
        "unit": "industry",
        "procedure": "TTHC-CT-05",
        "clause": "8_5_1",
        "seen": "Một văn bản thẩm định ghi nhầm tên chủ đầu tư, đã phát hành.",
        "days": (2,),
    },
)

# unit, number of the clause, story: of last year's round and of this year's
FROM_AUDITS = (
    (
        "industry",
        "8.7",
        {
            "key": "audit_old",
            "days": (
                (10, 20),
                (10, 21),
                (10, 22),
                (10, 27),
                (10, 29),
                (10, 31),
                (11, 7),
                (11, 10),
                (12, 18),
                (12, 19),
            ),
            "acts": (
                "accept",
                ("contain", "Đã gửi phiếu xin lỗi cho công dân của hai hồ sơ."),
                (
                    "causes",
                    (0, "Phòng không biết hồ sơ đã quá hạn", "method"),
                    (1, "Danh sách quá hạn chỉ gửi cho Bộ phận Một cửa", "method"),
                    (2, "Lúc giao quyền phần mềm không tính đến các phòng", "means"),
                ),
                (
                    "propose",
                    {
                        "name": "Gửi danh sách sắp quá hạn cho phòng mỗi sáng",
                        "by": "staff_industry",
                        "until": (11, 8),
                        "effect_days": 25,
                        "criterion": "Hồ sơ quá hạn có phiếu xin lỗi",
                        "baseline": "3 trên 5 hồ sơ",
                        "target_text": "Tất cả",
                    },
                ),
                "review",
                ("finish", "Danh sách gửi tự động lúc 7 giờ 30 mỗi sáng."),
                ("done", "Đã xem danh sách của ba ngày liền."),
                ("works", "Hai hồ sơ quá hạn trong tháng đều có phiếu xin lỗi."),
                "close",
            ),
        },
    ),
    ("industry", "8.7", {"key": "audit_new", "days": (1, 0), "acts": ("accept",)}),
)

# key, into which one, days before today, reason
DECIDED = (
    ("merged", "lesson", 51, "Cùng một nguyên nhân: hồ sơ vật liệu nổ không lưu đủ."),
)

# key, asked so many days ago, answers in the order of the departments
LESSONS = (
    ("lesson", 10, (("has_it_too", "Tủ hồ sơ của phòng cũng chưa có sổ mượn."),)),
    ("electricity", 47, (("does_not_have_it", ""),)),
    ("payment", 4, ()),
)

# Xã Hưng Khang
COMMUNE = (
    {
        "by": "commune_head_service",
        "unit": "commune_service",
        "kind": "output",
        "procedure": "TTHC-X-02",
        "clause": "8_7",
        "seen": "Một bản chứng thực đóng thiếu dấu giáp lai, công dân mang trả lại.",
        "days": (40, 39, 38),
        "acts": (
            "accept",
            (
                "contain",
                "Đã xin lỗi và chứng thực lại ngay cho công dân.",
                "apologised",
            ),
        ),
    },
    {
        "by": "commune_staff_economy",
        "unit": "commune_economy",
        "procedure": "TTHC-X-04",
        "clause": "8_5_1",
        "seen": "Hai hồ sơ hộ kinh doanh không ghi giờ giao nhận trên phiếu kiểm soát.",
        "days": (8, 6, 4),
        "acts": (
            "accept",
            ("contain", "Đã bổ sung giờ giao nhận theo sổ của Trung tâm."),
        ),
    },
)
