from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.iso_quality.tools.objective_results import REACHED
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality.tools.web_actions import open_form, open_list


class IsoAction(models.Model):
    """How will we know that it works? Said before it is approved: by which criterion,
    where it stands now, what is to be reached. Where the number is in the system, the
    check measures itself."""

    _inherit = "iso.action"

    criterion = fields.Char(
        "How Will We Know?",
        help="What shows that it works, e.g. no case returned late.",
    )
    baseline = fields.Char("How It Is Now")
    target_text = fields.Char("What Is to Be Reached")
    measured_by = fields.Selection(
        [
            ("people", "People"),
            ("objective", "An objective"),
            ("tasks_on_time", "Work done in time (%)"),
            ("repeats", "How often it happens again"),
        ],
        required=True,
        default="people",
        help="What the system counts, the check counts itself.",
    )
    objective_id = fields.Many2one(
        "iso.objective",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        domain="[('company_id', '=', company_id)]",
    )
    activity_kind_id = fields.Many2one(
        "iso.activity.type",
        "Kind of Work",
        ondelete="restrict",
        index="btree_not_null",
    )
    target = fields.Float("Target Number", aggregator=None)
    measured_text = fields.Char("Measured Now", compute="_compute_measured_text")

    @api.depends("measured_by", "objective_id", "activity_kind_id", "state")
    @api.depends_context("lang")
    def _compute_measured_text(self):
        for action in self:
            action.measured_text = False
            if action.state != "checked" or action.measured_by == "people":
                continue
            # sudo: the number is the same for everybody who may read the action
            value, records = action.sudo()._count()
            action.measured_text = (
                self.env._("nothing to count yet")
                if value is None
                else self.env._(
                    "%(value)s of %(count)s records",
                    value=f"{value:g}",
                    count=len(records),
                )
            )

    # ------------------------------------------------------------ before it is approved
    def _missing_words(self):
        """What an action lacks before it is approved (list of sentences)."""
        self.ensure_one()
        found = []
        if not (self.user_id or self.doing_department_id.iso_head_user_id):
            found.append(self.env._("“%s”: choose who does it.", self.name))
        if not self.date_deadline:
            found.append(self.env._("“%s”: enter its deadline.", self.name))
        if self._owner()._way().asks_effect and self.kind == "corrective":
            told = (self.criterion, self.baseline, self.target_text)
            if not all((text or "").strip() for text in told):
                found.append(
                    self.env._(
                        "“%s”: write how we will know that it works, how it is now and "
                        "what is to be reached.",
                        self.name,
                    )
                )
        if self.measured_by == "objective" and not self.objective_id:
            found.append(self.env._("“%s”: choose the objective.", self.name))
        if self.measured_by == "tasks_on_time" and not self.activity_kind_id:
            found.append(self.env._("“%s”: choose the kind of work.", self.name))
        return found

    # ------------------------------------------------------------ the check
    def _measured(self, kind, passed):
        if kind != "effect":
            return super()._measured(kind, passed)
        if self._is_early():
            raise UserError(
                self.env._(
                    "Whether “%(action)s” works is checked from %(day)s on.",
                    action=self.name,
                    day=f"{self.effect_due:%d/%m/%Y}",
                )
            )
        if self.measured_by == "people":
            return {}
        # sudo: the number is the same for everybody who may check the action
        number, records = self.sudo()._count()
        if passed and number is None:
            raise UserError(
                self.env._(
                    "There is nothing to count for “%s” yet: check it later.", self.name
                )
            )
        if passed and not self._reaches(number):
            raise UserError(
                self.env._(
                    "“%(action)s” has not reached its target: %(value)s instead of "
                    "%(target)s. It does not work yet.",
                    action=self.name,
                    value=f"{number:g}",
                    target=self.sudo()._target_words(),
                )
            )
        return {
            "value": number or 0,
            "is_measured": True,
            "counted_model": records._name,
            "counted_ids": records.ids,
        }

    def _target_words(self):
        if self.measured_by == "objective":
            return self.objective_id.target_text or ""
        sign = "≤" if self.measured_by == "repeats" else "≥"
        return f"{sign} {self.target:g}"

    def _reaches(self, number):
        """Whether a number is what was to be reached."""
        if self.measured_by == "objective":
            # sudo: as ``_measured``
            return self.sudo()._last_measure().result == REACHED
        if self.measured_by == "repeats":
            return number <= self.target
        return number >= self.target

    def _done_day(self):
        """The day on which it was done (date), where the agency is."""
        return self.task_id._done_day()

    def _count(self):
        """What the system counts since it was done.

        :return: (the number, None where there is nothing to count; the records)
        """
        return getattr(self, f"_count_{self.measured_by}")()

    def _last_measure(self):
        """The newest recorded measure of a period that ended after it was done."""
        return self.env["iso.objective.measure"].search(
            [
                ("objective_id", "=", self.objective_id.id),
                ("state", "=", "done"),
                ("date_to", ">=", self._done_day()),
            ],
            order="date_to desc",
            limit=1,
        )

    def _count_objective(self):
        measure = self._last_measure()
        if not measure:
            return None, measure
        number = measure._value()
        if measure.denominator:
            number = 100 * measure.numerator / measure.denominator
        return number, measure

    def _count_tasks_on_time(self):
        tasks = self.env["iso.task"]
        tasks = tasks.search(
            tasks._of_types_domain(self.activity_kind_id.ids)
            & Domain("company_id", "=", self.company_id.id)
            & Domain("department_id", "=", self._owner().department_id.id)
            & Domain("open_ended", "=", False)
            & Domain("date_due", ">", self._done_day())
            & Domain("date_due", "<", vietnam_today())
            & Domain("state", "in", ["todo", "doing", "done"])
        )
        if not tasks:
            return None, tasks
        fit = tasks.filtered(
            lambda task: task.state == "done" and task._done_day() <= task.date_due
        )
        return 100 * len(fit) / len(tasks), tasks

    def _count_repeats(self):
        """Those alike that have been seen since it was done."""
        owner = self._owner()
        again = owner.search(
            owner._alike_domain() & Domain("day", ">", self._done_day())
        )
        return len(again), again

    @api.model
    def _open_counted(self, model, ids):
        """The action that shows the records that a number was counted from."""
        if model not in self.env:
            raise UserError(self.env._("Nothing was counted by the system."))
        records = self.env[model].browse(ids).exists()
        if len(records) == 1:
            return open_form(records)
        title = self.env._("Records Counted")
        return open_list(title, model, [("id", "in", records.ids)])
