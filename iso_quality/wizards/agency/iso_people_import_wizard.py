import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools import people_table
from ...tools.web_actions import RELOAD, notify

LARGEST_MB = 5


class IsoPeopleImportWizard(models.TransientModel):
    """A list of people and departments, pasted or from a file: shown first, then done
    as a whole or not at all."""

    _name = "iso.people.import.wizard"
    _description = "List of People"

    company_id = fields.Many2one(
        "res.company",
        "Agency",
        required=True,
        default=lambda self: self.env["iso.person"]._default_agency(),
    )
    text = fields.Text("Pasted Rows", longest=2_000_000)
    file = fields.Binary("or a File", attachment=False)
    file_name = fields.Char()
    state = fields.Selection(
        [("input", "List"), ("preview", "Check")], default="input", readonly=True
    )
    line_ids = fields.One2many(
        "iso.people.import.line", "wizard_id", "Rows", readonly=True
    )
    new_count = fields.Integer("New People", compute="_compute_counts")
    here_count = fields.Integer("Already Here", compute="_compute_counts")
    error_count = fields.Integer("To Be Mended", compute="_compute_counts")
    new_departments = fields.Char(compute="_compute_counts")

    @api.depends("line_ids.status", "line_ids.department")
    def _compute_counts(self):
        for wizard in self:
            by_status = wizard.line_ids.grouped("status")
            for status in ("new", "here", "error"):
                wizard[f"{status}_count"] = len(by_status.get(status, ()))
            names = wizard.line_ids.filtered("is_new_department").mapped("department")
            wizard.new_departments = ", ".join(dict.fromkeys(names))

    # ------------------------------------------------------------ buttons
    def preview(self):
        """Show what will be done for every row; nothing is done yet."""
        self.ensure_one()
        self.check_access("write")
        self.env["iso.person"]._check_may_set_up(self.company_id)
        plan = self._plan(self._rows())
        self.line_ids.unlink()
        self.line_ids._iso_create(
            [{"wizard_id": self.id, **one["shown"]} for one in plan]
        )
        self._iso_with_key().state = "preview"
        return self._shown()

    def back(self):
        """To the list, to mend it."""
        self.ensure_one()
        self.check_access("write")
        self.env["iso.person"]._check_may_set_up(self.company_id)
        self._iso_with_key().state = "input"
        return self._shown()

    def apply(self):
        """Enter departments and people, then invite them: all of it or nothing.

        :raise UserError: when a row cannot be entered
        """
        self.ensure_one()
        self.check_access("write")
        self.env["iso.person"]._check_may_set_up(self.company_id)
        # Read anew: what is there may have changed since it was shown.
        plan = self._plan(self._rows())
        wrong = [one["shown"] for one in plan if one["shown"]["status"] == "error"]
        if wrong:
            raise UserError(
                self.env._(
                    "Row %(row)s: %(problem)s Nothing was entered. Press “Check” again.",
                    row=wrong[0]["number"],
                    problem=wrong[0]["note"],
                )
            )
        new = [one for one in plan if one["shown"]["status"] == "new"]
        units = self._enter_departments(new)
        people = self.env["iso.person"].create(
            [
                {**one["vals"], "department_id": units.get(one["unit"], False)}
                for one in new
            ]
        )
        if not people:
            return notify(
                "info", self.env._("All of them are here already."), next=RELOAD
            )
        return people.invite()

    def _enter_departments(self, plan):
        """Make the departments that are missing.

        :return: dict {name as it is compared: id}
        """
        units = {key: unit.id for key, unit in self._departments().items()}
        names = {
            one["unit"]: one["shown"]["department"]
            for one in reversed(plan)
            if one["unit"] and one["unit"] not in units
        }
        made = self.env["hr.department"].create(
            [
                {"name": name, "company_id": self.company_id.id}
                for name in reversed(names.values())
            ]
        )
        return units | dict(zip(reversed(names), made.ids, strict=True))

    def _shown(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Paste a List"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }

    # ------------------------------------------------------------ what the list says
    def _rows(self):
        """The people of the list (list of ``people_table.Row``).

        :raise UserError: for a list that cannot be read
        """
        try:
            if self.file:
                cells = self._cells_of_file()
            else:
                cells = people_table.read_text(self.text or "")
            rows = list(people_table.people(cells))
        except people_table.TableError as error:
            raise UserError(self._unreadable(str(error))) from error
        if not rows:
            raise UserError(
                self.env._(
                    "Paste the rows first, or choose a file: there are none yet."
                )
            )
        return rows

    def _cells_of_file(self):
        content = base64.b64decode(self.file)
        if len(content) > LARGEST_MB * 1024 * 1024:
            raise UserError(
                self.env._(
                    "The file is larger than %s MB: keep only the columns that are "
                    "needed.",
                    LARGEST_MB,
                )
            )
        if (self.file_name or "").lower().endswith((".csv", ".txt")):
            return people_table.read_csv(content)
        return people_table.read_workbook(content)

    def _unreadable(self, kind):
        return {
            "text": self.env._(
                "The text cannot be read: save the file in Excel as “CSV UTF-8”, or "
                "copy the rows again."
            ),
            "workbook": self.env._(
                "The file cannot be read: save it in Excel as .xlsx without a password."
            ),
            "rows": self.env._(
                "There are more than %s rows: divide the list.", people_table.MOST_ROWS
            ),
        }[kind]
