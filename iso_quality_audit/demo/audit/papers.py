"""The papers of a round in the demo story, and the agency's forms they are written on."""

from datetime import timedelta

from odoo.fields import Command

from odoo.addons.iso_quality.demo.agency.setting import ref
from odoo.addons.iso_quality.demo.plan.plans import date_messages
from odoo.addons.iso_quality.demo.story_days import workday_before

# sudo: a story told by the system while demo data is loaded.

# Papers as the agency numbers its forms, "BM-ĐGNB-01" and so on.
FORMS = (
    "programme",
    "decision",
    "plan",
    "notice",
    "opening",
    "closing",
    "record",
    "remarks",
    "nonconformities",
    "report",
)
GUESTS = "Đại diện Sở Khoa học và Công nghệ"


def tell_of_forms(env, year):
    """The forms of the agency, in their second issue."""
    company = ref(env, "base.main_company")
    env["iso.form"].create(
        [
            {
                "company_id": company.id,
                "key": f"audit_{paper}",
                "form_code": f"BM-ĐGNB-{place:02d}",
                "issue": "02",
                "issue_date": f"{year}-01-05",
            }
            for place, paper in enumerate(FORMS, 1)
        ]
    )


def tell_of_papers(env, audit, first, kinds):
    """Papers with a number, signed by the director three weeks before."""
    director = ref(env, "demo_user_director")
    day = workday_before(first - timedelta(days=21))
    laws = [
        env.ref(f"iso_quality.legal_{name}").id
        for name in ("decision_19_2014", "circular_26_2014")
    ]
    for kind in kinds:
        paper = audit.paper_ids.create(
            {
                "audit_id": audit.id,
                "kind": kind,
                "signer_title": "GIÁM ĐỐC",
                "recipients": "Ban Giám đốc Sở\nCác phòng, đơn vị\nLưu: VT",
                "legal_basis_ids": [Command.set(laws)],
            }
        )
        paper.submit()
        paper.sudo()._unsealed().submitted_on = day
        number = paper._next_number(day)
        paper.with_user(director)._unsealed().issue(number, day)
        date_messages(paper, day)
    date_messages(audit, day)


def tell_of_minutes(audit, kind, day):
    """The minutes of a meeting of the team with those whom it audits."""
    sessions = audit.session_ids
    meeting = sessions.filtered(lambda one: one.kind == kind)
    people = audit.team_ids | sessions.department_id.iso_head_user_id
    secretary = (audit.team_ids - audit.lead_id)[:1]
    paper = audit.paper_ids.create(
        {
            "audit_id": audit.id,
            "kind": kind,
            "chair_id": audit.lead_id.id,
            "secretary_id": secretary.id,
            "begun_at": meeting.start,
            "ended_at": meeting.end,
            "held_in": meeting.place,
            "attendee_ids": [Command.set(people.ids)],
            "other_attendees": GUESTS,
            "recipients": "Các phòng, đơn vị được đánh giá\nLưu: VT, hồ sơ đánh giá",
        }
    )
    paper.with_user(secretary).submit()
    paper.with_user(audit.lead_id).issue()
    quiet = paper.sudo()._unsealed().with_context(tracking_disable=True)
    quiet.write({"issue_date": day, "submitted_on": day})
    date_messages(paper, day)
