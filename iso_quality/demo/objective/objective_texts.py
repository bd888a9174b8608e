"""Quality objectives of the demo agencies and what came of them. Data only.

Numbers of a year stand in one string, one for each period: "cases that fit/all cases",
a number since January, or 1 and 0 for yes and no.
"""

from typing import NamedTuple


class Aim(NamedTuple):
    """One objective as its unit writes it down."""

    key: str
    name: str
    indicator: str
    target: float
    last: str = ""
    now: str = ""
    to: str = ""  # key of the objective it contributes to
    rule: str = "own"
    period: str = "quarter"
    measured_by: str = "ratio"
    direction: str = "least"
    unit: str = "%"
    weight: float = 1.0
    source: str = ""
    clause: str = "9_1_1"
    steps: tuple = ()  # (what, resources, how judged, month of the deadline)


STEP_FILES = (
    "Rà soát hồ sơ sắp đến hạn vào thứ Hai hằng tuần, đôn đốc công chức thụ lý",
    "Hệ thống thông tin giải quyết TTHC",
    "Không còn hồ sơ quá hạn chưa rõ nguyên nhân",
    6,
)
STEP_SHORTEN = (
    "Rà soát, đề xuất cắt giảm thời gian giải quyết của ít nhất 02 thủ tục",
    "01 công chức đầu mối, 05 ngày làm việc",
    "Tờ trình phương án cắt giảm được lãnh đạo Sở thông qua",
    8,
)
STEP_ONLINE = (
    "Hướng dẫn doanh nghiệp nộp hồ sơ trực tuyến, ký số tại nơi tiếp nhận",
    "Tài liệu hướng dẫn, 01 máy tính dùng chung",
    "Tỷ lệ hồ sơ trực tuyến của tháng tăng so với tháng trước",
    12,
)
STEP_TRAINING = (
    "Lập danh sách, cử công chức dự tập huấn TCVN ISO 9001 và kỹ năng số",
    "Kinh phí đào tạo, bồi dưỡng được giao",
    "Giấy chứng nhận, bảng điểm danh",
    5,
)
STEP_LETTERS = (
    "Mở sổ theo dõi đơn, phản ánh, kiến nghị; báo cáo lãnh đạo phòng hằng tuần",
    "Phần mềm quản lý văn bản và điều hành",
    "Sổ theo dõi không có đơn quá hạn",
    3,
)


def _files(last, now, weight=1.0, rule="own", field="của phòng"):
    return Aim(
        "files",
        f"Giải quyết hồ sơ TTHC {field} đúng hạn và trước hạn",
        "Tỷ lệ hồ sơ giải quyết đúng hạn, trước hạn trên tổng số hồ sơ đến hạn",
        98.5,
        last,
        now,
        to="agency_files",
        rule=rule,
        weight=weight,
        clause="8_5_1",
        steps=(STEP_FILES, STEP_SHORTEN),
    )


def _group(key, name, last, now):
    """What one group of a department does of its files: the third level."""
    return Aim(
        key,
        name,
        "Tỷ lệ hồ sơ giải quyết đúng hạn, trước hạn của nhóm thủ tục",
        98.5,
        last,
        now,
        to="files",
        clause="8_5_1",
    )


def _online(last, now, target=75.0):
    return Aim(
        "online",
        "Nâng tỷ lệ hồ sơ tiếp nhận và giải quyết trực tuyến toàn trình",
        "Tỷ lệ hồ sơ nộp trực tuyến toàn trình trên tổng số hồ sơ tiếp nhận",
        target,
        last,
        now,
        to="agency_online",
        clause="8_2_1",
        steps=(STEP_ONLINE,),
    )


def _training(target, last, now):
    return Aim(
        "training",
        "Bồi dưỡng kiến thức ISO 9001 và kỹ năng số cho công chức, viên chức",
        "Số giờ tập huấn của công chức, viên chức trong phòng, cộng dồn",
        target,
        last,
        now,
        to="agency_training",
        period="year",
        measured_by="value",
        unit="giờ",
        clause="7_2",
        steps=(STEP_TRAINING,),
    )


