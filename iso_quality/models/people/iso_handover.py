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
    def _settle(self, users, company, roles=()):
        """Something of these people has ended in an agency: whatever they may no longer
        answer for goes over.

        :param users: res.users
        :param company: one res.company
        :param roles: those that have ended, of ``iso.role``; whoever stays without them
            leaves what was given to these roles
        """
        people = self.env["iso.addressee"]._of(company)
        # sudo: run when people go, which was asked
        users, company = users.sudo(), company.sudo()
        gone = users - people.staff
        got = self._hand_over_work(gone, company)
        for role in roles:
            over = users & people.staff - people.having(role)
            for user, some in self._hand_over_work(over, company, role=role).items():
                got[user] += some
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
        # Who still heads it answers for it, wherever he works.
        users -= people.head(unit)
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
            if model._answered_needed:
                mine = Domain(model._answered_unit, "=", unit.id)
                model._adopt(mine, head)

    @api.model
    def _appointed(self, role, company):
        """Somebody has a role in an agency: what was given to it and nobody answers for
        becomes his.

        :param str role: of ``iso.role``
        """
        people = self.env["iso.addressee"]._of(company)
        user = people.leader if role == "leader" else people.having(role)[:1]
        for model in self._answered_models() if user else ():
            mine = model._of_role_domain(role)
            if mine is not None and model._answered_needed:
                model._adopt(mine & Domain("company_id", "=", company.id), user)

    # ------------------------------------------------------------ work
    @api.model
    def _answered_models(self):
        """The models of records that people answer for, as the system."""
        # sudo: run when people go, which was asked
        env = self.sudo().with_context(active_test=False).env
        return [
            model
            for model in env.values()
            if not model._abstract and is_answered_for(model)
        ]

    @api.model
    def _hand_over_work(self, users, company, unit=None, instead=None, role=None):
        """Give what goes on of these people to who answers now.

        :param unit: only what belongs to this department; None: all
        :param instead: res.users who takes it, where that is known
        :param role: only what was given to this role; None: all
        :return: dict {res.users: list of recordsets that they got}
        """
        got = defaultdict(list)
        for model in self._answered_models() if users else ():
            if unit and not model._answered_unit:
                continue
            domain = model._answered_by_domain(users)
            domain &= Domain("company_id", "=", company.id)
            if unit:
                domain &= Domain(model._answered_unit, "=", unit.id)
            if role:
                given = model._of_role_domain(role)
                if given is None:
                    continue
                domain &= given
            for user, records in (
                model.search(domain)._hand_over(users, instead).items()
            ):
                got[user].append(records)
        return got

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


def is_answered_for(model):
    """Whether people answer for the records of a model (``iso.answered.mixin``)."""
    return isinstance(model, model.env.registry["iso.answered.mixin"])
