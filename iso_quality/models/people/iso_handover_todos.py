from odoo import api, models

from .iso_handover import is_answered_for


class IsoHandover(models.AbstractModel):
    """To-dos of people who go: to who is asked now, as the model of each record says."""

    _inherit = "iso.handover"

    @api.model
    def _hand_over_todos(self, users, company, people, got, unit=None):
        """Give the to-dos that these people should not have to who should."""
        # sudo: to-dos are those of other people
        todos = self.env["mail.activity"].sudo()
        found = todos.search(
            [("user_id", "in", users.ids), ("res_model", "=like", "iso.%")]
        )
        if not unit:
            self._hand_over_free_todos(users, company, people)
        for name, mine in found.grouped("res_model").items():
            if name not in self.env:
                continue
            # sudo: as above
            records = self.env[name].sudo().browse(set(mine.mapped("res_id"))).exists()
            here = records.filtered(lambda one: _company(one) == company)
            theirs = {one.id: one for one in here}
            for todo, res_id in zip(mine, mine.mapped("res_id"), strict=True):
                record = theirs.get(res_id)
                at = record and _unit(record)
                if not record or (unit and at != unit):
                    continue
                # Asking again for one to-do may have taken another one back.
                if todo.exists() and not self._keeps(todo, record, at, people):
                    self._pass_on(todo, record, people, got)

    @api.model
    def _hand_over_free_todos(self, users, company, people):
        """Give to-dos of our kinds that are over no record (seats, who is not reached,
        what has not been begun) to who should have them."""
        # sudo: to-dos are those of other people
        todos = self.env["mail.activity"].sudo()
        data = self.env["ir.model.data"].sudo()
        kinds = data.search(
            [("module", "=like", "iso_quality%"), ("model", "=", "mail.activity.type")]
        )
        for todo in todos.search(
            [
                *(("user_id", "in", users.ids), ("res_model", "=", False)),
                ("activity_type_id", "in", kinds.mapped("res_id")),
            ]
        ):
            who = self._whose_free_todo(todo, company, people)
            if who is not None and todo.user_id not in who:
                todo.with_context(mail_activity_quick_update=True).user_id = who[:1]

    @api.model
    def _whose_free_todo(self, todo, company, people):
        """Who may have a to-do that is over no record: hook.

        :return: res.users, who comes first gets it; None: it is of another agency
        """
        if company not in todo.user_id.company_ids:
            return None
        return people.secretary | people.secretaries

    @api.model
    def _pass_on(self, todo, record, people, got):
        """Give one to-do to who should have it: as the model of its record says, where it
        says so."""
        unit = _unit(record)
        asked = self.env.registry["iso.asked.mixin"]
        if todo.automated and isinstance(record, asked) and record._ask_again():
            todo = todo.exists()
            if not todo or self._keeps(todo, record, unit, people):
                return
        self._give_todo(todo, people.answering(_answering(record), unit), got)

    @api.model
    def _keeps(self, todo, record, unit, people):
        """Whether a to-do is still one of its person."""
        user = todo.user_id
        if user not in people.staff or not record._iso_may_read(user):
            return False
        if not todo.automated or user in people.secretaries | people.leaders:
            return True
        return user in _answering(record) or user == people.head(unit)

    @api.model
    def _give_todo(self, todo, user, got):
        if not user or user == todo.user_id:
            return
        # sudo: who gets it may be asked for the same already, of another kind perhaps
        double = todo.sudo().search_count(
            [
                ("user_id", "=", user.id),
                ("res_model", "=", todo.res_model),
                ("res_id", "=", todo.res_id),
                "|",
                ("activity_type_id", "=", todo.activity_type_id.id),
                ("summary", "=", todo.summary),
            ],
            limit=1,
        )
        if double:
            todo.unlink()
            return
        todo.with_context(mail_activity_quick_update=True).user_id = user
        # sudo: only noted
        record = self.env[todo.res_model].sudo().browse(todo.res_id)
        if not any(record._name == some._name and record in some for some in got[user]):
            got[user].append(record)


def _company(record):
    return record["company_id"] if "company_id" in record._fields else None


def _unit(record):
    """The department that answers for a record, of whatever model (hr.department)."""
    if is_answered_for(record):
        return record._unit_answering()
    if "department_id" in record._fields:
        return record["department_id"]
    return record.env["hr.department"]


def _answering(record):
    """Who answers for a record by name, of whatever model (res.users)."""
    if is_answered_for(record):
        return record._people_answering()
    return record.env["res.users"]
