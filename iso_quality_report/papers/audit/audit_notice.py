"""Thông báo về việc đánh giá nội bộ: told to the departments beforehand."""

from __future__ import annotations

from ...typeset import blocks as b
from ..official import official_document
from ..registry import printed
from . import audit_words as words
from .audit_plan import frame
from .audit_tables import sessions_of_units, team

# sudo: the paper is read by all once it is issued, and tells of the whole round.


@printed("audit_notice")
def audit_notice(paper) -> b.Document:
    """The notice of a round to those who are audited.

    :param paper: one iso.audit.paper
    """
    audit = paper.sudo().audit_id
    agency = paper.sudo().company_id.name
    ask = [
        "Bố trí lãnh đạo và công chức, viên chức phụ trách làm việc với Đoàn đúng thời "
        "gian, địa điểm.",
        "Chuẩn bị hồ sơ, tài liệu, bằng chứng của kỳ được đánh giá; có thể trả lời trước "
        "danh mục câu hỏi trên hệ thống.",
        "Báo cho Trưởng đoàn trước ngày đánh giá nếu cần thay đổi lịch, có nêu lý do.",
    ]
    body = [
        *words.paragraphs(
            paper.introduction
            or f"{agency} thông báo việc đánh giá nội bộ hệ thống quản lý chất lượng "
            f"({words.title_of(audit)}) như sau:"
        ),
        b.Section("NỘI DUNG ĐÁNH GIÁ", [b.ItemList(frame(audit))]),
        b.Section("ĐOÀN ĐÁNH GIÁ", [team(audit)]),
        b.Section("LỊCH LÀM VIỆC VỚI CÁC PHÒNG, ĐƠN VỊ", [sessions_of_units(audit)]),
        b.Section("ĐỀ NGHỊ CÁC PHÒNG, ĐƠN VỊ", [b.ItemList(ask)]),
    ]
    return official_document(paper, paper._document_subject(), body)
