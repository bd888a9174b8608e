from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from .iso_task import OPEN_STATES

EVIDENCE_FIELDS = {"evidence_ids"}
WORK_FIELDS = EVIDENCE_FIELDS | {"result"}
LEAD_FIELDS = WORK_FIELDS | {"user_id", "user_ids"}


def _is_narrow(part):
    """Whether a condition leaves so few tasks that the rules may look at each."""
    if part.field_expr == "state":
        return part.operator == "in" and set(part.value) <= set(OPEN_STATES)
    return part.field_expr in ("id", "is_late", "is_due_soon")


class IsoTask(models.Model):
    """Who may do what to a task.

    Those who work on a task write its result; the head of its department also says
    who works on it; cooperating departments add evidence and comments; the ISO
    secretary may do all of it. What a document says (what, when, which department) is
    changed by that document only.
    """

    _inherit = "iso.task"

    # What the rules ask; documents add theirs.
    _ruled_by = frozenset({"company_id", "department_id", "user_id"})

    may_work = fields.Boolean(compute="_compute_may")
    may_lead = fields.Boolean(compute="_compute_may")
    may_add_evidence = fields.Boolean(compute="_compute_may")

    def _cooperating(self):
        """Who follows these tasks without having one.

        :return: (hr.department, res.users)
        """
        return self.env["hr.department"], self.env["res.users"]

    @api.depends("user_id", "user_ids", "department_id", "state", "is_in_force")
    @api.depends_context("uid")
    def _compute_may(self):
        user = self.env.user
        run = user._iso_agencies("secretary")
        for task in self:
            in_force = task.is_in_force
            # sudo: only compared with the user
            lead = task.sudo().company_id in run or user._iso_heads(
                task.sudo().department_id
            )
            work = lead or user in task.sudo().user_id | task.sudo().user_ids
            departments, people = task.sudo()._cooperating()
            task.may_lead = in_force and lead
            task.may_work = in_force and work
            task.may_add_evidence = in_force and (
                work or user in departments.iso_user_ids | people
            )

    # ------------------------------------------------------------ which ones one sees
    @api.model
    def _search(self, domain, *args, bypass_access=False, **kwargs):
        """As Odoo's, faster for those who see few: the rules alone would look at each
        task of the agency. What the rules show they still say themselves."""
        domain = Domain(domain)
        if not (
            bypass_access
            or self._sees_all()
            or any(map(_is_narrow, domain.iter_conditions()))
        ):
            near = self._near()
            domain &= Domain.custom(
                to_sql=lambda model, alias, query: SQL(
                    "%s IN (%s)", model._field_to_sql(alias, "id", query), near
                )
            )
        return super()._search(domain, *args, bypass_access=bypass_access, **kwargs)

    @api.model
    def _whether(self, query, domain):
        """Whether a task of a query is one of a domain (SQL), as a column of the query:
        another query would be planned and read besides.

        :param query: of ``_search``
        :param domain: Domain; only tells among the tasks found, whose rules were asked
        """
        # sudo: only tells which of those found these are; rules were asked there
        every = self.sudo()
        return domain.optimize_full(every)._to_sql(every, query.table, query)

    @api.model
    @api.readonly
    def web_search_read(
        self,
        domain,
        specification,
        offset=0,
        limit=None,
        order=None,
        count_limit=None,
    ):
        """As Odoo's; those who see few have theirs looked up once, for the page and its
        count."""
        args = (specification, offset, limit, order, count_limit)
        if not limit or self._sees_all():
            return super().web_search_read(domain, *args)
        found = self._search(domain, limit=count_limit, order=order or self._order)
        ids = found.get_result_ids()
        if count_limit and offset + limit > count_limit == len(ids):
            return super().web_search_read(domain, *args)
        page = self.browse(ids[offset : offset + limit])
        # sudo: they were just found by the user, who reads them below
        page.sudo().fetch({*specification, *self._ruled_by} & self._fields.keys())
        length = len(ids) if page else 0
        return {"length": length, "records": page.web_read(specification)}

    @api.model
    @api.private
    @api.readonly
    def search_fetch(self, domain, field_names=None, *args, **kwargs):
        """As Odoo's, with what the rules ask of each task before it is shown: else all
        columns are read for them."""
        if field_names:
            field_names = {*field_names, *self._ruled_by}
        return super().search_fetch(domain, field_names, *args, **kwargs)

    @api.model
    def _sees_all(self):
        """Whether a role shows the current user all tasks of an agency."""
        return self.env.su or self.env.user._iso_agencies("secretary", "leader")

    @api.model
    def _near(self):
        """The ids of all tasks that the rules of staff might show the current user
        (SQL): one query for each way to a task, each with its index."""
        # sudo: as rules do; they are asked besides
        tasks = self.sudo().with_context(active_test=False)
        ways = [tasks._search(way).subselect() for way in tasks._near_ways()]
        field = self._fields["user_ids"]
        ways.append(
            SQL(
                "SELECT %s FROM %s WHERE %s = %s",
                SQL.identifier(field.column1),
                SQL.identifier(field.relation),
                SQL.identifier(field.column2),
                self.env.uid,
                to_flush=field,
            )
        )
        return SQL(" UNION ALL ").join(ways)

    @api.model
    def _near_ways(self):
        """Domains: what makes a task one that the rules of staff show the current
        user, besides working on it."""
        mine = Domain("iso_user_ids", "in", [self.env.uid])
        mine |= Domain("iso_head_user_id", "=", self.env.uid)
        units = self.env["hr.department"]._search(mine).get_result_ids()
        return [
            Domain("department_id", "in", units),
            Domain("user_id", "=", self.env.uid),
        ]

    def write(self, vals):
        if not self.env.su:
            # What is refused names the task.
            self.check_access("read")
            self._check_may_write(vals)
        # sudo: only who answers now
        before = {one: one.user_id for one in self.sudo()} if "user_id" in vals else {}
        result = super().write(vals)
        if changed := [one for one, user in before.items() if user != one.user_id]:
            self.union(*changed)._hand_over_reminders(before)
        return result

    def _check_may_write(self, vals):
        touched = {name for name in vals if not self._iso_is_talk(name)}
        if not touched:
            return
        for task in self:
            if task.may_lead:
                allowed = LEAD_FIELDS
            elif task.may_work:
                allowed = WORK_FIELDS
            else:
                allowed = EVIDENCE_FIELDS if task.may_add_evidence else set()
            refused = touched - allowed
            if not refused:
                continue
            if not task.is_in_force:
                raise UserError(
                    self.env._(
                        "The plan of “%s” is over: its tasks cannot be changed.",
                        task.name,
                    )
                )
            labels = [
                field["string"] for field in self.fields_get(refused).values()
            ] or sorted(refused)
            raise AccessError(
                self.env._(
                    "You cannot change this on “%(task)s”: %(fields)s. What a document "
                    "says is changed by its revision; results are written by the "
                    "department that has the task.",
                    task=task.name,
                    fields=", ".join(labels),
                )
            )

    def _hand_over_reminders(self, before):
        """Give the open to-dos of these tasks to those who answer for them now; where
        there are none, whoever answers now is reminded anew.

        :param dict before: {task: who answered for it}
        """
        # sudo: run by a write that was checked; to-dos are others'
        tasks = self.sudo()
        self.env["mail.followers"]._iso_follow({task: task.user_id for task in tasks})
        kind = self.env.ref("iso_quality.mail_activity_type_task")
        people = {
            company: self.env["iso.addressee"]._of(company)
            for company in tasks.company_id
        }
        for task in tasks:
            theirs = task.activity_ids.filtered(
                lambda one, old=before[task]: (
                    one.automated
                    and (one.user_id == old or one.activity_type_id == kind)
                )
            )
            who = people[task.company_id].answering(task.user_id, task.department_id)
            if theirs and who:
                theirs.with_context(mail_activity_quick_update=True).user_id = who
        quiet = tasks.filtered(
            lambda task: kind not in task.activity_ids.activity_type_id
        )
        marked = quiet.filtered(lambda task: any(task[name] for name in task._marks))
        if marked:
            marked.write(marked._nobody_told())
