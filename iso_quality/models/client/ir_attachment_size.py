from odoo import api, models
from odoo.exceptions import ValidationError

# The largest file that may be attached to a record of ours.
LARGEST_FILE_MB = 50
MB = 1024 * 1024


class IrAttachment(models.Model):
    """Files attached to our records have a largest size, however they come in."""

    _inherit = "ir.attachment"

    @api.model
    def _iso_largest_file(self, res_model):
        """The most bytes that a file of a model's records may have; None for any."""
        ours = str(res_model or "").startswith("iso.")
        return LARGEST_FILE_MB * MB if ours else None

    @api.model
    def _iso_too_large(self, name, size, limit):
        """What is said of a file that is too large; None of others."""
        if not limit or size <= limit:
            return None
        return self.env._(
            "“%(name)s” has %(size)s MB: a file may have %(limit)s MB at most. Make it "
            "smaller (scan in grey, send photos instead of a film) or divide it.",
            name=name,
            size=f"{size / MB:.1f}",
            limit=f"{limit / MB:g}",
        )

    @api.model_create_multi
    def create(self, vals_list):
        """As Odoo's.

        :raise ValidationError: for a file of ours that is too large
        """
        files = super().create(vals_list)
        files._iso_check_sizes()
        return files

    def write(self, vals):
        """As Odoo's.

        :raise ValidationError: for a file of ours that is too large
        """
        result = super().write(vals)
        if vals.keys() & {"db_datas", "datas", "raw", "res_field", "res_model"}:
            self._iso_check_sizes()
        return result

    def _iso_check_sizes(self):
        # sudo: what a file weighs does not depend on who asks
        for file in self.sudo().with_context(bin_size=False):
            limit = not file.res_field and self._iso_largest_file(file.res_model)
            if not limit:
                continue
            size = max(file.file_size, len(file.db_datas or b""))
            if refusal := self._iso_too_large(file.name, size, limit):
                raise ValidationError(refusal)
