from odoo import fields, models


class IsoEvidenceMixin(models.AbstractModel):
    """A record with the files that prove what was done."""

    _name = "iso.evidence.mixin"
    _description = "Record with Evidence"

    evidence_ids = fields.Many2many("ir.attachment", bypass_search_access=True)

    def write(self, vals):
        result = super().write(vals)
        if "evidence_ids" in vals:
            self._adopt_evidence()
        return result

    def _adopt_evidence(self):
        """Let everybody who may read these records read their files.

        A file uploaded before saving belongs to nobody, and only its uploader could
        open it.
        """
        for record in self:
            loose = record.sudo().evidence_ids.filtered(lambda file: not file.res_id)
            loose.write({"res_model": self._name, "res_id": record.id})
