"""An agency with its people, and short ways to a plan, a sheet, a finished task."""

from odoo.fields import Command, Date
from odoo.tests import TransactionCase, new_test_user

GROUPS = {
    "staff": "iso_quality.group_staff",
    "head": "iso_quality.group_head",
    "leader": "iso_quality.group_leader",
    "secretary": "iso_quality.group_secretary",
    "admin": "iso_quality.group_admin",
}


class AgencyCase(TransactionCase):
    """An agency with three departments and a user for each role, and another one.

    ``office`` is the unit in charge (headed by the secretary); ``trade`` and
    ``energy`` have a head each; ``staff`` works in ``trade``.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "no_reset_password": True})
        cls.agency = cls._new_agency("Sở Thử nghiệm", "STN")
        cls.other_agency = cls._new_agency("UBND xã Bên cạnh", "UBND")
        cls.secretary = cls._new_user("secretary", "secretary")
        cls.leader = cls._new_user("leader", "leader")
        cls.trade_head = cls._new_user("trade_head", "head")
        cls.energy_head = cls._new_user("energy_head", "head")
        cls.staff = cls._new_user("staff", "staff")
        cls.admin = cls._new_user("iso_admin", "admin")
        cls.office = cls._new_department("Văn phòng", cls.secretary)
        cls.office.iso_symbol = "VP"
        cls.trade = cls._new_department("Phòng Thương mại", cls.trade_head, cls.staff)
        cls.energy = cls._new_department("Phòng Năng lượng", cls.energy_head)
        cls.departments = cls.office | cls.trade | cls.energy
        cls.agency.write(
            {
                "iso_standing_department_id": cls.office.id,
                "iso_head_user_id": cls.leader.id,
                "iso_place": "An Phước",
            }
        )
        cls.other_secretary = cls._new_user(
            "other_secretary", "secretary", cls.other_agency
        )
        cls.other_leader = cls._new_user("other_leader", "leader", cls.other_agency)
        cls.other_office = cls._new_department(
            "Văn phòng xã", cls.other_secretary, company=cls.other_agency
        )
        cls.other_agency.write(
            {
                "iso_standing_department_id": cls.other_office.id,
                "iso_place": "Bên Cạnh",
            }
        )
        cls.committee = cls.env["iso.committee"].create(
            {
                "name": "Ban Chỉ đạo ISO",
                "company_id": cls.agency.id,
                "date_from": "2020-01-01",
                "member_ids": [
                    Command.create({"user_id": cls.leader.id, "role": "head"}),
                    Command.create({"user_id": cls.secretary.id, "role": "secretary"}),
                ],
            }
        )
        cls.all_departments = cls.env.ref("iso_quality.party_all_departments")
        cls.standing = cls.env.ref("iso_quality.party_standing")
        cls.committee_party = cls.env.ref("iso_quality.party_committee")
        cls.secretary_party = cls.env.ref("iso_quality.party_secretary")
        cls.leadership = cls.env.ref("iso_quality.party_leadership")

    # ------------------------------------------------------------ makers
    @classmethod
    def _new_agency(cls, name, symbol):
        agency = cls.env["res.company"].create({"name": name, "iso_symbol": symbol})
        agency.partner_id.tz = "Asia/Ho_Chi_Minh"
        return agency

    @classmethod
    def _new_user(cls, login, role, agency=None):
        agency = agency or cls.agency
        user = new_test_user(
            cls.env,
            login=f"iso_{login}",
            groups=GROUPS[role],
            company_id=agency.id,
            company_ids=[Command.set(agency.ids)],
            tz="Asia/Ho_Chi_Minh",
            email=f"{login}@an-phuoc.example",
            notification_type="inbox",
        )
        # Tests tell of other days than today.
        user.sudo().iso_role_ids.date_from = "2000-01-01"
        cls.env["hr.employee"].create(
            {"name": login, "user_id": user.id, "company_id": agency.id}
        )
        return user

    @classmethod
    def _all_in_one(cls):
        """Somebody with every role of the agency, who administers the installation as
        well: nobody may do more."""
        user = cls.env["res.users"].search([("login", "=", "iso_all_in_one")])
        if not user:
            user = cls._new_user("all_in_one", "secretary")
            system = cls.env.ref("base.group_system")
            user.group_ids = [Command.link(system.id)]
            for role in ("leader", "admin"):
                cls.env["iso.role"]._give(user, role, cls.agency)
            user.iso_role_ids.date_from = "2000-01-01"
        return user

    @classmethod
    def _new_department(cls, name, head, *members, company=None):
        company = company or cls.agency
        employees = cls.env["hr.employee"].search(
            [("user_id", "in", [user.id for user in (head, *members) if user])]
        )
        department = cls.env["hr.department"].create(
            {
                "name": name,
                "company_id": company.id,
                "manager_id": head
                and employees.filtered(lambda e: e.user_id == head).id,
            }
        )
        employees.department_id = department
        return department

    @classmethod
    def _party_of(cls, department):
        """The party that is one department alone."""
        return cls.env["iso.party"].create(
            {
                "name": department.name,
                "kind": "departments",
                "department_ids": department.ids,
                "company_id": department.company_id.id,
            }
        )

    @classmethod
    def _new_plan(cls, *lines, year=2026, **vals):
        """A draft of the secretary with these lines (see ``_add_line``)."""
        plan = (
            cls.env["iso.plan"]
            .with_user(cls.secretary)
            .create({"title": f"Kế hoạch năm {year}", "year": year, **vals})
        )
        for line in lines:
            cls._add_line(plan, **line)
        return plan

    @classmethod
    def _add_line(cls, plan, deadline, lead=(), support=(), own_part=False, **vals):
        line = plan.line_ids.create(
            {
                "plan_id": plan.id,
                "name": vals.pop("name", deadline),
                "deadline_text": deadline,
                "lead_party_ids": [Command.set([party.id for party in lead])],
                "support_party_ids": [Command.set([party.id for party in support])],
                **vals,
            }
        )
        if own_part:
            entries = line.party_ids.filtered(lambda e: e.assignment == "support")
            entries.own_part = True
        return line

    @classmethod
    def _issue(cls, plan, number=None, date="2026-01-05"):
        """Submit and issue; without a number it gets the next one.

        On any day: which dates are possible is asked of people, not of our own code.
        """
        if "to_check" in plan and plan.to_check:
            plan.with_user(cls.secretary).action_looked_at()
        plan.with_user(cls.secretary).submit()
        number = number or plan._next_number(Date.to_date(date))
        plan.with_user(cls.leader)._unsealed().issue(number, date)
        return plan

    @classmethod
    def _new_sheet(cls, department, *objectives, year=2026):
        """A draft of the secretary's with objectives that can be submitted."""
        complete = {
            "name": "Giải quyết hồ sơ đúng hạn",
            "indicator": "Tỷ lệ hồ sơ đúng hạn",
            "target": 98.0,
            "deadline": f"{year}-12-31",
            "place": "Bộ phận Một cửa",
            "is_specific": True,
            "is_realistic": True,
        }
        step = {"name": "Rà soát hồ sơ hằng tuần"}
        sheet = cls.env["iso.objective.sheet"].with_user(cls.secretary)
        return sheet.create(
            {
                "department_id": department and department.id,
                "year": year,
                "objective_ids": [
                    Command.create(
                        {**complete, "step_ids": [Command.create(step)], **vals}
                    )
                    for vals in objectives or ({},)
                ],
            }
        )

    @classmethod
    def _approve(cls, sheet):
        """Submit and approve."""
        sheet.with_user(cls.secretary).submit()
        sheet.with_user(cls.leader).issue()
        return sheet

    @classmethod
    def _finish_work(cls, record, user, result="Đã làm xong"):
        """Finish the task of a step or a measure, as its user does under My Tasks."""
        task = record.sudo().task_id.with_user(user)
        task.result = result
        task.finish()

    def _dates(self, tasks):
        return sorted((str(t.date_start), str(t.date_due)) for t in tasks)
