import base64
from urllib.parse import quote as url_quote

from odoo import api, fields, models
from odoo.fields import Command

from odoo.addons.iso_quality.tools.web_actions import RELOAD, notify

from ...tools import question_table

# The fields of a list that is downloaded, in the order of ``question_table.COLUMNS``.
EXPORTED = (
    *("code", "clause_id", "name", "evidence", "for_whom", "agency_kind_ids"),
    *("standard_id", "sequence", "part"),
)


class IsoAuditQuestionImportWizard(models.TransientModel):
    """A list of questions, pasted or from a file: shown first, then done as a whole or
    not at all.

    A row is known by its code. What differs from a shared question becomes a question
    of the agency in the place of that. Columns that are not there change nothing.
    """

    _name = "iso.audit.question.import.wizard"
    _description = "List of Questions"
    _inherit = ["iso.table.import.mixin"]

    company_id = fields.Many2one(
        "res.company", "Agency", required=True, default=lambda self: self.env.company
    )
    line_ids = fields.One2many(
        "iso.audit.question.import.line", "wizard_id", "Rows", readonly=True
    )
    exported = fields.Binary("List of Today", attachment=False, readonly=True)
    new_count = fields.Integer("New Questions", compute="_compute_counts")
    revised_count = fields.Integer("Changed Questions", compute="_compute_counts")
    same_count = fields.Integer("Unchanged Questions", compute="_compute_counts")
    error_count = fields.Integer("To Be Mended", compute="_compute_counts")

    @api.depends("line_ids.status")
    def _compute_counts(self):
        for wizard in self:
            by_status = wizard.line_ids.grouped("status")
            for status in ("new", "revised", "same", "error"):
                wizard[f"{status}_count"] = len(by_status.get(status, ()))

    # ------------------------------------------------------------ buttons
    def export(self):
        """Download what the agency asks, as a list that can be brought back.

        Odoo's own export is for those who may export anything.
        """
        self.ensure_one()
        self.check_access("write")
        self._check_may_import()
        asked = self.env["iso.audit.question"]._for(self.company_id, part=None)
        headings = [
            asked._fields[name]._description_string(self.env) for name in EXPORTED
        ]
        rows = (
            [
                one[name]
                if isinstance(one[name], int)
                else one._fields[name].convert_to_export(one[name], one)
                for name in EXPORTED
            ]
            for one in asked
        )
        content = question_table.workbook(headings, rows)
        self._iso_with_key().exported = base64.b64encode(content)
        name = self.env._("Audit questions.xlsx")
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/exported/{url_quote(name)}"
            "?download=true",
            "target": "download",
        }

    def apply(self):
        """Enter the questions: all of them or none.

        :raise UserError: when a row cannot be entered
        """
        self.ensure_one()
        self.check_access("write")
        self._check_may_import()
        plan = self._plan_without_errors()
        self.env["iso.audit.question"].create(
            [one["create"] for one in plan if one["create"]]
        )
        self._change_own([(one["own"], one["write"]) for one in plan if one["write"]])
        return notify(
            "success",
            self.env._(
                "%(new)s new, %(revised)s changed.",
                new=sum(one["shown"]["status"] == "new" for one in plan),
                revised=sum(one["shown"]["status"] == "revised" for one in plan),
            ),
            next=RELOAD,
        )

    def _change_own(self, changes):
        """Change questions of the agency.

        :param changes: pairs (question, values)
        """
        own = self.env["iso.audit.question"].union(*(one for one, _vals in changes))
        own.check_access("write")
        # sudo: access to all of them was checked at once
        own = own.sudo()
        by_kinds = {}
        for question, vals in changes:
            question = question.with_env(own.env)
            # Each link is a query of its own; the rest is written together.
            kinds = vals.pop("agency_kind_ids", None)
            if kinds:
                key = tuple(kinds[0][2])
                by_kinds[key] = by_kinds.get(key, own.browse()) | question
            question.write(vals)
        for kinds, questions in by_kinds.items():
            questions.agency_kind_ids = [Command.set(kinds)]

    # ------------------------------------------------------------ what the list says
    def _check_may_import(self):
        self.env["res.users"]._iso_require("secretary", self.company_id)

    def _rows_of(self, cells):
        return question_table.questions(cells)
