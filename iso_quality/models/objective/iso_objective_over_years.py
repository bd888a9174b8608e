from odoo import api, fields, models


class IsoObjective(models.Model):
    """Objectives of different years that belong together."""

    _inherit = "iso.objective"

    # What Odoo duplicates goes on from nothing; next year's are made by our code.
    previous_id = fields.Many2one(copy=False)
    root_id = fields.Many2one(
        "iso.objective",
        "Objective over the Years",
        compute="_compute_root_id",
        store=True,
        recursive=True,
        index="btree_not_null",
        help="The first of the objectives that were carried on from year to year.",
    )

    @api.depends("previous_id.root_id", "replaces_id.root_id")
    def _compute_root_id(self):
        for objective in self:
            # Next year's may have been copied before or after this year's revision.
            # sudo: a chain goes on where links were made by copying
            older = objective.sudo().previous_id or objective.sudo().replaces_id
            objective.root_id = older.root_id or older or objective._origin

    def action_open_trend(self):
        """Open the graph of what was aimed at and what was reached, year by year."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_objective_trend_action_chain"
        )
        # sudo: only the id of the chain; the rows are read as the user
        root = self.sudo().root_id or self
        return {
            **action,
            "display_name": self.name,
            "name": self.name,
            "domain": [("root_id", "=", root.id)],
            "context": {},
        }
