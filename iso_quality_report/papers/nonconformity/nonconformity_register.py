"""Sổ theo dõi sự không phù hợp và hành động khắc phục: eleven columns, in order of time.

The register of an agency or of one department for a period, as far as its reader may
read it.
"""

from __future__ import annotations

from odoo.addons.iso_quality.tools.vietnam_time import in_vietnam
from odoo.addons.iso_quality_audit.tools import nonconformity_words as words

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from ..landscape_table import landscape_table
from ..registry import printed

# sudo: names that stand in what the user may read and prints.

TITLE = "SỔ THEO DÕI SỰ KHÔNG PHÙ HỢP VÀ HÀNH ĐỘNG KHẮC PHỤC"
SIZE = 10
# Three columns hold a whole date.
_SHAPES = [
    ("STT", 4, "center"),
    ("Ngày", 8.8, "center"),
    ("Nội dung", 15, "left"),
    ("Nguồn", 6.6, "left"),
    ("Bộ phận", 7.5, "left"),
    ("Nguyên nhân", 11.5, "left"),
    ("Biện pháp", 12.5, "left"),
    ("Người thực hiện", 7, "left"),
    ("Hạn", 8.8, "center"),
    ("Ngày xong", 8.8, "center"),
    ("Kết quả kiểm tra", 9.5, "left"),
]


@printed("nonconformity_register", live="how far everything of a period is")
def nonconformity_register(asked) -> b.Document:
    """The register.

    :param asked: one iso.nonconformity.register.wizard: which unit, which period
    """
    register = asked._kept()
    company = asked.sudo().company_id
    form = asked.env["iso.form"]._of(company, "nonconformity_register")
    unit = asked.sudo().department_id.name or company.name
    period = words.period_words(asked.date_from, asked.date_to)
    body: list[b.Block] = []
    if register:
        body.append(labelled_table(_SHAPES, list(_rows(register)), SIZE))
    every = asked._kept_count()
    if not every:
        body.append(
            b.Paragraph("Không phát sinh sự không phù hợp.", "center", indent=False)
        )
    elif every > len(register):
        note = (
            f"Trích {len(register)} trên {every} dòng của Sổ: những dòng mà người in "
            "được xem."
        )
        body.append(b.Paragraph([b.Run(note, italic=True)], "left", indent=False))
    return landscape_table(
        asked,
        (form.title or TITLE).upper(),
        f"{unit}, {period}",
        body,
        signers=[("NGƯỜI LẬP SỔ", ""), ("THƯ KÝ ISO", "")],
        form_key="nonconformity_register",
    )


def _rows(register):
    """The rows of each nonconformity: one for what was done at once, one for each
    action; what is said of it as a whole spans them."""
    # The causes, actions and checks of what the user may read; read for all at once.
    for place, one in enumerate(register.sudo(), 1):
        done = list(_done(one))
        span = len(done)
        for number, cells in enumerate(done):
            if number:
                yield cells
                continue
            whole = [
                str(place),
                words.day_words(one.day),
                _content(one),
                words.SOURCES[one.source],
                one._called(one.department_id),
                one._cause_lines(one.cause_ids) or "",
            ]
            yield [*(b.Cell(text, rowspan=span) for text in whole), *cells]


def _content(one) -> str:
    lines = [f"{words.kind_words(one.kind, one.grade)}, số {one.name}"]
    scope = one._scope_words()
    if scope:
        lines.append(scope)
    lines.append((one.seen or "").strip())
    return "\n".join(lines)


def _done(one):
    """(what, who, until when, when, how it was checked) of each thing that was done; the
    last one says how far the whole is."""
    rows = []
    if (one.correction or "").strip():
        day = words.day_words(one.correction_date)
        what = f"Khắc phục ngay: {one.correction.strip()}"
        rows.append([what, one.corrected_by or "", "", day, ""])
    rows += [
        [
            _action(action),
            one._called(action.user_id) or one._called(action.doing_department_id),
            words.day_words(action.date_deadline),
            words.day_words(action.done_date and in_vietnam(action.done_date).date()),
            one._check_lines(action.check_ids) or "",
        ]
        for action in one.action_ids
    ]
    rows = rows or [["", "", "", "", ""]]
    state = _state(one)
    rows[-1][-1] = "\n".join(part for part in (rows[-1][-1], state) if part)
    return rows


def _action(action) -> str:
    text = action.name
    if action.round > 1:
        text = f"Lần {action.round}: {text}"
    if action.state == "dropped":
        text = f"{text}\nKhông thực hiện: {(action.drop_reason or '').strip()}"
    return text


def _state(one) -> str:
    if one.state == "closed":
        return f"Đã đóng ngày {words.day_words(one.closed_on)}"
    if one.state == "merged":
        return f"Đã gộp vào phiếu số {one.merged_into_id.name or ''}".strip()
    if one.state == "cancelled":
        return f"Đã hủy: {(one.ended_reason or '').strip()}"
    return words.STATES[one.state]
