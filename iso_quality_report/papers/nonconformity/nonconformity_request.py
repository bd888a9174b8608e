"""Phiếu yêu cầu hành động khắc phục: what happened; why, and what is done by whom; who
approved it; what the checks found.

The title follows the kind. Each round is a form of its own: one that failed says by
which form it goes on.
"""

from __future__ import annotations

from odoo.addons.iso_quality.tools.vietnam_time import in_vietnam
from odoo.addons.iso_quality_audit.tools import nonconformity_words as words

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from ..registry import printed
from .nonconformity_sheet import (
    BLANK,
    SIZE,
    boxes,
    caption,
    files_of,
    head,
    number_of,
    pairs,
    part,
    sheet,
    signed,
)
from .nonconformity_slip import reported, reporter

# sudo: names that stand in what the user may read and prints.

TITLES = {
    "nonconform": "PHIẾU YÊU CẦU HÀNH ĐỘNG KHẮC PHỤC",
    "remark": "PHIẾU XỬ LÝ ĐIỂM LƯU Ý",
    "improvement": "PHIẾU YÊU CẦU HÀNH ĐỘNG CẢI TIẾN",
    "output": "PHIẾU XỬ LÝ ĐẦU RA KHÔNG PHÙ HỢP",
}
SECOND_PARTS = {
    "nonconform": "NGUYÊN NHÂN VÀ BIỆN PHÁP",
    "remark": "XỬ LÝ",
    "improvement": "GIẢI PHÁP",
    "output": "XỬ LÝ ĐẦU RA",
}
STAGES = {
    "containing": "Khắc phục ngay",
    "analysing": "Tìm nguyên nhân",
    "proposing": "Đề xuất hành động",
    "doing": "Thực hiện hành động",
    "checking": "Kiểm tra việc đã làm",
    "watching": "Kiểm tra hiệu lực",
}
_CAUSES = [
    ("TT", 10, "left"),
    ("Nguyên nhân", 46, "left"),
    ("Nhóm", 16, "left"),
    ("Biện pháp loại bỏ", 28, "left"),
]
_ACTIONS = [
    ("TT", 6, "center"),
    ("Biện pháp", 33, "left"),
    ("Người thực hiện", 20, "left"),
    ("Thời hạn", 15, "center"),
    ("Cách biết có hiệu lực", 26, "left"),
]
_CHECKS = [
    ("Biện pháp", 10, "center"),
    ("Kiểm tra", 14, "left"),
    ("Kết quả", 19, "left"),
    ("Nhận xét, bằng chứng", 34, "left"),
    ("Người kiểm tra", 23, "left"),
]
# A deeper cause stands so far to the right.
_STEP = "\u00a0" * 4


@printed("nonconformity_request")
def nonconformity_request(one) -> b.Document:
    """The request for corrective action (improvement, treatment) about one
    nonconformity, with all its rounds.

    :param one: one iso.nonconformity
    """
    title = TITLES[one.kind]
    body: list[b.Block] = []
    for turn in range(1, one.round + 1):
        if turn > 1:
            body.append(b.PageBreak())
        body += _round(one, turn, title)
    return sheet(one, title, body, "nonconformity_request")


def _round(one, turn: int, title: str) -> list[b.Block]:
    """The form of one round."""
    mine = one.sudo()
    form = one.env["iso.form"]._of(mine.company_id, "nonconformity_request")
    actions = mine.action_ids.filtered(lambda action: action.round == turn)
    day = mine.answered_on or mine.reported_on
    return [
        *head(one, title, (form.title or "").strip(), number_of(one, turn), day),
        *_ended(mine),
        part(1, "MÔ TẢ"),
        *_described(one, turn),
        part(2, SECOND_PARTS[one.kind]),
        *_found_and_proposed(one, mine, actions, turn),
        part(3, "PHÊ DUYỆT, NHẬN XÉT"),
        *_decided(one, mine, turn),
        part(4, "KIỂM TRA KẾT QUẢ"),
        *_checked(one, mine, actions, turn),
    ]


