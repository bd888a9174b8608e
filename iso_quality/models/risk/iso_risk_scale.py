from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...tools import risk
from ...tools.spelling import alike


class IsoRiskScale(models.Model):
    """How risks are scored: levels of likelihood and impact, and bands of the scores.

    A round works with a copy (``is_sealed``) that nobody can change, so that another
    scale, or a change of this one, changes no past assessment.
    """

    _name = "iso.risk.scale"
    _description = "Risk Scale"
    _inherit = ["iso.shared.mixin", "iso.sealed.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, help="As printed.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        default=lambda self: self.env.company, help="Empty: a scale for all agencies."
    )
    in_words = fields.Boolean(
        "In Words Only", help="The numbers of levels and scores are not shown."
    )
    is_sealed = fields.Boolean("Copy of a Round", readonly=True, copy=False)
    level_ids = fields.One2many("iso.risk.scale.level", "scale_id", copy=True)
    likelihood_ids = fields.One2many(
        "iso.risk.scale.level",
        "scale_id",
        string="Levels of Likelihood",
        domain=[("axis", "=", "likelihood")],
        context={"default_axis": "likelihood"},
    )
    impact_ids = fields.One2many(
        "iso.risk.scale.level",
        "scale_id",
        string="Levels of Impact",
        domain=[("axis", "=", "impact")],
        context={"default_axis": "impact"},
    )
    band_ids = fields.One2many("iso.risk.scale.band", "scale_id", copy=True)
    problem = fields.Text(
        "What Is Missing",
        compute="_compute_problem",
        help="Why a round cannot use the scale yet.",
    )

    def _sealed_document(self):
        return self

    def _seal_message(self):
        return self.env._(
            "“%s” is the scale that a review was made with: it cannot be changed. "
            "Change the scale itself for the next review.",
            self.name,
        )

    @api.depends(
        "level_ids.value",
        "level_ids.axis",
        "band_ids.score_from",
        "band_ids.score_to",
        "band_ids.needs_leader",
    )
    def _compute_problem(self):
        for scale in self:
            scale.problem = "\n".join(scale._problems())

    def _problems(self):
        """Sentences on what keeps this scale from being used (see tools/risk.py)."""
        levels = self.level_ids.grouped("axis")
        values = [
            levels.get(axis, self.level_ids.browse()).mapped("value")
            for axis in ("likelihood", "impact")
        ]
        sentences = {
            "levels": self.env._("Likelihood and impact need levels."),
            "values": self.env._("Levels must be numbered 1, 2, 3… without a gap: %s"),
            "empty": self.env._("A band ends before it begins: %s"),
            "overlap": self.env._("These scores are in two bands: %s"),
            "gap": self.env._("These scores are in no band: %s"),
            "leader": self.env._(
                "A lower band needs a leader, so this one does as well: %s"
            ),
        }
        found = risk.problems(*values, self.band_ids._rules())
        told = []
        for problem in found:
            words = sentences[problem.kind]
            numbers = ", ".join(map(str, problem.numbers))
            told.append(words % numbers if "%s" in words else words)
        return list(dict.fromkeys(told))

    def _level_named(self, axis, words):
        """The level that words mean: its name, its number, or both.

        :param str axis: "likelihood" or "impact"
        :param str words: as somebody writes it in a list
        :return: iso.risk.scale.level; none when it is not of this scale
        """
        sought = alike(words)
        return self.level_ids.filtered(
            lambda level: (
                level.axis == axis
                and sought
                in (
                    alike(level.name),
                    str(level.value),
                    alike(f"{level.value} – {level.name}"),
                )
            )
        )[:1]

    def _no_such_level(self, name, axis, words):
        """What an import says of a level that is none of this scale (dict)."""
        levels = self.level_ids.filtered(lambda level: level.axis == axis)
        if not self:
            message = self.env._(
                "“%s”: name the register first, the levels are those of its review.",
                words,
            )
        else:
            message = self.env._(
                "“%(words)s” is no level of the scale of this review. Its levels are: "
                "%(levels)s.",
                words=words,
                levels=", ".join(levels.mapped("name")),
            )
        return {"type": "error", "field": name, "message": message}

    def _freeze(self, company):
        """A copy of this scale for a round of ``company`` that cannot be changed.

        :return: iso.risk.scale
        :raise ValidationError: when a pair has no band (see ``_problems``)
        """
        self.ensure_one()
        self.check_access("read")
        wrong = self._problems()
        if wrong:
            raise ValidationError(
                self.env._("“%s” cannot be used yet:", self.name)
                + "\n"
                + "\n".join(wrong)
            )
        # sudo: the copy belongs to the review, not to who opens it; access checked
        copied = (
            self.sudo()
            ._unsealed()
            .copy({"name": self.name, "company_id": company.id, "active": False})
        )
        copied.is_sealed = True
        return self.browse(copied.id)
