from datetime import date, timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.iso_quality.tools.vietnam_time import begin_of, vietnam_today
from odoo.addons.iso_quality.tools.web_actions import open_form

from ...tools.independence import Subject, objections
from ...tools.laying_out import lay_out

# The sessions of a day, in hours: the opening comes before the first, the closing
# meeting after the last.
OPENING = (8, 8.5)
SLOTS = ((8.5, 10), (10.25, 11.75), (13.5, 15), (15.25, 16.75))
CLOSING = timedelta(minutes=30)
# Copied from the last round.
TEXTS = ("purpose", "scope", "criteria")


class IsoAuditPrepareWizard(models.TransientModel):
    """Programme, team, plan and sessions of a round in one go, from last year's: all of
    it drafts that are looked through afterwards."""

    _name = "iso.audit.prepare.wizard"
    _description = "Prepare a Round of Audits"

    company_id = fields.Many2one(
        "res.company", "Agency", required=True, default=lambda self: self.env.company
    )
    year = fields.Integer(required=True, default=lambda self: vietnam_today().year)
    programme_id = fields.Many2one(
        "iso.audit.programme",
        compute="_compute_programme",
        string="Programme of the Year",
    )
    first_day = fields.Date(
        required=True, compute="_compute_first_day", store=True, readonly=False
    )
    auditor_ids = fields.Many2many(
        "res.users",
        "iso_audit_prepare_wizard_may_rel",
        compute="_compute_auditors",
        string="Auditors of the Agency",
    )
    lead_id = fields.Many2one(
        "res.users",
        "Lead Auditor",
        required=True,
        domain="[('id', 'in', auditor_ids)]",
        default=lambda self: self._last_team()[:1],
    )
    member_ids = fields.Many2many(
        "res.users",
        string="Other Auditors",
        domain="[('id', 'in', auditor_ids), ('id', '!=', lead_id)]",
        default=lambda self: self._last_team()[1:],
    )
    place = fields.Char()
    line_ids = fields.One2many(
        "iso.audit.prepare.wizard.line",
        "wizard_id",
        "Departments",
        default=lambda self: self._default_lines(),
    )

    # ------------------------------------------------------------ computed
    @api.depends("company_id", "year")
    def _compute_programme(self):
        programmes = self.env["iso.audit.programme"]
        for wizard in self:
            wizard.programme_id = programmes._of_year(wizard.company_id, wizard.year)

    @api.depends("company_id", "year")
    def _compute_first_day(self):
        """A workday of the programme's month, a week from now at least."""
        for wizard in self:
            if not 2000 <= wizard.year <= 2100:
                wizard.first_day = False
                continue
            month = wizard._programme_or_new()._usual_month()
            soon = vietnam_today() + timedelta(days=8)
            calendar = wizard.company_id._iso_calendar()
            day = calendar.next(max(date(wizard.year, month, 5), soon))
            wizard.first_day = day if day.year == wizard.year else False

    @api.depends("company_id")
    def _compute_auditors(self):
        users = self.env["res.users"]
        for wizard in self:
            wizard.auditor_ids = users._iso_members("auditor", wizard.company_id)

    # ------------------------------------------------------------ from last time
    def _programme_or_new(self):
        programmes = self.env["iso.audit.programme"]
        return self.programme_id or programmes.new(
            {"company_id": self.company_id.id, "year": self.year}
        )

    @api.model
    def _last_round(self):
        return self.env["iso.audit"].search(
            [("company_id", "=", self.env.company.id), ("state", "!=", "cancelled")],
            order="date_planned desc, id desc",
            limit=1,
        )

    @api.model
    def _last_team(self):
        """Who audited last and still may, the lead first (res.users)."""
        last = self._last_round()
        auditors = self.env["res.users"]._iso_members("auditor", self.env.company)
        team = last.lead_id | last.member_ids.user_id
        return (team & auditors) or auditors

    @api.model
    def _default_lines(self):
        company = self.env.company
        programmes = self.env["iso.audit.programme"]
        programme = programmes._in_force(company, vietnam_today().year)
        if programme:
            month = programme._usual_month()
            cells = programme.cell_ids.filtered(lambda cell: cell.month == month)
            return [
                Command.create(
                    {
                        "department_id": unit.id,
                        "clause_ids": [Command.set(of_unit.clause_ids.ids)],
                        "procedure_ids": [Command.set(of_unit.procedure_ids.ids)],
                    }
                )
                for (unit, _month), of_unit in cells._by_present_unit().items()
            ]
        new = programmes.new({"company_id": company.id, "year": vietnam_today().year})
        return [
            Command.create({"department_id": unit.id, **new._looked_at(unit)})
            for unit in company._iso_departments()
        ]

    # ------------------------------------------------------------ made
    def action_prepare(self):
        """Make the drafts, and open the round.

        :raise UserError: when a department is named twice or none is, or the day is in
            another year
        """
        self.ensure_one()
        self.env["res.users"]._iso_require("secretary", self)
        units = self.line_ids.mapped("department_id")
        if not units or len(units) < len(self.line_ids):
            raise UserError(
                self.env._("Name each department that is audited once, at least one.")
            )
        if self.first_day.year != self.year:
            raise UserError(self.env._("The first day is one of %s.", self.year))
        programme = self._make_programme()
        audit = self._make_round(programme)
        self._make_sessions(audit)
        papers = self.env["iso.audit.paper"]
        papers.create(
            [{"audit_id": audit.id, "kind": kind} for kind in ("decision", "plan")]
        )
        return open_form(audit)

    def _make_programme(self):
        """The programme of the year; while it is a draft, it foresees this round."""
        programme = self.programme_id or self.env["iso.audit.programme"].create(
            {
                "company_id": self.company_id.id,
                "year": self.year,
                "responsible_id": self.lead_id.id,
            }
        )
        if programme.state == "draft":
            foreseen = programme.cell_ids.department_id
            programme.cell_ids.create(
                [
                    {
                        "programme_id": programme.id,
                        "department_id": line.department_id.id,
                        "month": self.first_day.month,
                        "clause_ids": [Command.set(line.clause_ids.ids)],
                        "procedure_ids": [Command.set(line.procedure_ids.ids)],
                    }
                    for line in self.line_ids
                    if line.department_id not in foreseen
                ]
            )
        return programme

    def _make_round(self, programme):
        last = self._last_round()
        audits = self.env["iso.audit"]
        count = audits.search_count(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("state", "!=", "cancelled"),
            ]
        )
        texts = {name: last[name] for name in TEXTS if last[name]}
        since = last.period_to and last.period_to + timedelta(days=1)
        since = since or date(self.year - 1, 1, 1)
        until = self.first_day - timedelta(days=1)
        return audits.create(
            {
                **texts,
                "company_id": self.company_id.id,
                "name": f"Đợt {count + 1} năm {self.year}",
                "year": self.year,
                "date_planned": self.first_day,
                "period_from": min(since, until),
                "period_to": until,
                "programme_id": programme.state == "issued" and programme.id,
                "member_ids": [
                    Command.create({"user_id": self.lead_id.id, "role": "lead"}),
                    *(
                        Command.create({"user_id": user.id})
                        for user in self.member_ids - self.lead_id
                    ),
                ],
            }
        )

    def _make_sessions(self, audit):
        """One session a department, each with somebody against whom nothing speaks; the
        opening and the closing meeting around them."""
        lines = {line.department_id.id: line for line in self.line_ids}
        places = lay_out(list(lines), self._free_auditors(audit))
        rows = [
            {
                "audit_id": audit.id,
                "department_id": place.department,
                "auditor_ids": [Command.set([place.auditor] if place.auditor else [])],
                "clause_ids": [Command.set(lines[place.department].clause_ids.ids)],
                "procedure_ids": [
                    Command.set(lines[place.department].procedure_ids.ids)
                ],
                "place": self.place,
                **self._slot(place.slot),
            }
            for place in places
        ]
        end = max(row["end"] for row in rows)
        team = [Command.set(audit.member_ids.user_id.ids)]
        common = {"audit_id": audit.id, "place": self.place, "auditor_ids": team}
        opening = [self._at(self.first_day, one) for one in OPENING]
        rows += [
            {**common, "kind": "opening", "start": opening[0], "end": opening[1]},
            {**common, "kind": "closing", "start": end, "end": end + CLOSING},
        ]
        sessions = audit.session_ids.create(rows)
        sessions.filtered("is_audit").action_propose_questions()

    def _free_auditors(self, audit):
        """{department id: ids of the team against whom nothing speaks}."""
        team = audit.member_ids.user_id
        sample = audit.session_ids.new(
            {
                "audit_id": audit.id,
                "company_id": audit.company_id.id,
                "department_id": self.line_ids[:1].department_id.id,
            }
        )
        ties = sample._ties(team)

        def is_free(user, line):
            procedures = frozenset(line.procedure_ids.ids)
            subject = Subject(line.department_id.id, procedures)
            return not objections(ties[user.id], subject)

        return {
            line.department_id.id: [user.id for user in team if is_free(user, line)]
            for line in self.line_ids
        }

    def _slot(self, number):
        """Begin and end of a slot of the round (values of a session)."""
        days, place = divmod(number, len(SLOTS))
        calendar = self.company_id._iso_calendar()
        day = calendar.add(calendar.next(self.first_day), days)
        begins, ends = SLOTS[place]
        return {"start": self._at(day, begins), "end": self._at(day, ends)}

    @api.model
    def _at(self, day, hour):
        """A moment of a day in Vietnam, as Odoo keeps it."""
        return begin_of(day) + timedelta(hours=hour)
