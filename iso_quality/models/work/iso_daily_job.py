from markupsafe import Markup

from odoo import api, models

from ...tools.vietnam_time import vietnam_today
from .iso_task import OPEN_STATES


class IsoDailyJob(models.AbstractModel):
    """What the system does every morning, agency by agency.

    Holds nothing. A room that has something to remind of, or to count, adds its agencies
    to ``_companies`` and its steps to ``_steps``, in a file of this model's name.
    """

    _name = "iso.daily.job"
    _description = "Daily Job"

    @api.model
    def _run(self):
        """Let groups follow the roles that begin or end today; then take each step in
        each agency that works today until nothing is left for it. What would go out on
        a day off has gone out on the working day before, word of lateness waits.

        What is done stays done if the job is killed midway: every batch is committed.
        """
        self.env["iso.role"]._follow_the_day()
        today = vietnam_today()
        for company in self._companies():
            if not company._iso_calendar().is_workday(today):
                continue
            troubles = []
            for step in self._steps():
                failed = step.__self__
                while True:
                    count, newly_failed = step(company, failed)
                    failed |= newly_failed
                    if not count:
                        break
                    if not self.env["ir.cron"]._commit_progress(count):
                        return
                    self.env.invalidate_all()
                troubles += failed
            self._say_troubles(company, troubles)

    @api.model
    def _companies(self):
        """The agencies where there may be something to do (res.company)."""
        given = self.env["iso.task"]._read_group(
            [("origin_id", "!=", False), ("state", "in", OPEN_STATES)], ["company_id"]
        )
        return self.env["res.company"].union(*(company for [company] in given))

    @api.model
    def _steps(self):
        """What is done in each agency, in this order.

        :return: list of methods of empty recordsets (agency, records to leave out) ->
            (number of records looked at, those that failed)
        """
        tasks = self.env["iso.task"].browse()
        people = self.env["res.users"].browse()
        turns = self.env.registry["iso.turn.mixin"]
        return [
            self.env["hr.department"].browse()._iso_close_batch,
            people._iso_settle_batch,
            *(
                model.browse()._follow_turns_batch
                for model in self.env.values()
                if isinstance(model, turns) and not model._abstract
            ),
            tasks._remind_batch,
            tasks._escalate_batch,
        ]

    # ------------------------------------------------------------ who was not reached
    @api.model
    def _say_troubles(self, company, failed):
        """Put on the secretary's list what the job could not do: whom it cannot reach,
        and which records it fails with; taken back when there is nothing left to mend.

        :param company: one res.company
        :param failed: the records with which a step failed
        """
        kind = self.env.ref("iso_quality.mail_activity_type_trouble")
        people = self.env["iso.addressee"]._of(company)
        # Vietnamese, as all that a job writes for people.
        summary = f"Nhắc việc chưa tới nơi: {company.name}"
        lines = self._unreached(company, people)
        lines += [
            Markup("Mỗi đêm đều lỗi, cần xem lại: %s") % _link(one) for one in failed
        ]
        body = Markup("<ul>%s</ul>") % Markup().join(
            Markup("<li>%s</li>") % line for line in lines
        )
        there = self.env["mail.activity"].search(
            [("activity_type_id", "=", kind.id), ("summary", "=", summary)]
        )
        same = there.filtered(
            lambda one: one.user_id == people.secretary and one.note == body
        )
        if lines and same:
            return
        there.unlink()
        if lines and people.secretary:
            there.with_context(mail_activity_quick_update=True).create(
                {
                    **{"activity_type_id": kind.id, "user_id": people.secretary.id},
                    **{"summary": summary, "note": body, "automated": True},
                }
            )

    @api.model
    def _unreached(self, company, people):
        """Whom reminders cannot reach (list of str)."""
        units = company._iso_departments().filtered(lambda one: not people.head(one))
        mute = people.staff.filtered(
            lambda user: user.notification_type == "email" and not user.email
        )
        found = []
        if units:
            names = ", ".join(units.mapped("name"))
            found.append(f"Chưa có trưởng đơn vị có tài khoản: {names}")
        if mute:
            names = ", ".join(mute.mapped("name"))
            found.append(f"Nhận thông báo qua thư nhưng chưa có địa chỉ thư: {names}")
        return found


def _link(record):
    """A record as a link, where it has a form of its own (Markup)."""
    if "message_ids" in record._fields:
        return record._get_html_link()
    return Markup("%s (%s)") % (record.display_name, record._description)
