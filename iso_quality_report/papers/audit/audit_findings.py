"""Bảng tổng hợp điểm lưu ý, bảng tổng hợp sự không phù hợp of a round."""

from __future__ import annotations

from odoo.addons.iso_quality_audit.models.question.iso_audit_found_mixin import (
    ISO_PART,
)

from ...typeset import blocks as b
from ...typeset import wording
from ..landscape_table import landscape_table
from ..registry import printed
from . import audit_words as words
from .audit_finding_tables import nonconformities, opinions, remarks

# sudo: names that stand in what the user may read and prints.


def _reads_all(audit) -> bool:
    audit._check_reads_findings()
    return True


@printed("audit_remarks", asks=_reads_all)
def audit_remarks(audit) -> b.Document:
    """All remarks of a round that stay, and who looks after each.

    :param audit: one iso.audit
    :raise AccessError: for those who may not read all of its findings
    """
    return _collected(audit, "remark", remarks, "ĐIỂM LƯU Ý", "audit_remarks")


@printed("audit_nonconformities", asks=_reads_all)
def audit_nonconformities(audit) -> b.Document:
    """All nonconformities of a round that stay.

    :param audit: one iso.audit
    :raise AccessError: for those who may not read all of its findings
    """
    return _collected(
        audit,
        "nonconform",
        nonconformities,
        "ĐIỂM KHÔNG PHÙ HỢP",
        "audit_nonconformities",
    )


def _collected(audit, meaning: str, table, title: str, key: str) -> b.Document:
    audit._check_reads_findings()
    mine = audit.sudo()
    findings = mine.finding_ids.filtered(lambda one: one.meaning == meaning)
    kept = findings.filtered(lambda one: one.decision != "withdrawn")
    of_iso = kept.filtered_domain(ISO_PART)
    body: list[b.Block] = [table(of_iso)] if of_iso else [_none(title)]
    if kept - of_iso:
        heading = [b.Run("Kiểm tra cải cách hành chính:", bold=True)]
        body += [b.Paragraph(heading, keep=True), table(kept - of_iso)]
    said = opinions(findings)
    if said:
        heading = [b.Run("Ý kiến và kết luận:", bold=True)]
        body += [b.Paragraph(heading, keep=True), *said]
    undecided = any(one.state != "decided" for one in findings)
    return landscape_table(
        audit,
        f"BẢNG TỔNG HỢP {title}",
        words.title_of(mine),
        body,
        signers=[("TRƯỞNG ĐOÀN", mine.lead_id.name or "")],
        day=mine.closed_on,
        form_key=key,
        watermark=wording.DRAFT if undecided else "",
    )


def _none(title: str) -> b.Paragraph:
    return b.Paragraph(f"Không có {title.lower()}.", "center", indent=False)
