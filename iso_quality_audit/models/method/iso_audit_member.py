from odoo import fields, models


class IsoAuditMember(models.Model):
    """What an auditor masters of software, data and remote meetings."""

    _inherit = "iso.audit.member"

    digital_competence = fields.Char(
        longest=200, help="E.g. họp trực tuyến, đọc dữ liệu của phần mềm Một cửa."
    )
