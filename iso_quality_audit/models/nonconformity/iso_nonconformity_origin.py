from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.web_actions import open_form


class IsoNonconformity(models.Model):
    """The record that a nonconformity comes from, or was reported on: opened by those
    who may read it."""

    _inherit = "iso.nonconformity"

    origin_model = fields.Char(readonly=True, copy=False)
    origin_id = fields.Many2oneReference(
        model_field="origin_model", readonly=True, copy=False
    )
    origin_name = fields.Char(
        "Comes From",
        compute="_compute_origin_name",
        help="Shown to those who may read it.",
    )

    _of_origin = models.Index("(origin_model, origin_id) WHERE origin_id IS NOT NULL")
    # What somebody has seen on a record may be reported as often as it is seen.
    _one_open = models.UniqueIndex(
        "(origin_model, origin_id, source) WHERE origin_id IS NOT NULL"
        " AND source IN ('audit', 'objective', 'risk', 'task')"
        " AND state NOT IN ('closed', 'declined', 'cancelled', 'merged')",
        "Another nonconformity comes from the same record and is going on: go on with "
        "that one.",
    )

    @api.model
    def _action_open(self, domain):
        """The action that shows the nonconformities of ``domain``: behind a number.

        :param domain: list
        """
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality_audit.iso_nonconformity_action"
        )
        return {**action, "domain": domain, "context": {}}

    def _readable_origins(self):
        """What these come from, as far as the user may read it.

        :return: dict {(model, id): record}
        """
        found = {}
        for name, mine in self.filtered("origin_id").grouped("origin_model").items():
            if name in self.env:
                records = self.env[name].browse(mine.mapped("origin_id")).exists()
                for record in records._filtered_access("read"):
                    found[name, record.id] = record
        return found

    @api.depends("origin_model", "origin_id")
    @api.depends_context("uid", "lang")
    def _compute_origin_name(self):
        # Asked as the user, also where another compute reads this as the system.
        found = self.sudo(False)._readable_origins()
        for one in self:
            record = found.get((one.origin_model, one.origin_id))
            one.origin_name = record.display_name if record else False

    def action_open_origin(self):
        """Open what it comes from.

        :raise UserError: when it is gone or not the user's to see
        """
        self.ensure_one()
        self.check_access("read")
        record = self._readable_origins().get((self.origin_model, self.origin_id))
        if record is None:
            raise UserError(
                self.env._(
                    "What “%s” comes from is gone, or not yours to see.",
                    self.display_name,
                )
            )
        return open_form(record)
