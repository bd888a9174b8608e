from odoo import api, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality.tools.web_actions import open_list
from odoo.addons.iso_quality_audit.models.question.iso_audit_found_mixin import (
    ISO_PART,
)

YEARS_BACK = 5


class IsoAuditCoverage(models.AbstractModel):
    """What audits have looked at, clause by department, in three years: counted from
    answers.

    Holds nothing. The numbers are the agency's, the same for all its people; the answers
    behind them open with the rights of who opens them.

    ``options`` of the methods below is a dict with the key ``year`` (the last of the
    three), which may be missing.
    """

    _name = "iso.audit.coverage"
    _description = "Coverage of Audits"
    _inherit = ["iso.screen.mixin"]

    _id_options = ("year",)

    @api.model
    @api.readonly
    def get_coverage(self, options=None):
        """Everything the screen shows.

        :param dict options: see the class
        :return: dict(options, choices: years that may be chosen; years: the three;
            departments: list of dict(id, name, opens: whether the user may read all
            that its numbers count); rows: see ``_coverage_rows`` of
            iso.audit.programme)
        :raise AccessError: for those who do not belong to the agency
        """
        options = self._clean(options)
        programme = self._programme(options)
        found = programme._coverage()
        this_year = vietnam_today().year
        hidden = self._hidden_units(programme)
        return {
            "options": options,
            "choices": [
                {"id": year, "name": str(year)}
                for year in range(this_year + 1, this_year - YEARS_BACK, -1)
            ],
            "years": found["years"],
            "departments": [
                {"id": unit.id, "name": unit.name, "opens": unit.id not in hidden}
                for unit in found["departments"]
            ],
            "rows": programme._coverage_rows(found),
        }

    @api.model
    @api.readonly
    def action_open_answers(self, options, clause_id, department_id):
        """The answers behind a number.

        :param dict options: see the class
        :param int clause_id: id of iso.clause; those of its parts are among them
        :param int department_id: id of hr.department
        :return: an action
        """
        options = self._clean(options)
        years = self._programme(options)._coverage_years()
        clause = self._whole(clause_id)
        domain = [
            *self._counted_domain(years),
            # Answers to other editions count where what they asked stands in this one.
            *("|", "|", ("clause_id", "child_of", clause)),
            ("clause_id.successor_match_ids.next_id", "child_of", clause),
            ("clause_id.predecessor_match_ids.former_id", "child_of", clause),
            ("department_id", "=", self._whole(department_id)),
        ]
        # What does not apply is looked at where nothing else is counted.
        counted = [*domain, ("meaning", "not in", (False, "none"))]
        if self.env["iso.audit.answer"].search_count(counted, limit=1):
            domain = counted
        return open_list(
            self.env._("Answers"),
            "iso.audit.answer",
            domain,
            context={"create": False},
        )

    @api.model
    def _counted_domain(self, years):
        return [
            *ISO_PART,
            ("company_id", "=", self.env.company.id),
            ("year", "in", years),
            ("session_id.state", "in", ("handed_in", "closed")),
        ]

    @api.model
    def _hidden_units(self, programme):
        """The departments with answers that are counted and not the user's to read: set
        of ids."""
        domain = self._counted_domain(programme._coverage_years())
        answers = self.env["iso.audit.answer"]
        # sudo: only how many there are; the screen says it to everybody
        counts = [
            dict(model._read_group(domain, ["department_id"], ["__count"]))
            for model in (answers.sudo(), answers)
        ]
        all_of, mine = ({unit.id: n for unit, n in one.items()} for one in counts)
        return {unit for unit, count in all_of.items() if mine.get(unit, 0) < count}

    @api.model
    def _programme(self, options):
        """The programme of the year asked for; one that is not kept where there is
        none."""
        company = self.env.company
        if not self.env.su and company not in self.env.user._iso_agencies("staff"):
            raise AccessError(
                self.env._("These numbers are for people of %s.", company.name)
            )
        year = options["year"] or vietnam_today().year
        if not 2000 <= year <= 2100:
            raise UserError(self.env._("Enter the year with four digits."))
        options["year"] = year
        programme = self.env["iso.audit.programme"]._of_year(company, year)
        return programme or programme.new({"company_id": company.id, "year": year})

    @api.model
    def _not_whole_message(self, value):
        return self.env._("This is no number: %s", value)
