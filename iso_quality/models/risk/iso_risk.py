from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...tools import risk

STAGES = ("inherent", "current", "residual")
# Field of a level -> its axis.
LEVELS = {
    f"{stage}_{axis}_id": axis for stage in STAGES for axis in ("likelihood", "impact")
}


def _level(axis, label, **options):
    domain = f"[('scale_id', '=', scale_id), ('axis', '=', '{axis}')]"
    return fields.Many2one(
        "iso.risk.scale.level",
        label,
        domain=domain,
        ondelete="restrict",
        check_company=True,
        **options,
    )


def _band(label):
    return fields.Many2one(
        "iso.risk.scale.band",
        label,
        compute="_compute_levels",
        store=True,
        ondelete="restrict",
    )


def _score(label):
    return fields.Integer(label, compute="_compute_levels", store=True, aggregator=None)


class IsoRisk(models.Model):
    """A risk or an opportunity of a department in one round.

    A risk is scored three times: inherent (nothing done), current, and residual (once
    the measures work). Opportunities are not scored. Scores and bands are computed
    from the round's own copy of the scale and stored.
    """

    _name = "iso.risk"
    _description = "Risk or Opportunity"
    _inherit = [
        "iso.search.mixin",
        "iso.sealed.mixin",
        "iso.turn.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "year desc, department_id, kind desc, current_score desc, id"
    _natural_key = ("register_id", "kind", "name", "process")
    _found_by = ("name", "process", "cause", "department_id")
    _mail_post_access = "read"
    # The next year's context takes the risks over, also of a closed register.
    _open_lists = frozenset({"issue_ids", "party_need_ids"})

    # ------------------------------------------------------------ where it stands
    register_id = fields.Many2one(
        "iso.risk.register", required=True, ondelete="cascade", index=True
    )
    round_id = fields.Many2one(
        related="register_id.round_id", store=True, index=True, precompute=True
    )
    company_id = fields.Many2one(
        related="register_id.company_id", store=True, index=True, precompute=True
    )
    department_id = fields.Many2one(
        related="register_id.department_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(
        related="register_id.year", store=True, precompute=True, aggregator=None
    )
    scale_id = fields.Many2one(
        related="register_id.round_id.used_scale_id", related_sudo=False
    )
    register_state = fields.Selection(related="register_id.state", related_sudo=False)
    origin_id = fields.Many2one(
        "iso.risk",
        "In the Last Review",
        ondelete="set null",
        index="btree_not_null",
        readonly=True,
    )

    # ------------------------------------------------------------ what may happen
    name = fields.Char(
        "Description",
        required=True,
        tracking=True,
        help="What may happen.",
        index="trigram",
    )
    kind = fields.Selection(
        [("risk", "Risk"), ("opportunity", "Opportunity")],
        required=True,
        default="risk",
    )
    process = fields.Char("Process or Work", index="trigram")
    # Those no longer in force stay where they are named.
    procedure_ids = fields.Many2many(
        "iso.procedure",
        string="Procedures",
        check_company=True,
        ondelete="restrict",
        context={"active_test": False},
    )
    source = fields.Selection(
        [
            ("audit", "Internal audit"),
            ("review", "Management review"),
            ("proposal", "Proposal"),
            ("complaint", "Complaint"),
            ("external", "External audit"),
            ("other", "Other"),
        ],
        required=True,
        default="proposal",
    )
    cause = fields.Text(index="trigram")
    effect = fields.Text()
    controls = fields.Text(
        "Controls in Place",
        help="What is done already; measures that work come here with the next review.",
    )
    issue_ids = fields.Many2many(
        "iso.context.issue", string="Context Issues", check_company=True
    )
    party_need_ids = fields.Many2many(
        "iso.interested.party", string="Needs of Interested Parties", check_company=True
    )

    # ------------------------------------------------------------ how high it is
    inherent_likelihood_id = _level("likelihood", "Inherent Likelihood")
    inherent_impact_id = _level("impact", "Inherent Impact")
    inherent_score = _score("Inherent Score")
    inherent_band_id = _band("Inherent Level")
    current_likelihood_id = _level("likelihood", "Likelihood", tracking=True)
    current_impact_id = _level("impact", "Impact", tracking=True)
    current_score = _score("Score")
    current_band_id = _band("Level")
    residual_likelihood_id = _level("likelihood", "Residual Likelihood")
    residual_impact_id = _level("impact", "Residual Impact")
    residual_score = _score("Residual Score")
    residual_band_id = _band("Residual Level")
    # The current ones of the last round, by the numbers of this round's scale.
    last_likelihood_id = _level("likelihood", "Likelihood Last Year", readonly=True)
    last_impact_id = _level("impact", "Impact Last Year", readonly=True)
    last_score = _score("Score Last Year")
    last_band_id = _band("Level Last Year")
    inherent_colour = fields.Char("Inherent Colour", related="inherent_band_id.colour")
    current_colour = fields.Char("Current Colour", related="current_band_id.colour")
    residual_colour = fields.Char("Residual Colour", related="residual_band_id.colour")
    last_colour = fields.Char("Colour Last Year", related="last_band_id.colour")
    movement = fields.Selection(
        [("new", "New"), ("up", "Higher"), ("down", "Lower"), ("same", "The same")],
        "Since Last Year",
        compute="_compute_movement",
        store=True,
    )

    # ------------------------------------------------------------ what is done
    treatment = fields.Selection(
        [
            ("avoid", "Avoid"),
            ("reduce", "Reduce"),
            ("share", "Share"),
            ("accept", "Accept"),
            ("pursue", "Pursue the opportunity"),
        ],
        tracking=True,
    )
    accepted_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    accepted_by_name = fields.Char("Accepted By (name)", readonly=True, copy=False)
    accepted_until = fields.Date()
    measure_ids = fields.One2many("iso.risk.measure", "risk_id")

    _heatmap = models.Index("(round_id, current_likelihood_id, current_impact_id)")

    @api.depends(
        "kind",
        "register_id.round_id.used_scale_id",
        *(
            f"{stage}_{axis}_id"
            for stage in (*STAGES, "last")
            for axis in ("likelihood", "impact")
        ),
    )
    def _compute_levels(self):
        bands = {
            scale: (scale.band_ids, scale.band_ids._rules())
            for scale in self.register_id.round_id.used_scale_id
        }
        nothing = self.env["iso.risk.scale.band"]
        for one in self:
            mine, rules = bands.get(one.register_id.round_id.used_scale_id, ([], []))
            for stage in (*STAGES, "last"):
                value = risk.score(
                    one[f"{stage}_likelihood_id"].value, one[f"{stage}_impact_id"].value
                )
                if one.kind == "opportunity":
                    value = 0
                place = risk.band_at(value, rules) if value else None
                one[f"{stage}_score"] = value
                one[f"{stage}_band_id"] = nothing if place is None else mine[place]

    @api.depends("kind", "current_score", "last_score", "origin_id")
    def _compute_movement(self):
        for one in self:
            if one.kind == "opportunity":
                one.movement = False if one.origin_id else "new"
            else:
                one.movement = (
                    risk.movement(
                        one.last_score, one.current_score, is_new=not one.origin_id
                    )
                    or False
                )

    @api.onchange("kind")
    def _onchange_kind(self):
        wrong = self.treatment and (self.treatment == "pursue") != (
            self.kind == "opportunity"
        )
        if self.kind == "opportunity":
            self.treatment = "pursue"
        elif wrong:
            self.treatment = False

    @api.model
    def _convert_records(self, records, *, log, savepoint):
        """As Odoo's; a level is one of the scale of the row's review, by its name, its
        number or both: other scales have levels of the same names."""
        said = []

        def without_levels():
            for record, extras in records:
                levels = {
                    name: record.pop(name)[0][None]
                    for name in LEVELS.keys() & record.keys()
                    if record[name] and set(record[name][0]) == {None}
                }
                said.append(levels)
                yield record, extras

        converted = super()._convert_records(
            without_levels(), log=log, savepoint=savepoint
        )
        for number, (dbid, xid, values, info) in enumerate(converted):
            if said[number]:
                here = self.env.ref(xid, raise_if_not_found=False) if xid else None
                risk_there = here or self.browse(dbid or ())
                register = self.env["iso.risk.register"].browse(
                    values.get("register_id") or risk_there.register_id.id or ()
                )
                scale = register.round_id.used_scale_id
                for name, words in said[number].items():
                    level = scale._level_named(LEVELS[name], words)
                    values[name] = level.id
                    if not level and words.strip():
                        log({**info, **scale._no_such_level(name, LEVELS[name], words)})
            yield dbid, xid, values, info

    def _sealed_document(self):
        return self.register_id

    def unlink(self):
        # The database would delete the measures and leave their tasks behind.
        self.measure_ids.unlink()
        return super().unlink()

    @api.constrains("kind", *LEVELS, "register_id")
    def _check_levels(self):
        for one in self:
            for name in LEVELS:
                level = one[name]
                if level and (
                    level.scale_id != one.scale_id or level.axis != LEVELS[name]
                ):
                    raise ValidationError(
                        self.env._(
                            "“%s” is no level of the scale of this review.", level.name
                        )
                    )

    @api.constrains("kind", "treatment")
    def _check_treatment(self):
        for one in self:
            fits = (one.treatment == "pursue") == (one.kind == "opportunity")
            if one.treatment and not fits:
                raise ValidationError(
                    self.env._("A risk is not pursued, an opportunity not avoided.")
                )