def _ended(one) -> list[b.Block]:
    """What was cancelled or merged says so at once."""
    if one.state not in ("cancelled", "merged", "declined"):
        return []
    text = words.STATES[one.state]
    if one.state == "merged":
        text = f"Đã gộp vào phiếu số {one.merged_into_id.name or BLANK}"
    reason = (one.ended_reason or one.answer or "").strip()
    return [
        b.Paragraph(
            [b.Run(f"{text}. Lý do: {reason or BLANK}", bold=True)],
            "center",
            indent=False,
        )
    ]


# ---------------------------------------------------------------- part 1
def _described(one, turn: int) -> list[b.Block]:
    rows = reported(one)
    if turn > 1:
        before = number_of(one, turn - 1)
        rows.insert(0, ("Chuyển từ phiếu", f"Số {before} (kiểm tra không đạt)"))
    merged = one.sudo().merged_ids
    if merged:
        rows.append(
            ("Gồm cả phiếu", ", ".join(merged.mapped(lambda old: old.name or "")))
        )
    who = "NGƯỜI ĐỀ XUẤT" if one.kind == "improvement" else "NGƯỜI BÁO CÁO"
    return [pairs(rows), signed((who, reporter(one), one.reported_on))]


# ---------------------------------------------------------------- part 2
def _found_and_proposed(one, mine, actions, turn: int) -> list[b.Block]:
    stages = mine._stages()
    blocks: list[b.Block] = [pairs(_contained(mine))] if _has_correction(mine) else []
    if "analysing" in stages or mine.cause_ids:
        method = words.METHODS[mine.cause_method]
        blocks += [caption(f"Nguyên nhân ({method}):"), _causes(mine, actions)]
    if "proposing" in stages or actions:
        blocks += [caption("Biện pháp:"), _actions(one, actions)]
        blocks += _extensions(actions)
    blocks += _waivers(mine, turn)
    unit = mine.department_id
    blocks.append(
        signed(
            (
                "TRƯỞNG PHÒNG, ĐƠN VỊ",
                one._called(unit.iso_head_user_id),
                _handed(mine, turn),
            )
        )
    )
    return blocks


def _has_correction(one) -> bool:
    return "containing" in one._stages() or bool((one.correction or "").strip())


def _contained(one) -> list[tuple[str, object]]:
    rows: list[tuple[str, object]] = []
    if one.kind == "output":
        ways = [
            (one.disposition == key, name) for key, name in words.DISPOSITIONS.items()
        ]
        rows.append(("Cách xử lý", boxes(*ways, between="\n")))
        if one.disposition == "concession":
            rows.append(("Người cho phép nhân nhượng", one.concession_by or ""))
    rows += [
        ("Khắc phục ngay", (one.correction or "").strip()),
        ("Người thực hiện", one.corrected_by or ""),
        ("Ngày thực hiện", words.day_words(one.correction_date)),
    ]
    return rows


def _causes(one, actions) -> b.Table:
    """The causes with those they come from, indented; what removes the roots, and which
    of them nothing removes."""
    place = {action: number for number, action in enumerate(actions, 1)}
    rows = []
    for number, depth, cause in _ordered(one.cause_ids):
        cures = [action for action in actions if cause in action.cause_ids]
        kept = [action for action in cures if action.state != "dropped"]
        cure = ", ".join(f"Biện pháp {place[action]}" for action in kept)
        if cause.is_root and not kept:
            cure = "" if _is_cured_elsewhere(cause, actions) else "Chưa có biện pháp"
        rows.append(
            [
                number,
                f"{_STEP * depth}{cause.name}",
                words.BONES.get(cause.bone, ""),
                b.Cell(cure, italic=cure == "Chưa có biện pháp"),
            ]
        )
    return labelled_table(_CAUSES, rows or [[BLANK, "", "", ""]], SIZE)


def _is_cured_elsewhere(cause, actions) -> bool:
    """Whether an action of another round is against it."""
    return any(
        action.state != "dropped"
        for action in cause.action_ids
        if action not in actions
    )


