"""The lists of procedures that the secretaries of the demo agencies paste."""

import io
import zipfile
from datetime import date
from html import escape

from odoo.fields import Command
from odoo.tools import file_open

from ..agency.setting import ref
from ..plan.plans import date_messages
from ..story_days import workday_before
from .procedure_texts import FILES, LISTS

# sudo: a story told by the system while demo data is loaded.

_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>%s</w:body></w:document>"
)


def add_procedures(env, days):
    """Paste the list of each agency, as its secretary does, and add two files."""
    day = workday_before(min(date(days.year - 1, 11, 20), days.today))
    years = {f"y{back}": days.year - back for back in (1, 2, 3)}
    for agency, (user, name) in LISTS.items():
        secretary = ref(env, user)
        mine = env(user=secretary, context={**env.context, "tracking_disable": True})
        with file_open(f"iso_quality/demo/standard/{name}") as rows:
            text = rows.read().format(**years)
        company = ref(env, agency)
        wizard = mine["iso.procedure.import.wizard"].create(
            {"company_id": company.id, "text": text}
        )
        wizard.preview()
        wizard.apply()
        found = mine["iso.procedure"].search([("company_id", "=", company.id)])
        if agency == "base.main_company":
            _add_files(found)
        for procedure in found:
            date_messages(procedure, day)


def _add_files(procedures):
    for procedure in procedures.filtered(lambda one: one.code in FILES):
        name = procedure.code.replace("/", "-")
        file = procedures.env["ir.attachment"].create(
            {"name": f"{name}.docx", "raw": _word_file(FILES[procedure.code])}
        )
        procedure.file_ids = [Command.set(file.ids)]


def _word_file(lines):
    """A Word file of a few paragraphs (bytes)."""
    paragraphs = "".join(
        f"<w:p><w:r><w:t>{escape(line, quote=False)}</w:t></w:r></w:p>"
        for line in lines
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        for place, text in (
            ("[Content_Types].xml", _CONTENT_TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", _DOCUMENT % paragraphs),
        ):
            book.writestr(place, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return stream.getvalue()


def named(env, company, code):
    """The command by which a record of an agency names a procedure of its list.

    :param code: of the procedure, or None; nothing is named when it has none
    """
    found = env["iso.procedure"].search(
        [("company_id", "=", company.id), ("code", "=", code)]
    )
    return [Command.set(found.ids)]
