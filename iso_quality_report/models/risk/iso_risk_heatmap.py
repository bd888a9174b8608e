from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.iso_quality.tools import risk

# What the matrix can show; "last" are the current ones of the last review.
STAGES = ("inherent", "current", "residual", "last")


class IsoRiskHeatmap(models.AbstractModel):
    """How many risks stand where: likelihood by impact, coloured by the scale.

    Holds nothing: everything is read with the rights of the user who asks, so heads
    and staff count their departments' risks, secretaries and leaders all of them.

    ``options`` of the methods below is a dict, every key of which may be missing:
    ``round_id`` (else the newest one with risks to see), ``department_id``, ``stage``
    (see ``STAGES``, else "current").
    """

    _name = "iso.risk.heatmap"
    _description = "Risk Matrix"
    _inherit = ["iso.screen.mixin"]

    _id_options = ("round_id", "department_id")
    _word_options = {"stage": (STAGES, "current")}

    @api.model
    @api.readonly
    def get_heatmap(self, options=None):
        """Everything the screen shows.

        :param dict options: see the class
        :return: dict(rounds, round: its id or False, options, departments and what
            ``_matrix`` gives)
        :raise UserError: when the round asked for is not there for the user
        """
        options = self._clean(options)
        rounds = self._rounds()
        one = self._choose(rounds, options["round_id"])
        options["round_id"] = one.id
        found = {
            "rounds": [{"id": each.id, "name": each.name} for each in rounds],
            "round": one.id,
            "options": options,
            "departments": [],
        }
        if not one:
            return found
        registers = self.env["iso.risk.register"].search_fetch(
            [("round_id", "=", one.id)], ["department_id"]
        )
        # sudo: names of departments whose registers the user may read
        departments = registers.sudo().department_id
        departments.fetch(["name"])
        found["departments"] = [
            {"id": each.id, "name": each.name} for each in departments
        ]
        return {**found, **self._matrix(one, options)}

    @api.model
    @api.readonly
    def action_open_risks(self, options, likelihood, impact):
        """The risks behind a number of the matrix.

        :param dict options: see the class
        :param int likelihood: number of the level; 0 with ``impact`` 0: those that are
            not assessed
        :param int impact: number of the level
        :return: an action
        """
        options = self._clean(options)
        one = self._choose(self._rounds(), options["round_id"])
        domain = self._domain(one, options) & Domain("kind", "=", "risk")
        stage = options["stage"]
        if likelihood and impact:
            domain &= Domain(
                f"{stage}_likelihood_id.value", "=", self._whole(likelihood)
            ) & Domain(f"{stage}_impact_id.value", "=", self._whole(impact))
        else:
            domain &= Domain(f"{stage}_score", "=", 0)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_risk_action"
        )
        return {**action, "domain": list(domain), "context": {}}

    # ------------------------------------------------------------ numbers
    @api.model
    def _matrix(self, one, options=None):
        """The numbers of a round, for the screen and for print.

        :param one: one iso.risk.round that the user may read
        :param dict options: see the class; ``round_id`` is not looked at
        :return: dict(in_words, likelihoods and impacts: lists of dict(value, name);
            bands: list of dict(name, colour, ink, from, to); rows: for each likelihood,
            the highest first, a list of dict(likelihood, impact, score, count, colour,
            ink, band); total, unplaced, opportunities)
        """
        options = self._clean(options)
        # sudo: the scale of a review that the user may read
        scale = one.sudo().used_scale_id
        scale.fetch(["in_words"])
        mine = [("scale_id", "=", scale.id)]
        levels_of = scale.env["iso.risk.scale.level"]
        bands_of = scale.env["iso.risk.scale.band"]
        # Only what is shown, each in one query.
        found = levels_of.search_fetch(mine, ["axis", "value", "name"])
        levels = found.grouped("axis")
        axes = [levels.get(axis, found[:0]) for axis in ("likelihood", "impact")]
        scale_bands = bands_of.search_fetch(
            mine, ["name", "colour", "score_from", "score_to", "needs_leader"]
        )
        counts, unplaced, opportunities = self._counts(one, options)
        bands = [
            {
                "name": band.name,
                "colour": band.colour,
                "ink": risk.ink(band.colour),
                "from": band.score_from,
                "to": band.score_to,
            }
            for band in scale_bands
        ]
        rules = scale_bands._rules()
        rows = []
        for likelihood in axes[0].sorted("value", reverse=True):
            row = []
            for impact in axes[1].sorted("value"):
                score = risk.score(likelihood.value, impact.value)
                # Every pair has a band: a scale without is not let into a round.
                band = bands[risk.band_at(score, rules)]
                row.append(
                    {
                        "likelihood": likelihood.value,
                        "impact": impact.value,
                        "score": score,
                        "count": counts.get((likelihood.id, impact.id), 0),
                        "colour": band["colour"],
                        "ink": band["ink"],
                        "band": band["name"],
                    }
                )
            rows.append(row)
        return {
            "in_words": scale.in_words,
            "likelihoods": [
                {"value": level.value, "name": level.name} for level in axes[0]
            ],
            "impacts": [
                {"value": level.value, "name": level.name} for level in axes[1]
            ],
            "bands": bands,
            "rows": rows,
            "total": sum(counts.values()) + unplaced,
            "unplaced": unplaced,
            "opportunities": opportunities,
        }

    @api.model
    def _counts(self, one, options):
        """All numbers of the matrix in one query.

        :return: (dict {(id of likelihood, id of impact): count}, risks without one of
            the two, opportunities)
        """
        stage = options["stage"]
        counts, unplaced, opportunities = {}, 0, 0
        groups = self.env["iso.risk"]._read_group(
            self._domain(one, options),
            ["kind", f"{stage}_likelihood_id", f"{stage}_impact_id"],
            ["__count"],
        )
        for kind, likelihood, impact, count in groups:
            if kind == "opportunity":
                opportunities += count
            elif likelihood and impact:
                counts[likelihood.id, impact.id] = count
            else:
                unplaced += count
        return counts, unplaced, opportunities

    @api.model
    def _domain(self, one, options):
        domain = Domain("round_id", "=", one.id) & Domain("review", "!=", "dropped")
        return domain & self._department_domain(options)

    # ------------------------------------------------------------ options and rounds
    @api.model
    def _not_whole_message(self, value):
        return self.env._("This is no number: %s", value)

    @api.model
    def _rounds(self):
        return self.env["iso.risk.round"].search_fetch(
            [("state", "!=", "draft")], ["name", "used_scale_id", "company_id"]
        )

    @api.model
    def _choose(self, rounds, round_id):
        if not round_id:
            mine = rounds.filtered(lambda one: one.company_id == self.env.company)
            return (mine or rounds)[:1]
        found = rounds.filtered(lambda one: one.id == round_id)
        if not found:
            raise UserError(
                self.env._("This review does not exist, or you may not see it.")
            )
        return found