def _ordered(causes, parent=None, before: str = "", depth: int = 0):
    """Causes as they are read: (number, how deep, cause), each before what lies under
    it."""
    of = causes.grouped("parent_id")
    todo = [(depth, before, list(of.get(parent or causes.browse(), ())), 0)]
    while todo:
        depth, before, some, place = todo.pop()
        if place == len(some):
            continue
        cause = some[place]
        number = f"{before}{place + 1}"
        yield number, depth, cause
        todo.append((depth, before, some, place + 1))
        todo.append((depth + 1, f"{number}.", list(of.get(cause, ())), 0))


def _actions(one, actions) -> b.Table:
    rows = [
        [
            str(place),
            _what(action),
            _who(one, action),
            _until(action),
            _known_by(action),
        ]
        for place, action in enumerate(actions, 1)
    ]
    return labelled_table(_ACTIONS, rows or [["1", "", "", "", ""]], SIZE)


def _what(action) -> str:
    lines = [f"{action.name} ({words.ACTIONS[action.kind].lower()})"]
    if action.procedure_id:
        lines.append(
            f"Sửa quy trình: {action.nonconformity_id._called(action.procedure_id)}"
        )
    if action.cost:
        cost = f"{action.cost:,.0f}".replace(",", ".")
        lines.append(f"Kinh phí: {cost} đồng")
    if action.state == "dropped":
        reason = (action.drop_reason or "").strip()
        lines.append(f"Không thực hiện: {reason} ({action.dropped_by_name or BLANK})")
    return "\n".join(lines)


def _who(one, action) -> str:
    return "\n".join(
        name
        for name in (
            one._called(action.user_id),
            one._called(action.doing_department_id),
        )
        if name
    )


def _until(action) -> str:
    lines = [words.day_words(action.date_deadline) or BLANK]
    if action.extension_count:
        lines.append(f"(gia hạn {action.extension_count} lần)")
    return "\n".join(lines)


def _known_by(action) -> str:
    pairs_ = (
        ("Dấu hiệu", action.criterion),
        ("Hiện nay", action.baseline),
        ("Cần đạt", action.target_text),
    )
    return "\n".join(
        f"{label}: {text.strip()}" for label, text in pairs_ if (text or "").strip()
    )


def _extensions(actions) -> list[b.Block]:
    """Deadlines that were put off, with who did it and why."""
    items = [
        f"Biện pháp {place}: từ {words.day_words(entry.date_before)} đến "
        f"{words.day_words(entry.date_after)}. Lý do: {entry.reason.strip()} "
        f"({entry.extended_by_name or BLANK}, ngày {words.day_words(entry.extended_on)})"
        for place, action in enumerate(actions, 1)
        for entry in action.extension_ids
    ]
    return [caption("Gia hạn:"), b.ItemList(items, "dash")] if items else []


def _waivers(one, turn: int) -> list[b.Block]:
    """Steps that were left out, with who left them out and why."""
    items = [
        f"{STAGES.get(waiver.state, words.STATES[waiver.state])}. Lý do: "
        f"{waiver.reason.strip()} ({waiver.waived_by_name or BLANK}, ngày "
        f"{words.day_words(waiver.waived_on)})"
        for waiver in one.waiver_ids
        if waiver.round == turn
    ]
    return [caption("Bước được bỏ qua:"), b.ItemList(items, "dash")] if items else []


def _handed(one, turn: int):
    """When the department handed in what it wrote in a round (date or None)."""
    last = _left(one, ("proposing", "analysing", "containing"), turn)
    return in_vietnam(last.ended).date() if last else None


def _left(one, stages, turn: int):
    """The last step of a round in one of these states that is over."""
    return one.step_ids.filtered(
        lambda step: step.state in stages and step.round == turn and step.ended
    )[-1:]


