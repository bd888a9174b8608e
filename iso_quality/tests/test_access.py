"""Who may do what: the table that every model of ours has a row in."""

from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..tools.vietnam_time import vietnam_today
from .access import NOBODY, READ, ROLES, AccessTable, AccessTrial
from .risk.risk_case import RiskCase

# model -> {place: {role: rights}}; r read, w write, c create, d delete. The places
# are records of the role's own department or agency ("own"), of another department
# of it ("dept"), of another agency ("other"), or shared by all ("shared").
# "stranger" is the secretary of another agency, seen from this one.
DRAFT = {**NOBODY, "secretary": "rwcd", "leader": "r"}
SEALED = READ
# What every agency knows is changed by the administrator of the installation only: see
# ``test_what_agencies_share``.
SETTINGS = dict.fromkeys(ROLES, "r")
AGENCY_OWN = {**READ, "secretary": "rwcd"}
DAYS_OWN = {**READ, "admin": "rwcd"}
ADMIN_OWN = {**AGENCY_OWN, "admin": "rwcd"}
# Of a department; the administrator belongs to none.
UNIT = {**READ, "admin": ""}
TABLE = {
    "iso.role": {"own": READ, "other": NOBODY},
    "iso.person": {"own": {**NOBODY, "admin": "rwc"}, "other": NOBODY},
    "iso.person.event": {"own": {**NOBODY, "admin": "r"}, "other": NOBODY},
    "iso.standard": {"shared": SETTINGS},
    "iso.clause": {"shared": SETTINGS},
    "iso.clause.match": {"shared": SETTINGS},
    "iso.activity.type": {"shared": SETTINGS},
    "iso.activity.output": {"shared": SETTINGS},
    "iso.late.step": {"shared": SETTINGS, "own": AGENCY_OWN, "other": NOBODY},
    "iso.party.role": {"shared": SETTINGS},
    "iso.party": {"shared": SETTINGS, "own": AGENCY_OWN, "other": NOBODY},
    "iso.legal.document": {"shared": SETTINGS, "own": AGENCY_OWN, "other": NOBODY},
    # "c" of the administrator: see also ``calendar/test_calendar_years.py``.
    "iso.calendar.year": {"shared": SETTINGS, "own": DAYS_OWN, "other": NOBODY},
    "iso.calendar.makeup.day": {"shared": SETTINGS, "own": DAYS_OWN, "other": NOBODY},
    "iso.plan.template": {"shared": SETTINGS, "own": AGENCY_OWN, "other": NOBODY},
    "iso.document.type": {"shared": SETTINGS},
    "iso.document.template": {"own": ADMIN_OWN, "other": NOBODY},
    "iso.form": {"own": ADMIN_OWN, "other": NOBODY},
    # "own" is a document written here, "manual" one issued outside the system; "c" beside
    # the first is a row written by hand.
    "iso.document.number": {
        "own": {**SEALED, "secretary": "rc"},
        "manual": AGENCY_OWN,
        "other": NOBODY,
    },
    "iso.committee": {"own": ADMIN_OWN, "other": NOBODY},
    "iso.committee.member": {"own": ADMIN_OWN, "other": NOBODY},
    # "c" beside an issued plan is the draft of another one.
    "iso.plan": {
        "draft": DRAFT,
        "own": {**SEALED, "secretary": "rc"},
        "other": NOBODY,
    },
    "iso.plan.section": {
        "draft": DRAFT,
        "own": SEALED,
        "other": NOBODY,
        "shared": SETTINGS,
    },
    "iso.plan.column": {
        "draft": DRAFT,
        "own": SEALED,
        "other": NOBODY,
        "shared": SETTINGS,
    },
    "iso.plan.line": {
        "draft": DRAFT,
        "own": SEALED,
        "other": NOBODY,
        "shared": SETTINGS,
    },
    "iso.plan.line.party": {
        "draft": DRAFT,
        "own": SEALED,
        "other": NOBODY,
        "shared": SETTINGS,
    },
    "iso.plan.branch": {
        "draft": DRAFT,
        "own": SEALED,
        "other": NOBODY,
        "shared": SETTINGS,
    },
    "iso.plan.event": {"own": READ, "other": NOBODY},
    # "w" on a task is its result; what else may be written: test_task_work.
    "iso.task": {
        "own": {**UNIT, "trade_head": "rw", "secretary": "rw"},
        "dept": {**NOBODY, "secretary": "rw", "leader": "r"},
        "other": NOBODY,
    },
    # Said and answered by buttons; who sees the task sees it.
    "iso.task.difficulty": {
        "own": UNIT,
        "dept": {**NOBODY, "secretary": "r", "leader": "r"},
        "other": NOBODY,
    },
    "iso.procedure": {"own": AGENCY_OWN, "other": NOBODY},
    "iso.procedure.area": {"own": AGENCY_OWN, "other": NOBODY},
    "iso.context": {"own": AGENCY_OWN, "other": NOBODY},
    "iso.context.issue": {"own": AGENCY_OWN, "other": NOBODY},
    "iso.interested.party": {"own": AGENCY_OWN, "other": NOBODY},
    "iso.risk.scale": {
        "shared": SETTINGS,
        "own": AGENCY_OWN,
        "other": NOBODY,
        # The copy that a round was made with.
        "used": {**READ, "secretary": "rc"},
    },
    "iso.risk.scale.level": {"shared": SETTINGS, "own": AGENCY_OWN, "used": READ},
    "iso.risk.scale.band": {"shared": SETTINGS, "own": AGENCY_OWN, "used": READ},
    # A review that is open is kept.
    "iso.risk.round": {
        "own": {**READ, "secretary": "rwc"},
        "draft": AGENCY_OWN,
        "other": NOBODY,
    },
    # Registers are made by their round; "closed" is one that is confirmed.
    "iso.risk.register": {
        "own": {**UNIT, "trade_head": "rw", "secretary": "rw"},
        "dept": {**NOBODY, "secretary": "rw", "leader": "r"},
        "closed": {**NOBODY, "secretary": "r", "leader": "r"},
        "other": NOBODY,
    },
    "iso.risk": {
        "own": {**UNIT, "trade_head": "rwcd", "secretary": "rwcd"},
        "dept": {**NOBODY, "secretary": "rwcd", "leader": "r"},
        "closed": {**NOBODY, "secretary": "r", "leader": "r"},
        "other": NOBODY,
    },
    # The owner, here the staff, works on the task of it.
    "iso.risk.measure": {
        "own": {**UNIT, "trade_head": "rwcd", "secretary": "rwcd"},
        "dept": {**NOBODY, "secretary": "rwcd", "leader": "r"},
        "closed": {**NOBODY, "secretary": "r", "leader": "r"},
        "other": NOBODY,
    },
    "iso.plan.progress": {
        "own": UNIT,
        "dept": {**NOBODY, "secretary": "r", "leader": "r"},
        "other": NOBODY,
    },
}
# Heads write the drafts of their departments; what is approved is sealed, but for the
# numbers of open measures. "agency": the agency's own sheet.
HEADS = {**NOBODY, "secretary": "rwcd", "leader": "r"}
APPROVED = {
    "own": {**UNIT, "trade_head": "rc", "secretary": "rc"},
    "dept": {**NOBODY, "secretary": "rc", "leader": "r"},
    "agency": {**READ, "secretary": "rc"},
    "other": NOBODY,
}
TABLE |= {
    "iso.objective.sheet": {
        "draft": {**HEADS, "staff": "r", "trade_head": "rwcd"},
        "dept_draft": HEADS,
        "agency_draft": HEADS,
        **APPROVED,
    },
    "iso.objective": {
        "draft": {**HEADS, "staff": "r", "trade_head": "rwcd"},
        "dept_draft": HEADS,
        "own": UNIT,
        "dept": {**NOBODY, "secretary": "r", "leader": "r"},
        "agency": READ,
        "other": NOBODY,
    },
    "iso.objective.step": {
        "draft": {**HEADS, "staff": "r", "trade_head": "rwcd"},
        "dept_draft": HEADS,
        "own": UNIT,
        "dept": {**NOBODY, "secretary": "r", "leader": "r"},
        "other": NOBODY,
    },
    # Staff record the measures of the objectives they answer for.
    "iso.objective.measure": {
        "own": {
            **UNIT,
            "staff": "rw",
            "trade_head": "rw",
            "secretary": "rw",
        },
        "dept": {**NOBODY, "secretary": "rw", "leader": "r"},
        "agency": {**READ, "secretary": "rw"},
        "other": NOBODY,
    },
}
# "own": sent by the trade department; "draft": being written by it. Lines and rows are
# made by their report; people write causes and solutions.
TABLE |= {
    "iso.objective.report": {
        "draft": {**HEADS, "staff": "r", "trade_head": "rwcd"},
        "dept_draft": HEADS,
        "agency_draft": HEADS,
        "own": {**UNIT, "trade_head": "rc", "secretary": "rc"},
        "other": NOBODY,
    },
    "iso.objective.report.line": {
        "draft": {**UNIT, "trade_head": "rw", "secretary": "rw"},
        "dept_draft": {**NOBODY, "secretary": "rw", "leader": "r"},
        "agency_draft": {**NOBODY, "secretary": "rw", "leader": "r"},
        "own": UNIT,
        "other": NOBODY,
    },
    "iso.objective.report.unit": {
        "agency_draft": {**NOBODY, "secretary": "r", "leader": "r"},
        "other": NOBODY,
    },
}
# Read from the approved sheets.
TABLE |= {
    "iso.objective.trend": {
        "own": UNIT,
        "dept": {**NOBODY, "secretary": "r", "leader": "r"},
        "agency": READ,
        "other": NOBODY,
    },
}
# Wizards hold nothing; who may run them is tested with what they do. Abstract models
# and the demo's story have no records.
TRANSIENT_OR_ABSTRACT = {
    "iso.sealed.mixin",
    "iso.plan.part.mixin",
    "iso.official.document",
    "iso.output.mixin",
    "iso.check.mixin",
    "iso.work.mixin",
    "iso.objective.text.mixin",
    "iso.search.mixin",
    "iso.reminder.mixin",
    "iso.addressee",
    "iso.answered.mixin",
    "iso.asked.mixin",
    "iso.turn.mixin",
    "iso.handover",
    "iso.reorganisation.wizard",
    "iso.review.late",
    "iso.daily.job",
    "iso.security.table.mixin",
    "iso.agency.mixin",
    "iso.may.mixin",
    "iso.year.mixin",
    "iso.contact.mixin",
    "iso.shared.mixin",
    "iso.unit.document.mixin",
    "iso.unit.report.mixin",
    "iso.evidence.mixin",
    "iso.objective.report.part.mixin",
    "iso.posting.wizard",
    "iso.plan.body",
    "iso.issue.wizard",
    "iso.reason.wizard",
    "iso.confirm.wizard",
    "iso.submit.wizard",
    "iso.decision.mixin",
    "iso.before.use.wizard",
    "iso.event.wizard",
    "iso.calendar.days.mixin",
    "iso.calendar.proposal",
    "iso.calendar.proposal.day",
    "iso.workdays.mixin",
    "iso.plan.new.wizard",
    "iso.setup.guide",
    "iso.role.wizard",
    "iso.person.agency.wizard",
    "iso.people.import.wizard",
    "iso.people.import.line",
    "iso.table.import.mixin",
    "iso.procedure.import.wizard",
    "iso.procedure.import.line",
    "iso.demo",
    "iso.context.entry",
    "iso.year.board",
    "iso.objective.collection",
}
# A harmless field to write on each model.
WRITES = {
    "iso.role": {"date_to": "2030-01-01"},
    "iso.person": {"job_title": "Chuyên viên"},
    "iso.person.event": {"words": "khác"},
    "iso.standard": {"year": 2016},
    "iso.clause": {"sequence": 3},
    "iso.clause.match": {"note": "khác"},
    "iso.activity.type": {"sequence": 3},
    "iso.activity.output": {"sequence": 3},
    "iso.late.step": {"days": 77},
    "iso.party.role": {"sequence": 3},
    "iso.party": {"sequence": 3},
    "iso.legal.document": {"subject": "khác"},
    "iso.calendar.year": {"notice": "khác"},
    "iso.calendar.makeup.day": {"name": "khác"},
    "iso.plan.template": {"sequence": 3},
    "iso.document.type": {"sequence": 3},
    "iso.document.template": {"signer_title": "khác"},
    "iso.form": {"form_code": "khác"},
    "iso.document.number": {"subject": "khác"},
    "iso.committee": {"decision_number": "1"},
    "iso.committee.member": {"position": "x"},
    "iso.plan": {"title": "khác"},
    "iso.plan.section": {"title": "khác"},
    "iso.plan.column": {"label": "khác"},
    "iso.plan.line": {"outputs": "khác"},
    "iso.plan.line.party": {"note": "khác"},
    "iso.plan.branch": {"condition": "khác"},
    "iso.plan.event": {"reason": "khác"},
    "iso.task": {"result": "khác"},
    "iso.task.difficulty": {"answer": "khác"},
    "iso.plan.progress": {"task_count": 1},
    "iso.procedure": {"note": "khác"},
    "iso.procedure.area": {"name": "khác"},
    "iso.context": {"year": 2099},
    "iso.context.issue": {"effect": "khác"},
    "iso.interested.party": {"needs": "khác"},
    "iso.risk.scale": {"sequence": 3},
    "iso.risk.scale.level": {"description": "khác"},
    "iso.risk.scale.band": {"name": "khác"},
    "iso.risk.round": {"note": "khác"},
    "iso.risk.register": {"note": "khác"},
    "iso.risk": {"cause": "khác"},
    "iso.risk.measure": {"name": "khác"},
    "iso.objective.sheet": {"signer_title": "khác"},
    "iso.objective": {"indicator": "khác"},
    "iso.objective.step": {"resources": "khác"},
    "iso.objective.measure": {"comment": "khác"},
    "iso.objective.report": {"assessment": "khác"},
    "iso.objective.report.line": {"cause": "khác"},
    "iso.objective.report.unit": {"total": 7},
    "iso.objective.trend": {"amount": 1},
}


