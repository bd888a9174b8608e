from odoo import fields, models


class IsoEvidenceMixin(models.AbstractModel):
    """A record with the files that prove what was done.

    Own uploads only, open to all who may read the record, and fixed while it is done:
    see ``base_files.py``. Who inherits this says when it is done
    (``_iso_keeping_files``).
    """

    _name = "iso.evidence.mixin"
    _description = "Record with Evidence"
    _inherit = ["iso.may.mixin"]

    evidence_ids = fields.Many2many("ir.attachment", bypass_search_access=True)

    def _iso_keeping_files(self):
        raise NotImplementedError
