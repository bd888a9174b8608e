"""How nonconformities, their causes and actions are put into words on paper and in texts
that the system writes: Vietnamese whatever the user's language. Without a database.

The keys are those of the selections of the models.
"""

from __future__ import annotations

from datetime import date

KINDS = {
    "nonconform": "Không phù hợp",
    "remark": "Lưu ý",
    "improvement": "Cải tiến",
    "output": "Đầu ra không phù hợp",
}
GRADES = {"major": "nặng", "minor": "nhẹ"}
SOURCES = {
    "audit": "Đánh giá nội bộ",
    "objective": "Mục tiêu chất lượng",
    "complaint": "Phản ánh, khiếu nại",
    "inspection": "Kiểm tra, thanh tra",
    "risk": "Rủi ro xảy ra",
    "task": "Công việc chậm, sai",
    "other": "Nguồn khác",
}
STATES = {
    "reported": "Chờ tiếp nhận",
    "containing": "Đang khắc phục ngay",
    "analysing": "Đang tìm nguyên nhân",
    "proposing": "Đang đề xuất hành động",
    "reviewing": "Chờ xem xét",
    "approving": "Chờ phê duyệt",
    "doing": "Đang thực hiện",
    "checking": "Chờ kiểm tra việc đã làm",
    "watching": "Chờ kiểm tra hiệu lực",
    "closed": "Đã đóng",
    "declined": "Không tiếp nhận",
    "cancelled": "Đã hủy",
    "merged": "Đã gộp vào phiếu khác",
}
DISPOSITIONS = {
    "mended": "Sửa lại cho đúng",
    "stopped": "Dừng, thu hồi",
    "told": "Thông báo cho tổ chức, cá nhân",
    "apologised": "Xin lỗi tổ chức, cá nhân",
    "concession": "Chấp nhận có nhân nhượng",
}
BONES = {
    "people": "Con người",
    "method": "Phương pháp",
    "documents": "Tài liệu, quy định",
    "means": "Phương tiện, thiết bị",
    "environment": "Môi trường",
    "law": "Pháp luật",
}
METHODS = {"whys": "5 lần hỏi vì sao", "bones": "biểu đồ xương cá"}
ACTIONS = {
    "correction": "Khắc phục ngay",
    "corrective": "Hành động khắc phục",
    "improvement": "Cải tiến",
}
ACTION_STATES = {
    "draft": "đang đề xuất",
    "doing": "đang thực hiện",
    "done": "đã làm, chờ kiểm tra",
    "checked": "đã kiểm tra, chờ đánh giá hiệu lực",
    "effective": "có hiệu lực",
    "failed": "kiểm tra không đạt",
    "dropped": "không thực hiện",
}
CHECKS = {"done": "Đã làm", "effect": "Có hiệu lực"}
PASSED = {True: "Đạt", False: "Không đạt"}


def day_words(value: date | None) -> str:
    """ "05/10/2026", "" for no day."""
    return f"{value:%d/%m/%Y}" if value else ""


def action_state(state: str, checks: tuple[str, ...]) -> str:
    """How far an action is; ``checks``: the kinds of check that it is asked for."""
    if state == "done" and "done" not in checks:
        return "đã làm"
    if state == "checked" and "effect" not in checks:
        return "đã kiểm tra"
    return ACTION_STATES[state]


def kind_words(kind: str, grade: str | None) -> str:
    """ "Không phù hợp (nặng)", "Lưu ý"."""
    name = KINDS.get(kind, "")
    degree = GRADES.get(grade or "") if kind == "nonconform" else None
    return f"{name} ({degree})" if degree else name


def period_words(first: date, last: date) -> str:
    """A period as it is spoken of: "năm 2026", "quý III năm 2026", "tháng 5 năm 2026",
    "6 tháng đầu năm 2026", else "từ ngày 05/01/2026 đến ngày 20/10/2026"."""
    year = first.year
    months = _whole_months(first, last)
    if months == (1, 12):
        return f"năm {year}"
    if months == (1, 6):
        return f"6 tháng đầu năm {year}"
    if months == (7, 12):
        return f"6 tháng cuối năm {year}"
    if months == (1, 9):
        return f"9 tháng đầu năm {year}"
    if months:
        begin, end = months
        if begin == end:
            return f"tháng {begin} năm {year}"
        if begin % 3 == 1 and end % 3 == 0:
            quarters = [_ROMAN[begin // 3], _ROMAN[end // 3 - 1]]
            names = "-".join(dict.fromkeys(quarters))
            return f"quý {names} năm {year}"
    return f"từ ngày {day_words(first)} đến ngày {day_words(last)}"


_ROMAN = ("I", "II", "III", "IV")


def _whole_months(first: date, last: date) -> tuple[int, int] | None:
    """(first month, last month) where a period is whole months of one year."""
    after = date.fromordinal(last.toordinal() + 1)
    whole = first.day == 1 and after.day == 1
    return (first.month, last.month) if whole and first.year == last.year else None