class AccessRecords(AccessTrial, RiskCase):
    """A record of each model in each place, and who is who: for walks over all."""

    writes = WRITES

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        issued = cls._parts(2026)
        cls._issue(issued)
        cls.env["iso.plan.event"]._record(
            issued.line_ids.branch_ids.filtered("needs_event"),
            issued._fields["issue_date"].to_date("2026-02-02"),
            "Công văn",
        )
        draft = cls._parts(2027)
        template = cls.env["iso.plan.template"].search(
            [("company_id", "=", False)], limit=1
        )
        cls.records = {}
        for place, body in (("own", issued), ("draft", draft), ("shared", template)):
            line = body.line_ids[0]
            cls.records.update(
                {
                    (body._name, place): body,
                    ("iso.plan.section", place): line.section_id,
                    ("iso.plan.column", place): line.section_id.column_ids[0],
                    ("iso.plan.line", place): line,
                    ("iso.plan.line.party", place): line.party_ids[0],
                    ("iso.plan.branch", place): line.branch_ids[0],
                }
            )
        own, other = cls.agency, cls.other_agency
        party = {"name": "Bên", "kind": "standing"}
        document = {"number": "1", "issuer": "x", "date": "2026-01-01", "subject": "x"}
        template_vals = {"name": "Mẫu", "title": "KH", "base_year": 2026}
        for place, agency in (("own", own), ("other", other)):
            for model, vals in (
                ("iso.party", party),
                ("iso.legal.document", document),
                ("iso.plan.template", template_vals),
                ("iso.late.step", {"days": 5, "whom": "leader"}),
                ("iso.procedure.area", {"name": "Khí đốt"}),
                ("iso.procedure", {"code": "KD-01", "name": "Cấp phép khí"}),
            ):
                cls.records[model, place] = cls.env[model].create(
                    {**vals, "company_id": agency.id}
                )
        years = cls.env["iso.calendar.year"]
        for place, year in (
            ("shared", years.search([("year", "=", 2026)])),
            ("own", years.create({"year": 2040, "company_id": own.id})),
            ("other", years.create({"year": 2040, "company_id": other.id})),
        ):
            day = Command.create({"date": f"{year.year}-05-31"})
            year.makeup_ids = [day]
            cls.records["iso.calendar.year", place] = year
            cls.records["iso.calendar.makeup.day", place] = year.makeup_ids[-1]
        kinds = cls.env.ref("iso_quality.document_type_report")
        kinds |= cls.env.ref("iso_quality.document_type_minutes")
        number = {"type_id": kinds[0].id, "number": "01", "subject": "x"}
        for place, agency in (("manual", own), ("other", other)):
            vals = {**number, "company_id": agency.id, "issue_date": "2026-01-05"}
            cls.records["iso.document.number", place] = cls.env[
                "iso.document.number"
            ].create(vals)
        cls.records["iso.document.number", "own"] = issued._number_holder(
            issued.number, issued.issue_date
        )
        for place, agency in (("own", own), ("other", other)):
            cls.records["iso.document.template", place] = cls.env[
                "iso.document.template"
            ].create({"company_id": agency.id, "type_id": kinds[1].id})
            cls.records["iso.form", place] = cls.env["iso.form"].create(
                {"company_id": agency.id, "key": "plan", "form_code": "BM-01"}
            )
        for place, user in (("own", cls.secretary), ("other", cls.other_secretary)):
            cls.records["iso.role", place] = user.iso_role_ids
            person = user.iso_role_ids.person_id
            cls.records["iso.person", place] = person
            cls.records["iso.person.event", place] = person.event_ids[:1]
        cls.records["iso.committee", "own"] = cls.committee
        cls.records["iso.committee.member", "own"] = cls.committee.member_ids[1]
        foreign = cls.env["iso.committee"].create(
            {
                "name": "Ban khác",
                "company_id": other.id,
                "date_from": "2020-01-01",
                "member_ids": [Command.create({"user_id": cls.other_secretary.id})],
            }
        )
        cls.records["iso.committee", "other"] = foreign
        cls.records["iso.committee.member", "other"] = foreign.member_ids
        cls.records["iso.plan.event", "own"] = issued.line_ids.branch_ids.event_ids
        tasks = {task.department_id: task for task in issued.line_ids[0].task_ids}
        cls.records["iso.task", "own"] = tasks[cls.trade]
        cls.records["iso.task", "dept"] = tasks[cls.energy]
        for place, department in (("own", cls.trade), ("dept", cls.energy)):
            task = tasks[department].sudo()
            task.raise_difficulty("Chưa có mẫu báo cáo")
            cls.records["iso.task.difficulty", place] = task.difficulty_ids
        for place, department in (("own", cls.trade), ("dept", cls.energy)):
            cls.records["iso.plan.progress", place] = cls.env[
                "iso.plan.progress"
            ].search(
                [("plan_id", "=", issued.id), ("department_id", "=", department.id)]
            )
        for name, xml_id in (
            ("iso.standard", "standard_9001_2015"),
            ("iso.clause.match", "clause_match_2015_10_3_2026_10_1"),
            ("iso.activity.type", "activity_type_audit"),
            ("iso.late.step", "late_step_leader"),
            ("iso.party", "party_standing"),
            ("iso.legal.document", "legal_decree_30_2020"),
            ("iso.document.type", "document_type_invitation"),
        ):
            cls.records[name, "shared"] = cls.env.ref(f"iso_quality.{xml_id}")
        cls.records["iso.activity.output", "shared"] = cls.env[
            "iso.activity.output"
        ].create(
            {
                "name": "Kế hoạch năm sau",
                "activity_type_id": cls.env.ref("iso_quality.activity_type_plan").id,
                "res_model": "iso.plan",
                "reached_domain": "[('state', '=', 'issued')]",
                "department_field": False,
            }
        )
        # The roles of the product stand in columns of the issued plan.
        cls.records["iso.party.role", "shared"] = cls.env["iso.party.role"].create(
            {"name": "Thẩm định", "code": "appraise"}
        )
        cls.records["iso.clause", "shared"] = cls.env["iso.clause"].search([], limit=1)

        cls._risk_records()

    @classmethod
    def _risk_records(cls):
        """Context and risks of both agencies, added to ``records``."""
        shared = cls.env.ref("iso_quality.risk_scale_five")
        one = cls._new_round()
        own_scale = shared.copy({"company_id": cls.agency.id})
        scales = {"shared": shared, "own": own_scale, "used": one.used_scale_id}
        for place, scale in scales.items():
            cls.records["iso.risk.scale", place] = scale
            cls.records["iso.risk.scale.level", place] = scale.level_ids[0]
            cls.records["iso.risk.scale.band", place] = scale.band_ids[0]
        foreign = shared.copy({"company_id": cls.other_agency.id})
        cls.records["iso.risk.scale", "other"] = foreign
        cls.records["iso.risk.round", "own"] = one
        cls.records["iso.risk.round", "draft"] = cls._new_round(2027, is_open=False)
        theirs = (
            cls.env["iso.risk.round"]
            .with_user(cls.other_secretary)
            .create({"year": 2026, "company_id": cls.other_agency.id})
        )
        theirs.open()
        cls.records["iso.risk.round", "other"] = theirs
        registers = {
            "own": cls._register(one, cls.trade),
            "dept": cls._register(one, cls.energy),
            "closed": cls._register(one, cls.office),
            "other": theirs.register_ids,
        }
        for place, register in registers.items():
            risk = cls._new_risk(register)
            owner = cls.staff if place == "own" else cls.env["res.users"]
            measure = cls._measure(risk, user_id=owner.id)
            cls.records["iso.risk.register", place] = register.sudo()
            cls.records["iso.risk", place] = risk.sudo()
            cls.records["iso.risk.measure", place] = measure.sudo()
        registers["closed"].with_user(cls.secretary).confirm()
        for place, user in (("own", cls.secretary), ("other", cls.other_secretary)):
            context = (
                cls.env["iso.context"]
                .with_user(user)
                .create({"year": 2026, "company_id": user.company_id.id})
            )
            party = {"context_id": context.id, "name": "Bên"}
            cls.records["iso.context", place] = context
            cls.records["iso.context.issue", place] = context.issue_ids
            cls.records["iso.interested.party", place] = party = context.env[
                "iso.interested.party"
            ].create(party)
        for key, record in cls.records.items():
            cls.records[key] = record.with_user(cls.env.user)
        cls._add_objectives()

    @classmethod
    def _add_objectives(cls):
        """A draft and an approved sheet of each kind of unit."""
        places = {
            "own": (cls.trade, 2025),
            "draft": (cls.trade, 2026),
            "dept": (cls.energy, 2025),
            "dept_draft": (cls.energy, 2026),
            "agency": (False, 2025),
            "agency_draft": (False, 2026),
        }
        for place, (department, year) in places.items():
            objective = {"owner_id": cls.staff.id} if department == cls.trade else {}
            sheet = cls._new_sheet(department, objective, year=year)
            if "draft" not in place:
                cls._approve(sheet)
            cls.records["iso.objective.sheet", place] = sheet
            cls.records["iso.objective", place] = sheet.objective_ids
            cls.records["iso.objective.step", place] = sheet.objective_ids.step_ids
            measures = sheet.objective_ids.measure_ids
            cls.records["iso.objective.measure", place] = measures[:1]
        cls.env.flush_all()
        for place in ("own", "dept", "agency"):
            objectives = cls.records["iso.objective", place].ids
            cls.records["iso.objective.trend", place] = cls.env[
                "iso.objective.trend"
            ].search([("objective_id", "in", objectives)], limit=1)
        cls._add_objective_reports()

    @classmethod
    def _add_objective_reports(cls):
        """Reports on the sheets that are approved; the trade's half-year is sent."""
        places = {
            "own": (cls.trade, "half"),
            "draft": (cls.trade, "year"),
            "dept_draft": (cls.energy, "year"),
            "agency_draft": (cls.env["hr.department"], "year"),
        }
        for place, (department, period) in places.items():
            report = cls.env["iso.objective.report"].with_user(cls.secretary)
            report = report.create(
                {"department_id": department.id, "year": 2025, "period": period}
            )
            if place == "own":
                report.issue()
            cls.records["iso.objective.report", place] = report
            cls.records["iso.objective.report.line", place] = report.line_ids
            cls.records["iso.objective.report.unit", place] = report.unit_ids[:1]

    @classmethod
    def _parts(cls, year):
        return cls._new_plan(
            {"deadline": "Quý I", "lead": [cls.all_departments]},
            {"deadline": "Khi có thay đổi nhân sự", "lead": [cls.standing]},
            year=year,
        )


