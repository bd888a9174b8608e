from collections import defaultdict

from markupsafe import Markup

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain


class IsoHandover(models.AbstractModel):
    """What happens to the open work, the to-dos and the subscriptions of people who go.

    One reaction to everything that takes somebody away from something: an account or an
    employee that is archived, Odoo's dialog for leaving, another department, another
    head, another account, a role that ends. It looks at who works where now and brings
    the rest into line; so it may run twice, and runs every night for what no button has
    told it (a role that ends by its date, an import).
    """

    _name = "iso.handover"
    _description = "Handing Over"

    # ------------------------------------------------------------ what has happened
    @api.model
    def _settle(self, users, company):
        """Something of these people has ended in an agency: whatever they may no longer
        answer for goes over.

        :param users: res.users
        :param company: one res.company
        """
        people = self.env["iso.addressee"]._of(company)
        # sudo: run when people go, which was asked
        users, company = users.sudo(), company.sudo()
        gone = users - people.staff
        got = self._hand_over_work(gone, company)
        self._hand_over_todos(users, company, people, got)
        self._unfollow(users, people)
        self._tell_vacant(self._vacant(users, company))
        self._tell(gone, got)

    @api.model
    def _moved(self, users, unit, instead=None):
        """These people do not answer for a department any more: they work in another
        one, or somebody else heads it.

        :param users: res.users
        :param unit: one hr.department
        :param instead: res.users who takes what was theirs, where that is known
        """
        # sudo: run when people move, which was asked
        users, unit = users.sudo(), unit.sudo()
        company = unit.company_id
        people = self.env["iso.addressee"]._of(company)
        got = self._hand_over_work(users, company, unit, instead)
        self._hand_over_todos(users, company, people, got, unit)
        self._unfollow(users, people)
        self._tell(users, got)

    @api.model
    def _begun(self, unit):
        """A department has another head: what nobody answers for there becomes his."""
        # sudo: run when heads change, which was asked
        unit = unit.sudo()
        head = self.env["iso.addressee"]._of(unit.company_id).head(unit)
        for model in self._answered_models() if head else ():
            name = model._answered_needed
            if not name:
                continue
            orphans = model.search(
                Domain(model._answered_unit, "=", unit.id)
                & Domain(name, "=", False)
                & model._answered()[name]
            )
            if orphans:
                orphans._write_handed_over({name: head.id})

    # ------------------------------------------------------------ work
    @api.model
    def _answered_models(self):
        """The models of records that people answer for, as the system."""
        # sudo: run when people go, which was asked
        env = self.sudo().with_context(active_test=False).env
        return [
            model
            for model in env.values()
            if not model._abstract and _is_answered_for(model)
        ]

    @api.model
    def _hand_over_work(self, users, company, unit=None, instead=None):
        """:return: dict {res.users: list of recordsets that they got}"""
        got = defaultdict(list)
        for model in self._answered_models() if users else ():
            if unit and not model._answered_unit:
                continue
            domain = model._answered_by_domain(users)
            domain &= Domain("company_id", "=", company.id)
            if unit:
                domain &= Domain(model._answered_unit, "=", unit.id)
            for user, records in (
                model.search(domain)._hand_over(users, instead).items()
            ):
                got[user].append(records)
        return got

    # ------------------------------------------------------------ to-dos
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

    # ------------------------------------------------------------ who follows
    @api.model
    def _unfollow(self, users, people):
        """Take these people off what they may not read any more; those who have left,
        off everything of their agency."""
        # sudo: who follows what is asked for others
        followers = self.env["mail.followers"].sudo()
        mine = followers.search(
            [
                ("partner_id", "in", users.partner_id.ids),
                ("res_model", "=like", "iso.%"),
            ]
        )
        # Rules look at the table of departments and people.
        self.env.flush_all()
        gone = followers.browse()
        for (partner, name), some in mine.grouped(
            lambda one: (one.partner_id, one.res_model)
        ).items():
            seen = set()
            here = partner.user_ids.filtered(lambda one: not one.share)
            for user in here - people.left(here):
                seen |= self._readable(name, some.mapped("res_id"), user)
            gone += some.filtered(lambda one, seen=seen: one.res_id not in seen)
        gone.unlink()

    @api.model
    def _readable(self, name, ids, user):
        """Those of some records that a user may read (set of ids)."""
        if name not in self.env:
            return set()
        model = self.env[name].with_user(user)
        model = model.with_context(
            allowed_company_ids=user.company_ids.ids, active_test=False
        )
        try:
            return set(model.search([("id", "in", ids)]).ids)
        except AccessError:
            return set()

    # ------------------------------------------------------------ what stays empty
    @api.model
    def _vacant(self, users, company):
        """Seats that people have left and that only a decision fills: hook.

        :return: list of (record to which the seat belongs, or the agency; words)
        """
        return []

    @api.model
    def _tell_vacant(self, seats):
        """Put what has to be filled on the to-do list of the agency's secretary."""
        kind = self.env.ref("iso_quality.mail_activity_type_vacant")
        # sudo: to-dos are those of other people
        todos = self.env["mail.activity"].sudo()
        for record, words in seats:
            company = record if record._name == "res.company" else record.company_id
            secretary = self.env["iso.addressee"]._of(company).secretary
            vals = {"activity_type_id": kind.id, "user_id": secretary.id}
            if record != company:
                model = self.env["ir.model"]._get_id(record._name)
                vals |= {"res_model_id": model, "res_id": record.id}
            same = [(name, "=", value) for name, value in vals.items()]
            there = todos.search([*same, ("summary", "=", words)], limit=1)
            if secretary and not there:
                todos.with_context(mail_activity_quick_update=True).create(
                    {**vals, "summary": words, "automated": True}
                )

    # ------------------------------------------------------------ who is told
    @api.model
    def _tell(self, users, got):
        """Tell those who got something, each in one message: Vietnamese, as all that is
        written for people."""
        for user, groups in got.items():
            records = [record for some in groups for record in some]
            if not user or not records:
                continue
            shown = Markup().join(
                Markup("<li>%s</li>") % one._get_html_link()
                for one in records[:20]
                if "message_ids" in one._fields
            )
            # sudo: said by the system to one of the agency
            self.env["mail.thread"].sudo().message_notify(
                partner_ids=user.partner_id.ids,
                subject=f"Nhận bàn giao {len(records)} việc",
                body=Markup("<p>%s</p><ul>%s</ul>")
                % (
                    "Những việc đang mở này chuyển sang anh/chị, kèm kết quả đã có"
                    + (f" (từ {', '.join(users.mapped('name'))}):" if users else ":"),
                    shown,
                ),
            )


def _is_answered_for(model):
    """Whether people answer for the records of a model (``iso.answered.mixin``)."""
    return isinstance(model, model.env.registry["iso.answered.mixin"])


def _company(record):
    return record["company_id"] if "company_id" in record._fields else None


def _unit(record):
    """The department that answers for a record, of whatever model (hr.department)."""
    if _is_answered_for(record):
        return record._unit_answering()
    if "department_id" in record._fields:
        return record["department_id"]
    return record.env["hr.department"]


def _answering(record):
    """Who answers for a record by name, of whatever model (res.users)."""
    if _is_answered_for(record):
        return record._people_answering()
    return record.env["res.users"]
