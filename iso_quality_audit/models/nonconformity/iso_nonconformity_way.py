from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError

from ...tools.ways import Way

KINDS = [
    ("nonconform", "Nonconformity"),
    ("remark", "Observation"),
    ("improvement", "Improvement"),
    ("output", "Nonconforming output"),
]
GRADES = [("major", "Major"), ("minor", "Minor")]


class IsoNonconformityWay(models.Model):
    """What is asked of nonconformities of one kind and grade before they are closed.

    Data: an agency that goes another way has rows of its own, which stand in for those
    that come with the product.
    """

    _name = "iso.nonconformity.way"
    _description = "Way of a Nonconformity"
    _inherit = ["iso.shared.mixin"]
    _order = "company_id, sequence, id"
    _rec_name = "kind"

    kind = fields.Selection(KINDS, required=True)
    grade = fields.Selection(GRADES, help="Of nonconformities only.")
    sequence = fields.Integer(default=10)
    # ------------------------------------------------------------ what is asked for
    asks_correction = fields.Boolean("Correction", default=True)
    asks_cause = fields.Boolean("Cause")
    asks_actions = fields.Boolean("Actions")
    asks_review = fields.Boolean("Review by the Secretary")
    leader_approves = fields.Boolean("Approval by a Leader")
    asks_check = fields.Boolean("Check: Done")
    asks_effect = fields.Boolean("Check: Works")
    other_department = fields.Boolean(
        "Checked by Another Department",
        help="Who checks whether it works belongs to another department.",
    )

    _once = models.UniqueIndex(
        "(COALESCE(company_id, 0), kind, COALESCE(grade, ''))",
        "This kind has its way already. Open that one.",
    )

    @api.depends("kind", "grade")
    @api.depends_context("lang")
    def _compute_display_name(self):
        kinds, grades = (
            dict(self._fields[name]._description_selection(self.env))
            for name in ("kind", "grade")
        )
        for way in self:
            names = (kinds.get(way.kind), grades.get(way.grade))
            way.display_name = " – ".join(filter(None, names))

    @api.constrains("kind", "grade")
    def _check_grade(self):
        for way in self:
            if bool(way.grade) != (way.kind == "nonconform"):
                raise ValidationError(
                    self.env._("Nonconformities have a grade, other kinds have none.")
                )

    @api.constrains(
        *("asks_correction", "asks_cause", "asks_actions", "asks_review"),
        *("leader_approves", "asks_check", "asks_effect"),
    )
    def _check_sense(self):
        for way in self:
            needs_actions = (
                way.asks_cause
                or way.asks_review
                or way.leader_approves
                or way.asks_check
                or way.asks_effect
            )
            if needs_actions and not way.asks_actions:
                raise ValidationError(
                    self.env._(
                        "“%s”: a cause, a decision and a check are about actions. Ask "
                        "for actions as well.",
                        way.display_name,
                    )
                )
            if way.asks_effect and not way.asks_check:
                raise ValidationError(
                    self.env._(
                        "“%s”: whether it works is checked after it is checked that it "
                        "is done.",
                        way.display_name,
                    )
                )
            if not way.asks_correction and not way.asks_actions:
                raise ValidationError(
                    self.env._("“%s” has to ask for something.", way.display_name)
                )

    # ------------------------------------------------------------ use
    def _rule(self):
        """This row without the database (Way)."""
        return Way(
            correction=self.asks_correction,
            cause=self.asks_cause,
            actions=self.asks_actions,
            review=self.asks_review,
            leader=self.leader_approves,
            check=self.asks_check,
            effect=self.asks_effect,
        )

    @api.model
    @tools.ormcache("company_id")
    def _ids_of(self, company_id):
        # sudo: what an agency asks for is for all who may see its nonconformities
        rows = self.sudo().search(
            [("company_id", "in", [company_id, False])], order="company_id DESC"
        )
        # Rows of the agency come last and stand in for the others.
        rows = rows.sorted(lambda row: bool(row.company_id))
        return {(row.kind, row.grade): row.id for row in rows}

    @api.model
    def _of(self, company, kind, grade):
        """The way of a kind in an agency.

        :param company: one res.company
        :param str kind: of ``KINDS``
        :param grade: of ``GRADES``; False: none
        :return: iso.nonconformity.way, as the system
        """
        ids = self._ids_of(company.id)
        found = ids.get((kind, grade or False)) or ids.get((kind, "minor"))
        # sudo: as ``_ids_of``
        return self.browse(found or ()).with_prefetch(list(ids.values())).sudo()

    @api.model_create_multi
    def create(self, vals_list):
        ways = super().create(vals_list)
        self.env.registry.clear_cache()
        return ways

    def write(self, vals):
        result = super().write(vals)
        self.env.registry.clear_cache()
        return result

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache()
        return result