def _agency_letters(name, indicator):
    """What departments do of their letters, together."""
    return Aim(
        "agency_letters",
        name,
        indicator,
        0.0,
        rule="worst",
        measured_by="value",
        direction="most",
        unit="đơn",
        clause="9_1_2",
    )


def _letters(last="0 0 0 0", now="0 0 0 0"):
    return Aim(
        "letters",
        "Không để đơn thư, phản ánh, kiến nghị giải quyết quá hạn",
        "Số đơn thư, phản ánh, kiến nghị quá hạn từ đầu năm",
        0.0,
        last,
        now,
        to="agency_letters",
        measured_by="value",
        direction="most",
        unit="đơn",
        clause="9_1_2",
        steps=(STEP_LETTERS,),
    )


def _tasks(target=90.0):
    return Aim(
        "tasks",
        "Hoàn thành đúng hạn nhiệm vụ trong Kế hoạch ISO được phân công",
        "Tỷ lệ nhiệm vụ đến hạn được hoàn thành đúng hạn, hệ thống tự đếm",
        target,
        source="tasks_on_time",
    )


DIGITAL = Aim(
    "digital",
    "Lập hồ sơ công việc trên môi trường mạng",
    "Tỷ lệ hồ sơ công việc được lập, nộp lưu trữ điện tử",
    95.0,
    "118/127 131/136 140/146 166/172",
    "152/158 149/155 161/166 170/176",
    clause="7_5_3",
    steps=(
        (
            "Rà soát danh mục hồ sơ, hướng dẫn các phòng nộp lưu hồ sơ điện tử",
            "Văn thư, lưu trữ của Văn phòng",
            "Danh mục hồ sơ đã nộp lưu",
            10,
        ),
    ),
)

