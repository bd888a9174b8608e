"""Sheets that have no number of their own: registers, tables of context."""

from __future__ import annotations

from collections.abc import Sequence

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..typeset import blocks as b
from ..typeset import wording
from .official import layout

# sudo: names that stand in what the user may read and prints.


def landscape_table(
    record,
    kind: str,
    subject: str,
    body: Sequence[b.Block],
    signers=(),
    day=None,
    form_key: str = "",
    watermark: str = "",
) -> b.Document:
    """A table of an agency under its letterhead, on landscape pages.

    :param record: one record with ``company_id``
    :param kind: what it is, in capitals
    :param subject: what it is about
    :param body: what stands under the title
    :param signers: list of (line of authority, name)
    :param day: the date under the letterhead, else today
    :param form_key: the agency's form of this sheet (``iso.form``)
    """
    company = record.sudo().company_id
    kinds = record.env["iso.document.type"]
    template = record.env["iso.document.template"]._for(company, kinds)
    superior, agency = company.iso_superior_name, company.name
    if template:
        superior, agency = template.superior_name, template.agency_name
    place = template.place or company.iso_place or ""
    day = day or vietnam_today()
    closing = [b.Signer([line], name) for line, name in signers]
    return b.Document(
        title=f"{kind.capitalize()} {subject}".strip(),
        author=company.name,
        blocks=[
            b.Letterhead(
                agency=(agency or "").upper(),
                superior=(superior or "").upper(),
                place_date=wording.place_date(place, day),
            ),
            b.Title(kind, subject),
            *body,
            *([b.Closing(closing)] if closing else []),
        ],
        watermark=watermark,
        foot=record.env["iso.form"]._of(company, form_key)._line(day),
        landscape=True,
        layout=layout(template),
    )
