from odoo import models


class IsoSealedMixin(models.AbstractModel):
    """The papers of a record are stored when it is sealed: whatever is renamed later,
    they stay as they were (``iso.document.print``)."""

    _inherit = "iso.sealed.mixin"

    def _iso_past(self):
        """Those of these records of which all is said: their papers are of the past."""
        if "is_sealed" not in self._fields:
            return self.browse()
        return self.filtered("is_sealed")

    def _iso_paper_codes(self):
        """The codes of the papers of one record that are stored."""
        return self.env["iso.document.print"]._codes().get(self._name, ())

    def _iso_sealed_with(self):
        """Records that are sealed together with these (list of recordsets)."""
        return [self]

    def _iso_keeps_on_write(self, vals):
        """Whether all is said as soon as these values are written; else whoever brings
        the records there calls ``_iso_keep_prints``."""
        return self._decided_in in vals

    def _iso_keep_prints(self):
        """Store the papers of records that have just been sealed."""
        prints = self.env["iso.document.print"]
        for record in self:
            prints._keep(record, again=True)

    def write(self, vals):
        if not (
            self._decided_in in vals
            and self.env["iso.document.print"]._codes().get(self._name)
            and self._iso_keeps_on_write(vals)
        ):
            return super().write(vals)
        # sudo: only which of them are sealed now
        concerned = self.sudo()._iso_sealed_with()
        before = [some._iso_past() for some in concerned]
        result = super().write(vals)
        for some, past in zip(concerned, before, strict=True):
            (some._iso_past() - past)._iso_keep_prints()
        return result
