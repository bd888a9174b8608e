"""Phiếu ghi chép of a session: every question with its answer, and the blank for the
pen."""

from __future__ import annotations

from ...typeset import blocks as b
from ...typeset import wording
from ..labelled_table import labelled_table
from ..landscape_table import landscape_table
from ..registry import printed
from . import audit_words as words

# sudo: names that stand in what the user may read and prints.

_SHAPES = [
    ("TT", 4, "center"),
    ("Điều khoản, quy trình", 11, "left"),
    ("Quy định, câu hỏi cần tuân thủ", 31, "left"),
    ("Kết luận", 15, "center"),
    ("Bằng chứng, ghi chép", 39, "left"),
]
_FREE = [
    ("TT", 4, "center"),
    ("Điều khoản, quy trình", 11, "left"),
    ("Kết luận", 12, "center"),
    ("Nội dung", 73, "left"),
]
# Of the blank: lines to write on, and rows where no question is on the list yet.
LINES, EMPTY_ROWS = 4, 12
_LINE = "\u00a0"


def _reads_all(session) -> bool:
    """Whether the user may read every answer and what was found beside them."""
    session._printed_answers()
    # sudo: which findings there are; they are read as the user
    return session.sudo().finding_ids.sudo(session.env.su).has_access("read")


@printed("audit_record", asks=_reads_all)
def audit_record(session) -> b.Document:
    """The record of a session as its auditors have written it.

    :param session: one iso.audit.session
    :raise AccessError: for those who may not read its answers
    """
    answers = session._printed_answers()
    files = {one.id: one.evidence_ids.sudo().mapped("name") for one in answers}
    rows = [
        [
            str(place),
            words.looked_at(one),
            one.name,
            b.Cell(_concluded(one), bold=one.meaning in ("remark", "nonconform")),
            _seen(one, files[one.id]),
        ]
        for place, one in enumerate(answers, 1)
    ]
    table = labelled_table(_SHAPES, rows, words.SIZE)
    return _sheet(session, [table, *_outside(session), *_handed_in(session)])


@printed("audit_record_blank", live="for the pen, before there is an answer")
def audit_record_blank(session) -> b.Document:
    """The same sheet for the pen: boxes to tick and room to write.

    :param session: one iso.audit.session
    :raise AccessError: for those who may not read its questions
    """
    choices = session.env["iso.audit.conclusion"].search([])
    room = "\n".join([_LINE] * LINES)
    rows = [
        [
            str(place),
            words.looked_at(one),
            "\n".join(filter(None, [one.name, _hint(one)])),
            _boxes(choices),
            room,
        ]
        for place, one in enumerate(session._printed_answers(), 1)
    ]
    if not rows:
        rows = [
            [str(place), "", "", _boxes(choices), room]
            for place in range(1, EMPTY_ROWS + 1)
        ]
    table = labelled_table(_SHAPES, rows, words.SIZE)
    more = [
        b.Paragraph([b.Run("Phát hiện ngoài câu hỏi:", bold=True)], keep=True),
        labelled_table(_FREE, [["1", "", "", room], ["2", "", "", room]], words.SIZE),
    ]
    return _sheet(session, [table, *more], blank=True)


def _hint(answer) -> str:
    lines = (answer.evidence_hint or "").splitlines()
    hint = "; ".join(line.strip(" ;") for line in lines if line.strip(" ;"))
    return f"Xem: {hint}" if hint else ""


def _boxes(choices) -> b.Cell:
    """A box for each conclusion, one a line."""
    lines = [b.Paragraph([b.Check(), f" {one.name}"], "left") for one in choices]
    return b.Cell(blocks=lines, align="left")


# ---------------------------------------------------------------- the sheet
def _sheet(session, body: list[b.Block], blank: bool = False) -> b.Document:
    mine = session.sudo()
    people = words.names(mine.auditor_ids)
    unfinished = not blank and mine.state in ("planned", "running")
    return landscape_table(
        session,
        "PHIẾU GHI CHÉP ĐÁNH GIÁ NỘI BỘ",
        mine.department_id.name or "",
        [_head(mine, people), *body],
        signers=[
            ("ĐẠI DIỆN PHÒNG, ĐƠN VỊ", ""),
            (
                "CHUYÊN GIA ĐÁNH GIÁ",
                people if len(mine.auditor_ids) == 1 else "",
            ),
        ],
        day=mine.day,
        form_key="audit_record",
        watermark=wording.DRAFT if unfinished else "",
    )


def _head(session, people: str) -> b.Table:
    """Whose session it is, when, where, what it looks at."""
    second = session.safeguard_id
    pairs = [
        ("Đợt đánh giá", words.title_of(session.audit_id)),
        ("Thời gian", f"{words.time_of(session)}, ngày {words.day(session.day)}"),
        ("Chuyên gia", people),
        ("Địa điểm", session.place or ""),
        ("Phạm vi", words.looked_at(session).replace("\n", "; ")),
    ]
    if second:
        reason = (session.safeguard_reason or "").strip()
        pairs.append(("Người thứ hai", f"{second.name}. Lý do: {reason}"))
    rows = [[b.Cell(f"{label}:", bold=True), text] for label, text in pairs]
    columns = [b.Column(14), b.Column(86)]
    return b.Table(columns, rows, size=words.SIZE + 1, borders=False)


# ---------------------------------------------------------------- answers
def _concluded(answer) -> str:
    if not answer.conclusion_id:
        return "Chưa trả lời"
    grade = words.GRADES.get(answer.grade) if answer.meaning == "nonconform" else None
    name = answer.conclusion_id.name
    return f"{name} ({grade.lower()})" if grade else name


def _seen(answer, files: list[str]) -> str:
    """What was noted, line by line; nothing for what nobody wrote."""
    found = answer.meaning in ("remark", "nonconform")
    parts = [
        ("", answer.note),
        ("Yêu cầu: ", answer.requirement if found else ""),
        ("Thực tế: ", answer.seen if found else ""),
        ("Nơi thấy: ", answer.place if found else ""),
        ("Lý do không áp dụng: ", answer.reason if answer.meaning == "none" else ""),
        ("Phòng, đơn vị trả lời trước: ", answer.own_words),
        ("Tệp: ", ", ".join(files)),
    ]
    return "\n".join(
        f"{label}{text.strip()}" for label, text in parts if (text or "").strip()
    )


def _outside(session) -> list[b.Block]:
    """Findings that were born in no question."""
    found = session.env["iso.audit.finding"].search(
        [("session_id", "=", session.id), ("answer_id", "=", False)], order="id"
    )
    if not found:
        return []
    rows = [
        [
            str(place),
            words.looked_at(one),
            b.Cell(words.kind_of(one), bold=True),
            _seen_outside(one),
        ]
        for place, one in enumerate(found, 1)
    ]
    return [
        b.Paragraph([b.Run("Phát hiện ngoài câu hỏi:", bold=True)], keep=True),
        labelled_table(_FREE, rows, words.SIZE),
    ]


def _seen_outside(finding) -> str:
    parts = [
        ("Yêu cầu: ", finding.requirement),
        ("Thực tế: ", finding.seen),
        ("Nơi thấy: ", finding.place),
    ]
    return "\n".join(
        f"{label}{text.strip()}" for label, text in parts if (text or "").strip()
    )


def _handed_in(session) -> list[b.Block]:
    if not session.handed_in_on:
        return []
    who = session.handed_in_by_name or session.sudo().handed_in_by_id.name or ""
    text = f"Đã nộp lúc {words.moment(session.handed_in_on)} bởi {who}."
    return [b.Paragraph([b.Run(text, italic=True)], "left", indent=False)]
