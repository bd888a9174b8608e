"""The parts that every official document has (Decree 30/2020/ND-CP, annex I)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..typeset import blocks as b
from ..typeset import wording
from ..typeset.layout import Layout

# sudo: names that stand in what the user may read and prints.

# As printed before the title of the signer.
_CAPACITIES = {"tm": "TM.", "kt": "KT.", "q": "Q.", "tl": "TL.", "tuq": "TUQ."}


def official_document(
    record,
    subject: str,
    body: Sequence[b.Block],
    appendices: Sequence[b.Appendix] = (),
    *,
    decides: bool = False,
    proposed: Sequence[str] = (),
    end: b.Closing | None = None,
    has_date: bool = True,
) -> b.Document:
    """An official document with a name of its kind (form 1.4 of annex III).

    :param record: one record of a model with ``iso.official.document``
    :param str subject: trích yếu, what it is about
    :param body: what stands between the legal bases and the signature
    :param appendices: what comes after it
    :param decides: a decision (form 1.2): who decides stands above the legal bases, the
        verb under them
    :param proposed: what stands behind the legal bases, e.g. "Theo đề nghị của …"
    :param end: who signs, where it is not the document's signer alone (minutes)
    :param has_date: minutes (form 1.9) have place and date in their text only
    """
    template = record._document_template()
    kind = record._document_type().name or ""
    bases = [*_bases(record), *proposed]
    head = letterhead(record)
    if not has_date:
        head = replace(head, place_date="")
    return b.Document(
        title=f"{kind} {subject}".strip(),
        subject=reference(record),
        author=record.sudo().company_id.name,
        blocks=[
            head,
            b.Title(kind.upper(), subject, authority(record) if decides else ""),
            *([b.LegalBases(bases)] if bases else []),
            *([_verb(f"{kind.upper()}:")] if decides else []),
            *with_end(body),
            end or closing(record),
            *appendices,
        ],
        watermark=watermark(record, template),
        foot=record._form_text(),
        layout=layout(template),
    )


def layout(template) -> Layout:
    """The sizes an agency has chosen in its document template (may be empty)."""
    if not template:
        return Layout()
    size = float(template.font_size)
    return Layout(
        top=template.margin_top,
        bottom=template.margin_bottom,
        left=template.margin_left,
        right=template.margin_right,
        body_size=size,
        table_size=13,
        line_spacing=float(template.line_spacing),
    )


def letterhead(record) -> b.Letterhead:
    """The head of a document, with blanks where a draft has no number or date.

    Documents that get no number of the register have no line for it.
    """
    head = record._letterhead()
    number = wording.number_line(record.number, record.symbol)
    return b.Letterhead(
        agency=head["agency"].upper(),
        superior=head["superior"].upper(),
        number=number if record._has_number() else "",
        place_date=wording.place_date(head["place"], record.issue_date, _year(record)),
    )


def authority(record) -> str:
    """Who decides, as printed above the legal bases of a decision: "GIÁM ĐỐC SỞ CÔNG
    THƯƠNG"; the collective itself where somebody signs for it (TM.)."""
    agency = " ".join(record._letterhead()["agency"].split())
    behalf = (record.signer_on_behalf or "").strip()
    who = behalf or (record.signer_title or "").strip()
    if not who or record.signer_capacity == "tm":
        return agency.upper()
    return who.upper() if agency.upper() in who.upper() else f"{who} {agency}".upper()


def _verb(text: str) -> b.Paragraph:
    return b.Paragraph([b.Run(text, bold=True)], "center", indent=False, keep=True)


def _year(record) -> int | None:
    return record.year if "year" in record._fields else None


def reference(record) -> str:
    """ "Số 07/KH-SCT", or nothing while there is no number."""
    if not record.number:
        return ""
    return wording.number_line(record.number, record.symbol).replace(":", "")


def attached_to(record) -> str:
    """What stands under the title of an appendix."""
    kind = record._document_type().name or "Văn bản"
    day = wording.place_date("", record.issue_date, _year(record))
    if not record._has_number():
        unit = " ".join(record._letterhead()["agency"].split())
        return f"(Kèm theo {kind} {day} của {unit})"
    number = wording.number_line(record.number, record.symbol)
    number = number.removeprefix("Số: ")
    agency = record.sudo().company_id.name
    return f"(Kèm theo {kind} số {number} {day} của {agency})"


def closing(record, *others: b.Signer) -> b.Closing:
    """Recipients and the signature in the capacity chosen.

    :param others: who signs before, at its left
    """
    return b.Closing(
        [*others, signature(record)], (record.recipients or "").split("\n")
    )


def signature(record, usual: str = "") -> b.Signer:
    """The signature in the capacity chosen.

    :param usual: the title of the signer where the document says none
    """
    capacity = _CAPACITIES.get(record.signer_capacity, "")
    behalf = (record.signer_on_behalf or "").strip()
    lines = [f"TM. {record.signer_collective}"] if record.signer_collective else []
    if behalf:
        lines.append(f"{capacity} {behalf}".strip())
    title = (record.signer_title or "").strip() or usual
    if title:
        lines.append(title if behalf else f"{capacity} {title}".strip())
    return b.Signer([line.upper() for line in lines], record._signer_name())


def _bases(record) -> list[str]:
    """The citations as issued; for a draft as they stand now."""
    text = record.legal_basis_text or record._citations()
    return text.split("\n") if text else []


def watermark(record, template) -> str:
    """What is written across the pages of a draft, or of what is not in force."""
    if record.state in ("replaced", "cancelled"):
        return wording.OBSOLETE
    if not record.is_sealed and (not template or template.draft_watermark):
        return wording.DRAFT
    return ""


def since_sealed(document: b.Document, record) -> b.Document:
    """What was stored of a sealed record, marked where it is not in force any more."""
    if "letterhead_agency" not in record._fields:
        return document
    mark = watermark(record, None)
    return replace(document, watermark=mark) if mark else document


# ---------------------------------------------------------------- the end mark
def with_end(blocks: Sequence[b.Block]) -> list[b.Block]:
    """The same blocks; the last words end with "./." as an official text does."""
    found = list(blocks)
    if found:
        ended = _ended(found[-1])
        if ended:
            return [*found[:-1], ended]
    return [*found, b.Paragraph(wording.END)]


def _ended(block: b.Block) -> b.Block | None:
    match block:
        case b.Paragraph():
            return replace(block, text=_closed(block.text))
        case b.ItemList(items=items) if items:
            *others, last = items
            if isinstance(last, str):
                return replace(block, items=[*others, wording.closed(last)])
            parts = list(last)
            ended = _ended(parts[-1]) if isinstance(parts[-1], b.Block) else None
            return ended and replace(block, items=[*others, [*parts[:-1], ended]])
        case b.Section(blocks=blocks) if blocks:
            ended = _ended(blocks[-1])
            return ended and replace(block, blocks=[*blocks[:-1], ended])
    return None


def _closed(text: b.Inline) -> b.Inline:
    if isinstance(text, str):
        return wording.closed(text)
    runs = list(text) if not isinstance(text, b.Run | b.Check) else [text]
    last = runs[-1] if runs else b.Run("")
    if isinstance(last, str):
        return [*runs[:-1], wording.closed(last)]
    if isinstance(last, b.Run):
        return [*runs[:-1], replace(last, text=wording.closed(last.text))]
    return [*runs, wording.END]
