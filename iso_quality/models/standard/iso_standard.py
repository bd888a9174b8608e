from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class IsoStandard(models.Model):
    """An edition of the standard that agencies declare conformity to.

    The administrator of the installation puts an edition into use; from then on an
    agency may choose it, and what an agency chooses is offered and asked there. What
    was written before keeps the clause it had.
    """

    _name = "iso.standard"
    _description = "Quality Standard"
    _order = "year desc, id"

    name = fields.Char(required=True, help="As printed, e.g. TCVN ISO 9001:2015.")
    year = fields.Integer("Edition", required=True, aggregator=None)
    active = fields.Boolean("In Use", default=True)
    clause_ids = fields.One2many("iso.clause", "standard_id", "Clauses")
    may_change = fields.Boolean(
        compute="_compute_may_change",
        help="The current user may put the edition into use.",
    )

    _name_uniq = models.Constraint("UNIQUE(name)", "This edition is known already.")

    @api.depends_context("uid")
    def _compute_may_change(self):
        mine = self._filtered_access("write")
        for standard in self:
            standard.may_change = standard in mine

    # ------------------------------------------------------------ in use
    @api.constrains("active")
    def _check_not_applied(self):
        gone = self.filtered(lambda standard: not standard.active)
        if not gone:
            return
        # sudo: which agencies apply it, whoever asks
        agencies = self.env["res.company"].sudo()
        applying = agencies.search([("iso_standard_id", "in", gone.ids)], limit=4)
        if applying:
            raise ValidationError(
                self.env._(
                    "%(standard)s is applied by %(agencies)s: choose another edition "
                    "there first.",
                    standard=applying[0].iso_standard_id.name,
                    agencies=", ".join(applying.mapped("name")),
                )
            )

    def action_compare(self):
        """Open the edition beside the one before, else beside the next one.

        :raise UserError: when nobody has said what became of its clauses
        """
        self.ensure_one()
        self.check_access("read")
        matches = self.env["iso.clause.match"]
        for side in ("next_id", "former_id"):
            domain = [(f"{side}.standard_id", "=", self.id)]
            other = "former_id" if side == "next_id" else "next_id"
            if matches.search_count([*domain, (other, "!=", False)], limit=1):
                break
        else:
            raise UserError(
                self.env._("No other edition is compared with %s yet.", self.name)
            )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_clause_match_action"
        )
        return {**action, "domain": domain}

    # ------------------------------------------------------------ of an agency
    @api.model
    def _offered(self, company):
        """The editions whose clauses an agency chooses from.

        :param company: one res.company
        :return: iso.standard: the one it applies, else all in use
        """
        # sudo: which edition an agency applies is printed everywhere
        mine = company.sudo().iso_standard_id.sudo(self.env.su)
        return mine or self.search([("active", "=", True)])

    @api.model
    def _applied(self, company):
        """The edition that an agency applies; when it has chosen none, the earliest one
        in use: a later one is taken up by decision."""
        return self._offered(company).sorted("year")[:1]
