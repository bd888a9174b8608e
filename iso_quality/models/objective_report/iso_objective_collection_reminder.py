from markupsafe import Markup

from odoo import api, models

from ...tools.vietnam_time import vietnam_today
from .iso_objective_collection import SHEET

# Where a unit that has not begun begins.
SHEETS_ADDRESS = "/odoo/iso-objective-sheets"
REPORTS_ADDRESS = "/odoo/iso-objective-reports"
# What a sheet or a report is asked for as.
_ASKED_AS = {
    "iso.objective.sheet": lambda sheet: SHEET,
    "iso.objective.report": lambda report: report.period,
}


class IsoObjectiveCollection(models.AbstractModel):
    """The to-dos that ask heads for what their units owe, and the words they use.

    A to-do is known by its key: it may ask for something that has not been begun.
    """

    _inherit = "iso.objective.collection"

    @api.model
    def remind(self, year=None):
        """Put what is missing on the to-do lists of the heads.

        At most one open to-do for each unit and thing; one of an earlier day is
        replaced by one of today. It is finished when the thing is sent.

        :param int year: of the objectives; this year by default
        :return: dict(reached, already, without_account: lists of names; message, type)
        """
        company = self.env.company
        self.env["res.users"]._iso_require("secretary", company)
        today = vietnam_today()
        year = self._year(year) or today.year
        owing = self._owing(company, year, today)
        keys = [self._key(company, unit, year, what) for unit, what, _begun in owing]
        open_ones = {
            activity.iso_collection_key: activity for activity in self._reminders(keys)
        }
        reached, already, without = [], [], []
        # sudo: to-dos of others; for secretaries, in the own agency
        old, vals_list = self.env["mail.activity"].sudo(), []
        people = self.env["iso.addressee"]._of(company)
        for (unit, what, begun), key in zip(owing, keys, strict=True):
            head = people.head(unit)
            if not head:
                without.append(unit.name)
                continue
            name = f"{unit.name} ({head.name})"
            there = open_ones.get(key)
            if there and (there.user_id, there.date_deadline) == (head, today):
                already.append(name)
                continue
            old |= there or old
            reached.append(name)
            vals_list.append(
                {
                    **self._reminder_vals(company, year, what, begun, head),
                    "user_id": head.id,
                    "date_deadline": today,
                    "iso_collection_key": key,
                }
            )
        old.unlink()
        old.with_context(mail_activity_quick_update=True).create(vals_list)
        return self._told(reached, already, without)

    @api.model
    def _reminder_vals(self, company, year, what, begun, head):
        """The to-do in the language of the head who gets it."""
        env = self.with_context(lang=head.lang or self.env.lang).env
        texts = {
            SHEET: env._("Send the quality objectives of %s", year),
            "half": env._("Send the report on objectives, first half of %s", year),
            "year": env._("Send the report on objectives of %s", year),
        }
        kind = self.env.ref("iso_quality.mail_activity_type_collection")
        vals = {
            "activity_type_id": kind.id,
            "summary": texts[what],
            "automated": True,
        }
        if begun:
            model = self.env["ir.model"]._get_id(begun._name)
            return {**vals, "res_model_id": model, "res_id": begun.id}
        link = Markup('<p><a href="%s">%s</a></p>') % (
            SHEETS_ADDRESS if what == SHEET else REPORTS_ADDRESS,
            env._("Begin it here"),
        )
        return {**vals, "note": link}

    @api.model
    def _told(self, reached, already, without):
        """What ``remind`` gives back, with a message for people."""
        reached, already, without = (
            list(dict.fromkeys(names)) for names in (reached, already, without)
        )
        parts = []
        if reached:
            parts.append(self.env._("Reminded: %s.", ", ".join(reached)))
        if already:
            parts.append(self.env._("Reminded earlier today: %s.", ", ".join(already)))
        if without:
            parts.append(
                self.env._(
                    "The head has no account, tell them yourself: %s.",
                    ", ".join(without),
                )
            )
        if not parts:
            parts.append(self.env._("Nobody to remind: what is due has been sent."))
        kind = "warning" if without else "success" if reached else "info"
        return {
            "reached": reached,
            "already": already,
            "without_account": without,
            "message": "\n".join(parts),
            "type": kind,
        }

    # ------------------------------------------------------------ to-dos
    @api.model
    def _key(self, company, department, year, what):
        return f"{company.id}:{department.id or 0}:{year}:{what}"

    @api.model
    def _reminders(self, keys):
        """Open to-dos of these keys."""
        # sudo: keys are made by us from the own agency's units
        activities = self.env["mail.activity"].sudo()
        return activities.search([("iso_collection_key", "in", keys)])

    @api.model
    def _finish(self, records):
        """Finish the to-dos that asked for these sheets or reports."""
        asked_as = _ASKED_AS.get(records._name)
        if not asked_as:
            return
        # sudo: run by submitting and issuing, which ask
        keys = [
            self._key(one.company_id, one.department_id, one.year, asked_as(one))
            for one in records.sudo()
        ]
        self._reminders(keys).action_feedback()