OBJECTIVES = {
    "base.main_company": [
        Aim(
            "agency_files",
            "Giải quyết hồ sơ TTHC của Sở đúng hạn và trước hạn",
            "Bình quân tỷ lệ đúng hạn của các phòng theo số lượng hồ sơ",
            98.0,
            rule="mean",
            clause="8_5_1",
            steps=(
                (
                    "Họp giao ban đánh giá hồ sơ chậm hạn, công khai kết quả từng phòng",
                    "Báo cáo của Bộ phận Một cửa",
                    "Thông báo kết luận giao ban",
                    7,
                ),
            ),
        ),
        Aim(
            "agency_online",
            "Nâng tỷ lệ hồ sơ trực tuyến toàn trình của Sở",
            "Bình quân tỷ lệ hồ sơ trực tuyến của các phòng",
            70.0,
            rule="mean",
            clause="8_2_1",
        ),
        Aim(
            "agency_training",
            "Bồi dưỡng kiến thức ISO 9001 và kỹ năng số toàn Sở",
            "Tổng số giờ tập huấn của các phòng, đơn vị",
            150.0,
            rule="sum",
            period="year",
            measured_by="value",
            unit="giờ",
            clause="7_2",
        ),
        _agency_letters(
            "Không phòng, đơn vị nào để đơn thư, phản ánh, kiến nghị quá hạn",
            "Kết quả kém nhất trong các phòng, đơn vị",
        ),
        Aim(
            "agency_satisfaction",
            "Tổ chức, cá nhân hài lòng về sự phục vụ của Sở",
            "Tỷ lệ phiếu trả lời hài lòng, rất hài lòng",
            92.0,
            "203/216 239/258",
            "221/236 248/266",
            period="half",
            clause="9_1_2",
            steps=(
                (
                    "Phát phiếu khảo sát tại Bộ phận Một cửa và qua mã QR",
                    "Phiếu khảo sát, 02 bảng mã QR",
                    "Báo cáo tổng hợp ý kiến",
                    5,
                ),
            ),
        ),
        Aim(
            "agency_tasks",
            "Hoàn thành đúng hạn nhiệm vụ trong Kế hoạch ISO của Sở",
            "Tỷ lệ nhiệm vụ đến hạn được hoàn thành đúng hạn, hệ thống tự đếm",
            85.0,
            source="tasks_on_time",
        ),
    ],
    "demo_department_office": [
        Aim(
            "transfer",
            "Chuyển hồ sơ từ Bộ phận Một cửa đến phòng chuyên môn trong ngày",
            "Tỷ lệ hồ sơ được chuyển trong ngày tiếp nhận",
            99.0,
            "612/615 640/644 655/658 701/703",
            "690/694 702/707 715/719 730/733",
            period="quarter",
            clause="8_2_1",
            steps=(STEP_FILES,),
        ),
        DIGITAL,
        _letters(),
        _training(24.0, "26", "28"),
        _tasks(),
    ],
    "demo_department_finance": [
        Aim(
            "reports",
            "Gửi báo cáo định kỳ đúng hạn, đúng biểu mẫu",
            "Tỷ lệ báo cáo định kỳ gửi đúng hạn",
            100.0,
            "9/9 9/9 9/9 10/10",
            "9/9 9/9 9/9 10/10",
            clause="8_5_1",
            steps=(
                (
                    "Lập lịch báo cáo định kỳ cả năm, nhắc các phòng trước 05 ngày",
                    "Phần mềm quản lý văn bản và điều hành",
                    "Lịch báo cáo được lãnh đạo Sở duyệt",
                    2,
                ),
            ),
        ),
        Aim(
            "budget",
            "Giải ngân kinh phí được giao",
            "Tỷ lệ giải ngân so với dự toán năm, cộng dồn",
            95.0,
            "18 43 71 92.4",
            "21 52 78 97",
            measured_by="value",
            clause="7_1_1",
            steps=(
                (
                    "Đối chiếu với Kho bạc, báo cáo tiến độ giải ngân hằng tháng",
                    "01 công chức kế toán",
                    "Bảng đối chiếu có xác nhận",
                    11,
                ),
            ),
        ),
        _training(20.0, "22", "24"),
        _tasks(),
    ],
    "demo_department_industry": [
        _files("", "", weight=2.0, rule="mean"),
        _group(
            "files_chemical",
            "Hồ sơ lĩnh vực hóa chất, vật liệu nổ công nghiệp",
            "41/41 46/47 52/52 49/49",
            "44/45 50/50 51/51 48/48",
        ),
        _group(
            "files_cluster",
            "Hồ sơ lĩnh vực cụm công nghiệp, công nghiệp hỗ trợ",
            "18/18 22/22 25/25 21/21",
            "20/20 24/24 26/27 22/22",
        ),
        _online("43/59 55/69 63/77 60/70", "52/65 61/74 66/78 62/70"),
        _letters(),
        _training(20.0, "18", "22"),
        _tasks(),
    ],
    "demo_department_trade": [
        _files("142/144 156/157 149/151 171/172", "150/153 161/162 158/159 170/171", 4),
        _online("101/144 118/157 115/151 134/172", "116/153 126/162 128/159 139/171"),
        _letters(last="0 1 1 1"),
        Aim(
            "market",
            "Kiểm tra cửa hàng xăng dầu, khí theo kế hoạch",
            "Tỷ lệ cơ sở được kiểm tra so với kế hoạch năm, cộng dồn",
            100.0,
            "22 48 77 100",
            "25 54 80 100",
            measured_by="value",
            clause="8_5_1",
            steps=(
                (
                    "Phối hợp lực lượng quản lý thị trường kiểm tra theo lịch",
                    "Tổ kiểm tra 03 người, xe công vụ",
                    "Biên bản kiểm tra từng cơ sở",
                    10,
                ),
            ),
        ),
        _training(24.0, "25", "27"),
    ],
    "demo_department_energy": [
        _files("", "", weight=2.0, rule="mean"),
        _group(
            "files_licence",
            "Hồ sơ cấp giấy phép hoạt động điện lực",
            "27/27 31/31 30/31 36/36",
            "29/29 33/33 35/35 34/34",
        ),
        _group(
            "files_design",
            "Hồ sơ thẩm định thiết kế công trình điện",
            "14/15 17/18 16/16 20/20",
            "16/16 19/19 18/19 21/21",
        ),
        _online("26/42 33/49 34/47 41/56", "33/45 39/52 41/54 42/55", 70.0),
        _training(16.0, "17", "18"),
        _tasks(),
    ],
    "demo_department_safety": [
        _files("33/34 38/38 40/41 45/45", "36/37 41/42 44/44 46/46"),
        _letters(),
        Aim(
            "inspection",
            "Kiểm tra an toàn tại cơ sở sử dụng hóa chất, vật liệu nổ công nghiệp",
            "Số cơ sở được kiểm tra từ đầu năm",
            24.0,
            "5 12 19 25",
            "4 13 20 26",
            measured_by="value",
            unit="cơ sở",
            clause="8_5_1",
            steps=(
                (
                    "Lập danh sách cơ sở có nguy cơ cao, trình lịch kiểm tra",
                    "02 công chức, thiết bị đo",
                    "Quyết định kiểm tra, biên bản",
                    3,
                ),
            ),
        ),
        Aim(
            "incidents",
            "Xử lý kịp thời sự cố kỹ thuật an toàn được báo đến",
            "Tỷ lệ sự cố được xử lý trong 24 giờ",
            100.0,
            "0/0 0/0 0/0 0/0",
            "0/0 1/1 0/0 0/0",
            clause="8_7",
        ),
        _training(16.0, "16", "17"),
    ],
    "demo_department_export": [
        _files("88/90 93/96 97/99 104/109", "90/92 95/97 98/101 99/103", 3),
        _online("70/90 77/96 80/99 92/109", "74/92 79/97 84/101 86/103"),
        _training(16.0, "12", "14"),
        _tasks(),
    ],
    "demo_department_promotion": [
        Aim(
            "projects",
            "Nghiệm thu đề án khuyến công đúng tiến độ",
            "Tỷ lệ đề án nghiệm thu đúng thời hạn phê duyệt",
            95.0,
            "6/6 14/14",
            "7/7 15/15",
            period="half",
            clause="8_6",
            steps=(
                (
                    "Kiểm tra tiến độ từng đề án tại cơ sở thụ hưởng",
                    "Kinh phí khuyến công địa phương",
                    "Biên bản kiểm tra tiến độ",
                    6,
                ),
            ),
        ),
        Aim(
            "fairs",
            "Hỗ trợ doanh nghiệp tham gia hội chợ, kết nối cung cầu",
            "Số lượt doanh nghiệp được hỗ trợ từ đầu năm",
            120.0,
            "31 64 97 128",
            "35 70 104 131",
            measured_by="value",
            unit="lượt",
            clause="8_2_1",
            steps=(
                (
                    "Khảo sát nhu cầu, công bố lịch hội chợ trên trang của Trung tâm",
                    "01 viên chức xúc tiến thương mại",
                    "Danh sách doanh nghiệp đăng ký",
                    4,
                ),
            ),
        ),
        Aim(
            "content",
            "Doanh nghiệp hài lòng về hoạt động hỗ trợ",
            "Tỷ lệ phiếu trả lời hài lòng",
            90.0,
            "57/61 66/72",
            "60/64 70/75",
            period="half",
            clause="9_1_2",
        ),
        _training(20.0, "21", "22"),
    ],
    "demo_company_science": [
        Aim(
            "agency_files",
            "Giải quyết hồ sơ TTHC đúng hạn và trước hạn",
            "Bình quân tỷ lệ đúng hạn của các phòng",
            99.0,
            rule="mean",
            clause="8_5_1",
        ),
        Aim(
            "agency_training",
            "Bồi dưỡng kiến thức ISO 9001 cho công chức toàn Sở",
            "Tổng số giờ tập huấn của các phòng",
            50.0,
            rule="sum",
            period="year",
            measured_by="value",
            unit="giờ",
            clause="7_2",
        ),
        Aim(
            "agency_satisfaction",
            "Tổ chức, cá nhân hài lòng về sự phục vụ của Sở",
            "Tỷ lệ phiếu trả lời hài lòng, rất hài lòng",
            93.0,
            "",
            "118/124 131/139",
            period="half",
            clause="9_1_2",
        ),
    ],
    "demo_department_science_office": [
        DIGITAL,
        _training(20.0, "", "22"),
        _tasks(),
    ],
    "demo_department_science_quality": [
        _files("", "61/61 66/67 70/70 72/72", 2.0),
        Aim(
            "supervision",
            "Kiểm tra việc áp dụng ISO 9001 tại cơ quan hành chính trong tỉnh",
            "Số cơ quan được kiểm tra từ đầu năm",
            30.0,
            "",
            "0 11 24 31",
            measured_by="value",
            unit="cơ quan",
            clause="9_2",
            steps=(
                (
                    "Trình UBND tỉnh kế hoạch kiểm tra năm",
                    "Đoàn kiểm tra 05 người",
                    "Kế hoạch được ban hành",
                    3,
                ),
            ),
        ),
        _training(16.0, "", "18"),
        _tasks(),
    ],
    "demo_department_science_technology": [
        _files("", "24/24 29/29 31/32 30/30"),
        Aim(
            "acceptance",
            "Nghiệm thu nhiệm vụ khoa học và công nghệ cấp tỉnh đúng hạn",
            "Tỷ lệ nhiệm vụ nghiệm thu đúng thời hạn hợp đồng",
            90.0,
            "",
            "4/5 9/9",
            period="half",
            clause="8_6",
            steps=(
                (
                    "Kiểm tra tiến độ giữa kỳ từng nhiệm vụ",
                    "Hội đồng tư vấn chuyên ngành",
                    "Biên bản kiểm tra giữa kỳ",
                    5,
                ),
            ),
        ),
        _training(16.0, "", "15"),
    ],
    "demo_company_commune": [
        Aim(
            "agency_files",
            "Giải quyết hồ sơ TTHC của xã đúng hạn và trước hạn",
            "Bình quân tỷ lệ đúng hạn của các phòng, Trung tâm",
            98.0,
            rule="mean",
            clause="8_5_1",
        ),
        _agency_letters(
            "Không để đơn thư, phản ánh, kiến nghị của người dân quá hạn",
            "Kết quả kém nhất trong các phòng",
        ),
        Aim(
            "agency_satisfaction",
            "Người dân hài lòng về sự phục vụ của xã",
            "Tỷ lệ phiếu trả lời hài lòng, rất hài lòng",
            90.0,
            "",
            "172/186 190/204",
            period="half",
            clause="9_1_2",
        ),
    ],
    "demo_department_commune_office": [
        DIGITAL,
        _letters(),
        _tasks(80.0),
    ],
    "demo_department_commune_economy": [
        _files("", "57/58 63/63 66/66 68/69"),
        _letters(now="0 0 1 1"),
        Aim(
            "publish",
            "Niêm yết, công khai kết quả xét duyệt hộ nghèo đúng quy định",
            "Đã niêm yết công khai tại trụ sở và nhà văn hóa thôn",
            0.0,
            "",
            "1",
            period="year",
            direction="yes",
            unit="",
            clause="8_2_1",
        ),
    ],
    "demo_department_commune_culture": [
        _files("", "49/49 52/53 58/58 60/60"),
        _letters(),
        Aim(
            "culture_visits",
            "Hướng dẫn người dân nộp hồ sơ bảo trợ xã hội tại thôn",
            "Số buổi hướng dẫn lưu động từ đầu năm",
            12.0,
            "",
            "3 6 9 12",
            measured_by="value",
            unit="buổi",
            clause="8_2_1",
            steps=(
                (
                    "Lên lịch hướng dẫn lưu động tại 06 thôn",
                    "Tổ công nghệ số cộng đồng",
                    "Lịch được thông báo đến trưởng thôn",
                    2,
                ),
            ),
        ),
    ],
    "demo_department_commune_service": [
        _files("", "318/325 341/346 350/356 362/365", 5.0, field="qua Trung tâm"),
        Aim(
            "online",
            "Nâng tỷ lệ hồ sơ nộp trực tuyến",
            "Tỷ lệ hồ sơ nộp trực tuyến trên tổng số hồ sơ tiếp nhận",
            60.0,
            "",
            "188/325 207/346 221/356 230/365",
            clause="8_2_1",
            steps=(STEP_ONLINE,),
        ),
        Aim(
            "waiting",
            "Thời gian chờ của người dân tại quầy",
            "Thời gian chờ bình quân từ đầu năm",
            15.0,
            "",
            "14 13.5 13 13",
            measured_by="value",
            direction="most",
            unit="phút",
            clause="9_1_2",
        ),
    ],
}