@tagged("post_install", "-at_install", "iso_quality")
class TestAccess(AccessTable, AccessRecords):
    module = "iso_quality"
    table = TABLE
    untold = TRANSIENT_OR_ABSTRACT

    def test_what_agencies_share(self):
        """The administrator of the installation changes what every agency knows."""
        installer = self.env.ref("base.user_admin")
        shared = [key for key in self.records if key[1] == "shared"]
        self.assertGreater(len(shared), 8)
        for key in shared:
            with self.subTest(model=key[0]), mute_logger("odoo.sql_db"):
                self.assertEqual(self._rights(self.records[key], installer), "rwcd")


@tagged("post_install", "-at_install", "iso_quality")
class TestAccessFromElsewhere(AccessRecords):
    """The column agency × role of the table: a role counts where it was given.

    Whoever has one in another agency is tried on every record of this one.
    """

    def _elsewhere(self, *roles):
        """Somebody with roles in the other agency who may look at this one."""
        user = self._new_user("_".join(("at", *roles)), roles[0], self.other_agency)
        for role in roles[1:]:
            self.env["iso.role"]._give(user, role, self.other_agency)
        user.iso_role_ids.date_from = "2000-01-01"
        user.company_ids = [Command.link(self.agency.id)]
        return user

    def _own(self):
        """((model, place), record) of the agency; what all share is everybody's."""
        for key, record in self.records.items():
            if record and key[1] not in ("shared", "other"):
                yield key, record

    def test_who_may_look_on_has_no_right(self):
        for role in ("staff", "head", "secretary", "leader", "admin"):
            user = self._elsewhere(role)
            if role == "head":
                self._new_department("Phòng khác", user, company=self.other_agency)
                self.assertTrue(user.has_group("iso_quality.group_head"))
            self.assertIn(self.agency, user.company_ids)
            for key, record in self._own():
                with self.subTest(role, record=key), mute_logger("odoo.sql_db"):
                    self.assertEqual(self._rights(record, user), "")

    def test_a_role_elsewhere_adds_nothing_to_the_one_here(self):
        """Who is staff here, and everything there, is staff here."""
        everything = self._elsewhere("secretary", "leader", "admin")
        self._new_department("Phòng khác", everything, company=self.other_agency)
        self.env["iso.role"]._give(everything, "staff", self.agency)
        everything.iso_role_ids.date_from = "2000-01-01"
        plain = self._new_user("plain", "staff")
        found = set()
        for key, record in self._own():
            with mute_logger("odoo.sql_db"):
                rights = self._rights(record, everything)
                self.assertEqual(rights, self._rights(record, plain), key)
            found.add(rights)
        self.assertEqual(found, {"", "r"})

    def test_nobody_from_elsewhere_is_chased(self):
        user = self._elsewhere("secretary", "leader", "admin")
        users = self.env["res.users"]
        for role in ("staff", "secretary", "leader", "admin"):
            self.assertNotIn(user, users._iso_members(role, self.agency))
            self.assertIn(user, users._iso_members(role, self.other_agency))
        day = vietnam_today()
        everyone = self.env["iso.party"]._directory(self.agency, day)
        for party in self.secretary_party | self.leadership | self.committee_party:
            for assignee in everyone(party):
                self.assertNotIn(user, assignee.users)
        plan = self.records["iso.plan", "own"]
        self.assertNotIn(user, plan._leaders())
        self.assertNotIn(user, self.records["iso.task", "own"]._fallback_user())

    def test_a_rule_that_forgets_the_agency_is_found(self):
        rule = self.env.ref("iso_quality.iso_plan_rule_secretary")
        rule.domain_force = "[(1, '=', 1)]"
        user = self._elsewhere("secretary")
        self.assertEqual(self._rights(self.records["iso.plan", "draft"], user), "rwcd")