# ---------------------------------------------------------------- part 3
def _decided(one, mine, turn: int) -> list[b.Block]:
    """Who reviewed and who approved, with their words; of an earlier round who moved it
    on."""
    present = turn == one.round
    stages = mine._stages() if present else ()
    rows, hands = [], []
    for stage, who, title in (
        ("reviewing", "THƯ KÝ, BAN ISO", "Nhận xét khi xem xét"),
        ("approving", "LÃNH ĐẠO CƠ QUAN", "Ý kiến phê duyệt"),
    ):
        name, day, text = _decision(mine, stage, turn)
        if stage in stages or name:
            rows.append((title, text))
            hands.append((who, name, day))
    if not rows:
        return [pairs([("Nhận xét", "Loại này không qua xem xét, phê duyệt.")])]
    return [pairs(rows), signed(*hands)]


def _decision(one, stage: str, turn: int) -> tuple:
    """(name, day, words) of a decision in a round. The record keeps the words of the
    last one, its history who took the others."""
    steps = list(one.step_ids)
    left = [
        place
        for place, step in enumerate(steps)
        if (step.state, step.round) == (stage, turn) and step.ended
    ]
    if not left:
        return "", None, ""
    act, done = {
        "reviewing": ("review", "reviewed"),
        "approving": ("approval", "approved"),
    }[stage]
    later = any(
        step.state == stage and step.round > turn and step.ended for step in steps
    )
    if not later and one[f"{done}_on"]:
        text = (one[f"{act}_words"] or "").strip()
        return one[f"{done}_by_name"], one[f"{done}_on"], text or "Đồng ý"
    # Whoever moved it on entered the step that follows.
    step, following = steps[left[-1]], steps[left[-1] + 1 :][:1]
    mover = following[0] if following else step.browse()
    return mover.moved_by_name or "", in_vietnam(step.ended).date(), "Đồng ý"


# ---------------------------------------------------------------- part 4
def _checked(one, mine, actions, turn: int) -> list[b.Block]:
    rows = [
        [
            str(place),
            words.CHECKS[check.kind],
            _passed(check.passed, not check.passed),
            _seen(check),
            _by(check),
        ]
        for place, action in enumerate(actions, 1)
        for check in action.check_ids
    ]
    blocks: list[b.Block] = []
    if rows or "checking" in mine._stages() or "watching" in mine._stages():
        empty = [["", "", _passed(False, False), "", ""]]
        blocks.append(labelled_table(_CHECKS, rows or empty, SIZE))
    passed, failed = _outcome(mine, turn)
    goes_on = number_of(one, turn + 1) if failed and turn < one.round else BLANK
    blocks.append(
        b.Paragraph(
            [
                b.Run("Kết luận: ", bold=True),
                *boxes(
                    (passed, "Đạt"),
                    (failed, f"Không đạt – chuyển phiếu số {goes_on}"),
                ),
            ],
            "left",
            indent=False,
            keep=True,
        )
    )
    last = actions.check_ids.sorted("id")[-1:]
    hands = [("NGƯỜI KIỂM TRA", last.checked_by_name or "", last.checked_date)]
    if not rows and "checking" not in mine._stages():
        hands = []
    if turn == one.round:
        closed = mine.state == "closed"
        name, day = (mine.closed_by_name, mine.closed_on) if closed else ("", None)
        hands.append(("NGƯỜI ĐÓNG PHIẾU", name or "", day))
    return [*blocks, signed(*hands)]


def _passed(yes: bool, no: bool) -> list:
    return boxes((yes, "Đạt"), (no, "Không đạt"), between="\n")


def _outcome(one, turn: int) -> tuple[bool, bool]:
    """Whether a round was closed as good, and whether it failed."""
    if turn < one.round:
        return False, True
    return one.state == "closed", False


def _seen(check) -> str:
    lines = [(check.words or "").strip()]
    if check.is_measured:
        lines.append(f"Hệ thống đo: {check.value:g}")
    files = files_of(check)
    if files:
        lines.append(f"Tệp: {files}")
    return "\n".join(lines)


def _by(check) -> str:
    lines = [check.checked_by_name or "", words.day_words(check.checked_date)]
    if (check.outsider or "").strip():
        reason = (check.outsider_reason or "").strip()
        lines.append(f"Cùng {check.outsider.strip()} (người ngoài). Lý do: {reason}")
    return "\n".join(line for line in lines if line)
