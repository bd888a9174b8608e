"""A record of each model in each place, those of this addon as well: for walks over
all."""

# The module, not the class: its tests would run here again.
from odoo.fields import Command, Date

from odoo.addons.iso_quality.tests import test_access
from odoo.addons.iso_quality.tests.access import NOBODY, READ, ROLES

from .audit.audit_case import AuditMakers
from .nonconformity.nonconformity_case import NonconformityMakers
from .programme.programme_case import ProgrammeMakers

# Beside the roles of the other tables: who leads a round, and who audits in its session.
SETTINGS = {**dict.fromkeys(ROLES, "r"), "lead": "r", "auditor": "r"}
ALL_READ = {**READ, "lead": "r", "auditor": "r"}
NONE = {**NOBODY, "lead": "", "auditor": ""}
AGENCY_OWN = {**ALL_READ, "secretary": "rwcd"}
# In preparation: who plans, and the leadership.
PREPARED = {**NONE, "secretary": "rwcd", "leader": "r", "lead": "rwcd", "auditor": "r"}
# Of a programme in preparation only the secretary writes.
PREPARING = {**NONE, "secretary": "rwcd", "leader": "r"}
# Under way: everybody sees the plan, nobody writes on it.
ANNOUNCED = ALL_READ
# What the audited department and those who audit see of a session under way.
RUNNING = {
    **NONE,
    **dict.fromkeys(("staff", "trade_head", "secretary", "leader"), "r"),
    **dict.fromkeys(("lead", "auditor"), "r"),
}
# What a department, its head and those who see all read.
OF_TRADE = {
    **NONE,
    **dict.fromkeys(("staff", "trade_head", "secretary", "leader"), "r"),
}
# Everybody who works there may report what went wrong.
REPORTS = {**dict.fromkeys((*ROLES, "lead", "auditor"), "c"), "stranger": ""}
ACCEPTED = {
    **REPORTS,
    **dict.fromkeys(("trade_head", "secretary", "leader", "lead", "auditor"), "rc"),
}
PART = {
    **NONE,
    **dict.fromkeys(("staff", "trade_head", "secretary", "leader"), "r"),
    **dict.fromkeys(("lead", "auditor"), "r"),
}
# Of causes and actions the head of the department and the secretary write.
WRITTEN_PART = {**PART, **dict.fromkeys(("trade_head", "secretary"), "rwcd")}
# What the tables of rights say of the models of this addon.
TABLE = {
    "iso.audit.question": {"shared": SETTINGS, "own": AGENCY_OWN, "other": NONE},
    "iso.audit.question.kind": {"shared": SETTINGS},
    "iso.audit.conclusion": {"shared": SETTINGS},
    "iso.audit": {
        "draft": {**PREPARED, "lead": "rw"},
        "running": {**ANNOUNCED, "secretary": "rwc", "lead": "rw"},
    },
    "iso.audit.member": {"draft": {**PREPARED, "lead": "r"}},
    "iso.audit.session": {"draft": PREPARED, "running": ANNOUNCED},
    "iso.audit.session.change": {"running": ANNOUNCED},
    "iso.audit.seat": {
        "running": {**NONE, "secretary": "r", "lead": "r", "auditor": "r"}
    },
    "iso.audit.answer": {
        # Answers are written once the session has begun; questions before.
        "draft": {
            **PREPARED,
            **dict.fromkeys(("secretary", "lead", "auditor"), "rcd"),
        },
        "running": {**RUNNING, "auditor": "rw"},
    },
    "iso.audit.finding": {"running": {**RUNNING, "lead": "rwc", "auditor": "rwc"}},
    "iso.audit.paper": {"draft": {**PREPARED, "lead": "rwc", "auditor": "rwc"}},
    "iso.audit.programme": {
        "draft": PREPARING,
        "issued": {**ANNOUNCED, "secretary": "rc"},
    },
    "iso.audit.programme.cell": {"draft": PREPARING, "issued": ANNOUNCED},
    "iso.audit.programme.outside": {"draft": PREPARING, "issued": ANNOUNCED},
    # Everybody reports; reporters write until it is accepted, then the department.
    "iso.nonconformity": {
        "reported": {
            **REPORTS,
            **{"staff": "rwc", "trade_head": "rc", "secretary": "rwc"},
        },
        "own": {**ACCEPTED, "staff": "rc", "trade_head": "rwc", "secretary": "rwc"},
        # Of another department: heads read what is accepted.
        "dept": {**ACCEPTED, "secretary": "rwc"},
        "closed": {**ACCEPTED, "staff": "rc"},
    },
    "iso.nonconformity.way": {"shared": SETTINGS, "own": AGENCY_OWN, "other": NONE},
    "iso.nonconformity.step": {"own": PART, "closed": PART},
    "iso.nonconformity.waiver": {"own": PART, "closed": PART},
    "iso.cause": {"own": WRITTEN_PART, "closed": PART},
    "iso.action": {"own": WRITTEN_PART, "closed": PART},
    "iso.action.check": {"closed": PART},
    "iso.action.extension": {"closed": PART},
    "iso.nonconformity.asking": {"own": PART, "closed": PART},
    "iso.audit.programme.proposal": {
        # Worked out by the system; the secretary decides on them by methods.
        "draft": {**NONE, **dict.fromkeys(("secretary", "leader"), "r")},
        "issued": ANNOUNCED,
    },
    # "draft": the trade department's; "agency": that of the agency, "issued" afterwards.
    "iso.nonconformity.report": {
        "draft": {**OF_TRADE, "trade_head": "rwcd", "secretary": "rwcd"},
        "agency": PREPARING,
        "issued": {**ALL_READ, "secretary": "rc"},
        "other": NONE,
    },
    # Made by their report.
    "iso.nonconformity.report.line": {"draft": OF_TRADE, "issued": ALL_READ},
    "iso.nonconformity.report.figure": {"draft": OF_TRADE, "issued": ALL_READ},
}
WRITES = {
    "iso.audit.question": {"sequence": 3},
    "iso.audit.question.kind": {"sequence": 3},
    "iso.audit.conclusion": {"sequence": 3},
    "iso.audit": {"scope": "khác"},
    "iso.audit.member": {"sign": "Z"},
    "iso.audit.session": {"place": "khác"},
    "iso.audit.session.change": {"reason": "khác"},
    "iso.audit.seat": {"start": "2026-10-05 01:00:00"},
    "iso.audit.answer": {"note": "khác"},
    "iso.audit.finding": {"place": "khác"},
    "iso.audit.paper": {"introduction": "khác"},
    "iso.audit.programme": {"scope": "khác"},
    "iso.audit.programme.cell": {"note": "khác"},
    "iso.audit.programme.outside": {"name": "khác"},
    "iso.audit.programme.proposal": {"words": "khác"},
    "iso.nonconformity.report": {"assessment": "khác"},
    "iso.nonconformity.report.line": {"seen": "khác"},
    "iso.nonconformity.report.figure": {"total": 7},
    "iso.nonconformity": {"place": "khác"},
    "iso.nonconformity.way": {"sequence": 3},
    "iso.nonconformity.step": {"reason": "khác"},
    "iso.nonconformity.waiver": {"reason": "khác"},
    "iso.cause": {"name": "khác"},
    "iso.action": {"name": "khác"},
    "iso.action.check": {"words": "khác"},
    "iso.action.extension": {"reason": "khác"},
    "iso.nonconformity.asking": {"words": "khác"},
}
TRANSIENT_OR_ABSTRACT = {
    "iso.action.check.wizard",
    "iso.action.extend.wizard",
    "iso.nonconformity.correction.wizard",
    "iso.audit.found.mixin",
    "iso.seen.before.mixin",
    "iso.audit.adjust.wizard",
    "iso.audit.prepare.wizard",
    "iso.audit.prepare.wizard.line",
    "iso.audit.question.import.wizard",
    "iso.audit.question.import.line",
    "iso.nonconformity.merge.wizard",
    "iso.nonconformity.report.wizard",
    "iso.nonconformity.source.mixin",
}


