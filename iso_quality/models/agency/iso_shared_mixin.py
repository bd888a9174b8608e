from odoo import fields, models


class IsoSharedMixin(models.AbstractModel):
    """What every agency knows, or only the one that wrote it."""

    _name = "iso.shared.mixin"
    _description = "Shared by Agencies"
    _inherit = ["iso.may.mixin"]

    company_id = fields.Many2one(
        "res.company",
        "Agency",
        index="btree_not_null",
        # Shared records come with the product; those that people make are theirs.
        default=lambda self: False if self.env.su else self.env.company,
        help="Empty: known to every agency.",
    )

    def copy_data(self, default=None):
        """As Odoo's; a copy of what is shared belongs to the agency of who makes it."""
        if self.env.su:
            return super().copy_data(default)
        here = {"company_id": self.env.company.id, **(default or {})}
        return [
            vals
            for one in self
            for vals in super(IsoSharedMixin, one).copy_data(
                default if one.company_id else here
            )
        ]