# What heads and the secretary change when they take over last year's objectives.
RAISED = {"agency_satisfaction": 93.0, "online": 76.0, "transfer": 99.5}

# Written by the department that is late with everything; not complete yet.
UNFINISHED = {
    "name": "Cấp giấy chứng nhận xuất xứ hàng hóa trong ngày làm việc",
    "indicator": "Tỷ lệ hồ sơ C/O được cấp trong ngày",
    "target": 90.0,
}

# Why and what then, by the key of the objective; "" for all others.
SHORTFALLS = {
    "half": (
        "Số cộng dồn 6 tháng, chỉ tiêu tính cho cả năm; tiến độ đúng kế hoạch.",
        "Tiếp tục thực hiện theo kế hoạch 6 tháng cuối năm.",
    ),
    "": (
        "Nhân sự kiêm nhiệm, công việc dồn vào cuối kỳ.",
        "Phân công người theo dõi, nhắc việc trước hạn 03 ngày làm việc.",
    ),
    "files": (
        "Hồ sơ phải lấy ý kiến sở, ngành; văn bản trả lời đến chậm; công chức thụ lý "
        "nghỉ phép chưa có người thay.",
        "Gửi văn bản xin lỗi, hẹn lại ngày trả; lấy ý kiến qua mạng có thời hạn; phân "
        "công người thay thế cho từng thủ tục.",
    ),
    "online": (
        "Doanh nghiệp nhỏ chưa có chữ ký số, vẫn nộp trực tiếp.",
        "Hỗ trợ nộp thay tại nơi tiếp nhận; phối hợp nhà cung cấp tặng chữ ký số.",
    ),
    "letters": (
        "01 phản ánh phức tạp phải xác minh tại nhiều địa bàn, vượt thời hạn trả lời.",
        "Phân công người theo dõi, báo cáo lãnh đạo trước hạn 05 ngày làm việc.",
    ),
    "training": (
        "02 lớp tập huấn lùi sang năm sau do trùng đợt cao điểm xử lý hồ sơ.",
        "Đăng ký lớp trực tuyến ngay từ quý I; bố trí luân phiên người dự.",
    ),
    "budget": (
        "Gói mua sắm thiết bị phải đấu thầu lại, chuyển nguồn sang năm sau.",
        "Trình kế hoạch lựa chọn nhà thầu từ quý I, đối chiếu Kho bạc hằng tháng.",
    ),
    "tasks": (
        "Nhiệm vụ dồn vào cuối kỳ; một số nhiệm vụ chờ số liệu của đơn vị khác.",
        "Thống nhất thời hạn gửi số liệu; trưởng phòng rà soát nhiệm vụ hằng tuần.",
    ),
}
COMMENT = "Số liệu đối chiếu với Hệ thống thông tin giải quyết TTHC và sổ theo dõi."
BY_HAND_REASON = (
    "Thêm 01 nhiệm vụ đột xuất UBND tỉnh giao ngoài Kế hoạch, hoàn thành chậm 02 ngày."
)
REVISION_REASON = (
    "Bổ sung mục tiêu quản lý thương mại điện tử theo nhiệm vụ UBND tỉnh giao giữa năm."
)
REVISION_AIM = Aim(
    "ecommerce",
    "Hỗ trợ doanh nghiệp, hợp tác xã đưa sản phẩm lên sàn thương mại điện tử",
    "Số sản phẩm OCOP được đưa lên sàn từ đầu năm",
    40.0,
    "",
    "0 18 31 44",
    measured_by="value",
    unit="sản phẩm",
    clause="8_2_1",
    steps=(
        (
            "Tập huấn bán hàng trên sàn cho hợp tác xã",
            "Kinh phí xúc tiến thương mại",
            "Danh sách sản phẩm đã lên sàn",
            9,
        ),
    ),
)
POSTED_AT = "Bảng tin trụ sở cơ quan"
STEP_RESULT = "Đã thực hiện, có tài liệu lưu kèm hồ sơ mục tiêu chất lượng của đơn vị."
STEP_PROGRESS = "Đang thực hiện, đã hoàn thành khoảng một nửa khối lượng."