class AuditRecords(
    NonconformityMakers, ProgrammeMakers, AuditMakers, test_access.AccessRecords
):
    """Records of the addon below, and of this one."""

    writes = {**test_access.WRITES, **WRITES}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_up_auditors()
        cls.third = cls._new_user("third", "staff")
        cls.env["iso.role"]._give(cls.third, "auditor", cls.agency)
        cls.third.iso_role_ids.date_from = "2000-01-01"
        cls._question_records()
        cls._audit_records()
        cls._programme_records()
        cls._nonconformity_records()
        cls._corrective_report_records()
        cls._other_records()
        for key, record in cls.records.items():
            if key[0] in WRITES:
                cls.records[key] = record.with_user(cls.env.user).sudo(False)
        # Lists of parts are kept as the system reads them.
        cls.env.invalidate_all()

    @classmethod
    def _question_records(cls):
        """What audits are made of, added to ``records``."""
        kind = cls.env.ref("iso_quality_audit.question_kind_other")
        cls.records["iso.audit.question.kind", "shared"] = kind
        cls.records["iso.audit.conclusion", "shared"] = cls.conclusions["conform"]
        agencies = {
            "shared": cls.env["res.company"],
            "own": cls.agency,
            "other": cls.other_agency,
        }
        for place, agency in agencies.items():
            cls.records["iso.audit.question", place] = cls.env[
                "iso.audit.question"
            ].create(
                {
                    "name": f"Câu hỏi {place}",
                    "code": place,
                    "evidence": "Sổ theo dõi",
                    "clause_id": cls.clause.id,
                    "company_id": agency.id,
                }
            )

    @classmethod
    def _audit_records(cls):
        """A round in preparation and one under way, added to ``records``."""
        running = cls._running("Có sổ không?", "Có hồ sơ không?")
        running.with_user(cls.lead).adjust({"place": "Tầng 3"}, "Sửa phòng")
        first, second = running.answer_ids
        cls._answer(first, "remark", seen="Sổ thiếu ngày")
        draft = cls._new_audit(name="Đợt 2")
        session = cls._new_session(
            draft,
            cls.trade,
            cls.auditor,
            start="2026-11-05 01:00:00",
            end="2026-11-05 02:00:00",
        )
        cls.records |= {
            ("iso.audit", "draft"): draft.sudo(),
            ("iso.audit", "running"): running.audit_id.sudo(),
            ("iso.audit.member", "draft"): draft.member_ids[1].sudo(),
            ("iso.audit.session", "draft"): session.sudo(),
            ("iso.audit.session", "running"): running.sudo(),
            ("iso.audit.session.change", "running"): running.sudo().change_ids[0],
            ("iso.audit.seat", "running"): running.sudo().seat_ids[0],
            ("iso.audit.answer", "draft"): cls._ask(session, "Câu hỏi").sudo(),
            ("iso.audit.answer", "running"): second.sudo(),
            ("iso.audit.finding", "running"): running.sudo().finding_ids,
            ("iso.audit.paper", "draft"): cls._new_paper(draft, "plan").sudo(),
        }

    @classmethod
    def _programme_records(cls):
        """A programme in preparation and an issued one, added to ``records``."""
        for place, year in (("issued", 2025), ("draft", 2026)):
            programme = cls._new_programme(year)
            cell = cls._foresee(programme, cls.trade)
            outside = programme.outside_ids.create(
                {"programme_id": programme.id, "name": "Kiểm tra", "month": 11}
            )
            programme.action_propose()
            proposal = programme.sudo().proposal_ids[0]
            if place == "issued":
                (programme.sudo().proposal_ids).with_user(cls.secretary).refuse(
                    "Để sau"
                )
                cls._issue_programme(programme, "99")
            cls.records |= {
                ("iso.audit.programme", place): programme.sudo(),
                ("iso.audit.programme.cell", place): cell.sudo(),
                ("iso.audit.programme.outside", place): outside.sudo(),
                ("iso.audit.programme.proposal", place): proposal.sudo(),
            }

    @classmethod
    def _corrective_report_records(cls):
        """Reports on corrective action of a department and of the agency, added to
        ``records``."""
        found = cls.env["iso.nonconformity"].with_user(cls.staff)
        found = found.create(
            {
                "seen": "Hồ sơ trả trễ",
                "grade": "minor",
                "day": "2025-12-01",
                "department_id": cls.trade.id,
            }
        )
        found.with_user(cls.secretary).accept()
        reports = cls.env["iso.nonconformity.report"].with_user(cls.secretary)
        for place, first, department in (
            ("draft", "2025-01-01", cls.trade),
            ("agency", "2025-01-01", cls.trade.browse()),
            ("issued", "2025-07-01", cls.trade.browse()),
        ):
            report = reports.create(
                {
                    "date_from": first,
                    "date_to": "2025-12-31",
                    "department_id": department.id,
                }
            )
            if place == "issued":
                report.submit()
                report.with_user(cls.leader).issue("98", cls.agency._iso_today())
            report = report.sudo()
            cls.records |= {
                ("iso.nonconformity.report", place): report,
                ("iso.nonconformity.report.line", place): report.line_ids,
                ("iso.nonconformity.report.figure", place): report.figure_ids[0],
            }
        del cls.records["iso.nonconformity.report.line", "agency"]
        del cls.records["iso.nonconformity.report.figure", "agency"]

    @classmethod
    def _nonconformity_records(cls):
        """A report, one that is worked on, a closed one, added to ``records``."""
        open_one = cls._contained()
        open_one.with_user(cls.secretary).waive("Đã rõ")
        open_one.cause_ids.create({"nonconformity_id": open_one.id, "name": "Bận"})
        cls._new_action(open_one)
        closed = cls._under_way(department_id=cls.trade.id)
        action = closed.action_ids.with_user(cls.secretary)
        action.extend(Date.add(action.date_deadline, days=3), "Thiếu người")
        cls._do(closed)
        cls._check_done(closed)
        closed.with_user(cls.secretary).waive("Đã thấy rõ")
        dept = cls._new_report(
            cls.energy_head, grade="minor", department_id=cls.energy.id
        )
        dept.with_user(cls.secretary).accept()
        ways = cls.env["iso.nonconformity.way"]
        own = ways.create({"kind": "remark", "company_id": cls.agency.id})
        cls.records |= {
            ("iso.nonconformity", "reported"): cls._new_report().sudo(),
            ("iso.nonconformity", "own"): open_one.sudo(),
            ("iso.nonconformity", "dept"): dept.sudo(),
            ("iso.nonconformity", "closed"): closed.sudo(),
            ("iso.nonconformity.way", "shared"): cls.env.ref(
                "iso_quality_audit.nonconformity_way_minor"
            ),
            ("iso.nonconformity.way", "own"): own,
            ("iso.nonconformity.step", "own"): open_one.sudo().step_ids[0],
            ("iso.nonconformity.step", "closed"): closed.sudo().step_ids[0],
            ("iso.nonconformity.waiver", "own"): open_one.sudo().waiver_ids,
            ("iso.nonconformity.waiver", "closed"): closed.sudo().waiver_ids,
        }
        for place, one in (("own", open_one), ("closed", closed)):
            cls.records["iso.cause", place] = one.sudo().cause_ids
            cls.records["iso.action", place] = one.sudo().action_ids
            askings = cls.env["iso.nonconformity.asking"]
            asked = {"nonconformity_id": one.id, "department_id": cls.energy.id}
            cls.records["iso.nonconformity.asking", place] = askings.browse(
                askings._unsealed().create(asked).id
            )
        cls.records["iso.action.check", "closed"] = action.sudo().check_ids[0]
        cls.records["iso.action.extension", "closed"] = action.sudo().extension_ids

    @classmethod
    def _other_nonconformity(cls):
        """What another agency's nonconformity is made of, added to ``records``."""
        one = cls.env["iso.nonconformity"].create(
            {
                "company_id": cls.other_agency.id,
                "seen": "Sự việc của xã",
                "grade": "minor",
                "department_id": cls.other_office.id,
            }
        )
        one.accept()
        cause = one.cause_ids.create({"nonconformity_id": one.id, "name": "Của họ"})
        action = one.action_ids.create({"nonconformity_id": one.id, "name": "Của họ"})
        ways = cls.env["iso.nonconformity.way"]
        cls.records |= {
            ("iso.nonconformity", "other"): one,
            ("iso.cause", "other"): cause,
            ("iso.action", "other"): action,
            ("iso.nonconformity.way", "other"): ways.create(
                {"kind": "remark", "company_id": cls.other_agency.id}
            ),
        }

    @classmethod
    def _other_records(cls):
        """What another agency's audits are made of, added to ``records``."""
        other = cls._new_user("other_auditor", "staff", cls.other_agency)
        cls.env["iso.role"]._give(other, "auditor", cls.other_agency)
        audit = cls.env["iso.audit"].create(
            {
                "name": "Đợt của xã",
                "company_id": cls.other_agency.id,
                "date_planned": "2026-10-05",
                "member_ids": [Command.create({"user_id": other.id, "role": "lead"})],
            }
        )
        session = cls._new_session(audit, cls.other_office, other)
        finding = cls.env["iso.audit.finding"].create(
            {"session_id": session.id, "meaning": "remark", "seen": "Thiếu sổ"}
        )
        cls.records |= {
            ("iso.audit.programme", "other"): cls.env["iso.audit.programme"].create(
                {"company_id": cls.other_agency.id, "year": 2026}
            ),
            ("iso.nonconformity.report", "other"): cls.env[
                "iso.nonconformity.report"
            ].create({"company_id": cls.other_agency.id, "department_id": False}),
            ("iso.audit", "other"): audit,
            ("iso.audit.session", "other"): session,
            ("iso.audit.finding", "other"): finding,
        }
        cls._other_nonconformity()

    def _twin(self, record):
        if record._name == "iso.audit.member":
            vals = {"audit_id": record.audit_id.id, "user_id": self.third.id}
            return record.browse().create(vals)
        if record._name == "iso.audit.session":
            # Its auditor sits in the other one already.
            vals = {**record.sudo().copy_data()[0], "auditor_ids": False}
            return record.browse().create(vals)
        if record._name == "iso.audit.paper":
            vals = {"audit_id": record.audit_id.id, "kind": "notice"}
            return record.browse().create(vals)
        if record._name == "iso.audit.programme":
            vals = {"company_id": record.sudo().company_id.id, "year": 2040}
            return record.browse().create(vals)
        if record._name == "iso.nonconformity.report":
            vals = {
                "company_id": record.sudo().company_id.id,
                "department_id": record.sudo().department_id.id,
                "date_from": "2040-01-01",
                "date_to": "2040-12-31",
            }
            return record.browse().create(vals)
        if record._name == "iso.audit.programme.cell":
            vals = {**record.sudo().copy_data()[0], "month": 3}
            return record.browse().create(vals)
        if record._name == "iso.nonconformity.way":
            # Shared kinds are all taken; one without its grade is refused.
            kind = "output" if record.sudo().company_id else "nonconform"
            vals = {**record.sudo().copy_data()[0], "kind": kind, "grade": False}
            return record.browse().create(vals)
        return super()._twin(record)
