"""Quyết định thành lập Đoàn đánh giá nội bộ (Decree 30/2020/ND-CP, form 1.2)."""

from __future__ import annotations

from ...typeset import blocks as b
from ..official import official_document
from ..registry import printed
from . import audit_words as words
from .audit_tables import team

# sudo: the paper is read by all once it is issued, and tells of the whole round.


@printed("audit_decision")
def audit_decision(paper) -> b.Document:
    """The decision on the team.

    :param paper: one iso.audit.paper
    """
    audit = paper.sudo().audit_id
    lead = audit.lead_id.name or ""
    body = [
        _article(
            1,
            f"Thành lập Đoàn đánh giá nội bộ hệ thống quản lý chất lượng "
            f"({words.title_of(audit)}) gồm các ông, bà có tên sau đây:",
            keep=True,
        ),
        team(audit),
        _article(2, "Nhiệm vụ của Đoàn đánh giá nội bộ:", keep=True),
        b.ItemList(
            [
                "Đánh giá các phòng, đơn vị theo kế hoạch được phê duyệt, "
                f"{words.days(audit.date_from, audit.date_to)}; không đánh giá công "
                "việc của chính mình;",
                "Ghi chép bằng chứng, kết luận từng nội dung; thống nhất các phát hiện "
                "với phòng, đơn vị được đánh giá;",
                "Báo cáo kết quả đánh giá với lãnh đạo cơ quan.",
            ],
            style="letter",
        ),
        b.Paragraph(
            f"Trưởng đoàn ({lead}) phân công, điều hành và chịu trách nhiệm về kết quả "
            "đánh giá. Đoàn tự giải thể sau khi hoàn thành nhiệm vụ."
        ),
        _article(
            3,
            "Quyết định này có hiệu lực kể từ ngày ký. Các phòng, đơn vị được đánh giá "
            "và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
        ),
    ]
    if audit.is_extra:
        reason = f"Lý do đánh giá bổ sung: {(audit.extra_reason or '').strip()}"
        body.insert(2, b.Paragraph(reason))
    proposed = [
        line for line in (paper.introduction or "").splitlines() if line.strip()
    ]
    return official_document(
        paper, paper._document_subject(), body, decides=True, proposed=proposed
    )


def _article(number: int, text: str, keep: bool = False) -> b.Paragraph:
    """An article without a title: its words follow its number."""
    return b.Paragraph([b.Run(f"Điều {number}. ", bold=True), text], keep=keep)
