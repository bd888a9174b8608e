import re

from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

# An address here; Odoo sends browsers on to any other.
_HERE = re.compile(r"/(?![/\\])")


class IrAttachment(models.Model):
    """A picture in a formatted text of ours is a file, and does not become an address
    elsewhere: whoever opens the text would be sent there."""

    _inherit = "ir.attachment"

    @api.model
    def _iso_is_picture(self, file_id):
        """Whether a file may be shown as a picture in a formatted text of ours."""
        # sudo: who may not see the file does not see the picture either
        file = self.sudo().browse(file_id).exists()
        return bool(file) and not _leads_elsewhere(file.url)

    def write(self, vals):
        """As Odoo's.

        :raise ValidationError: for a picture that would lead elsewhere
        """
        if _leads_elsewhere(vals.get("url")):
            self.check_access("write")
            for file in self:
                if file._iso_is_in_texts():
                    # sudo: access was asked above
                    raise ValidationError(
                        self.env._(
                            "“%s” is a picture in a text: it cannot become a link. Take "
                            "it out of the text first.",
                            file.sudo().name,
                        )
                    )
        return super().write(vals)

    def _iso_is_in_texts(self):
        """Whether a formatted text of ours shows this file."""
        self.ensure_one()
        for model in self.env.values():
            if not model._auto or model._abstract or model._transient:
                continue
            for field in model._fields.values():
                if not (field.type == "html" and field.store):
                    continue
                if model._iso_is_on_ours(field) and self._iso_is_in(model, field.name):
                    return True
        return False

    def _iso_is_in(self, model, name):
        addresses = [f"/web/{kind}/{self.id}" for kind in ("image", "content")]
        shown = Domain.OR(Domain(name, "ilike", address) for address in addresses)
        # sudo: whether it is shown does not depend on who asks
        records = model.sudo().with_context(active_test=False).search(shown)
        pattern = re.compile(rf"/web/(image|content)/{self.id}(?!\d)", re.IGNORECASE)
        return any(pattern.search(record[name] or "") for record in records)


def _leads_elsewhere(url):
    return bool(url) and not _HERE.match(str(url))
