"""Where the story plays: what the demo files cannot say in columns."""

from datetime import timedelta

from odoo.fields import Command

from ...tools.vietnam_time import ZONE
from ..plan.texts import COMMITTEES, LEGAL_DOCUMENTS

# sudo: a story told by the system while demo data is loaded.

PASSWORD = "demo"
# agency: its head, the unit in charge of ISO, the agency that supervises it
AGENCIES = {
    "base.main_company": (
        "demo_user_director",
        "demo_department_office",
        "demo_company_science",
    ),
    "demo_company_science": (
        "demo_user_science_director",
        "demo_department_science_quality",
        None,
    ),
    "demo_company_commune": (
        "demo_user_commune_chair",
        "demo_department_commune_office",
        "demo_company_science",
    ),
}


def ref(env, name):
    """A record by its xml id, of this addon unless another one is named."""
    return env.ref(name if "." in name else f"iso_quality.{name}")


def demo_users(env):
    """The people of the demo agencies."""
    data = env["ir.model.data"].search(
        [("module", "=", "iso_quality"), ("model", "=", "res.users")]
    )
    return env["res.users"].browse(data.mapped("res_id"))


def demo_employees(env):
    """The same people for HR, in all agencies."""
    return env["hr.employee"].search([("user_id", "in", demo_users(env).ids)])


def appoint(env, days):
    """Who heads each department and each agency; roles are as old as the story."""
    for agency in ("science", "commune"):
        # One person has several roles in a small agency.
        env["iso.role"]._give(
            ref(env, f"demo_user_{agency}_secretary"),
            "admin",
            ref(env, f"demo_company_{agency}"),
        )
    # Given, as in life, by the administrator of the installation.
    demo_users(env).iso_role_ids.write(
        {
            "date_from": f"{days.year - 2}-01-01",
            "given_by_id": env.ref("base.user_admin").id,
        }
    )
    names = demo_employees(env).get_external_id()
    for employee in demo_employees(env):
        if "_head_" in names[employee.id]:
            employee.department_id.manager_id = employee
    for agency, (head, unit, supervisor) in AGENCIES.items():
        ref(env, agency).write(
            {
                "iso_head_user_id": ref(env, head).id,
                "iso_standing_department_id": ref(env, unit).id,
                "iso_supervisor_id": supervisor and ref(env, supervisor).id,
            }
        )


def settle(env):
    """Passwords, office hours; what Odoo's HR brings of its own is put away."""
    users = demo_users(env)
    users.notification_type = "inbox"
    env.ref("base.user_admin").action_id = ref(env, "iso_agency_action").id
    for user in users | env.ref("base.user_admin"):
        # At the first login Odoo would take over the time zone of the browser.
        env["res.users.log"].with_user(user).sudo().create({})
    # One hash for all: making one takes a third of a second.
    password = users._crypt_context().hash(PASSWORD)
    for user in users:
        user._set_encrypted_password(user.id, password)
    for company in users.company_id:
        company.resource_calendar_id.write(
            {"name": "Giờ hành chính (40 giờ/tuần)", "tz": ZONE}
        )
    for name in ("hr.dep_administration", "hr.employee_admin"):
        record = env.ref(name, raise_if_not_found=False)
        if record:
            record.active = False
    channel = env.ref("mail.channel_all_employees", raise_if_not_found=False)
    if channel:
        channel.write({"name": "Trao đổi chung", "description": False})
        channel.message_ids.unlink()
    # Each begins with HR's advice, in English, to plan an onboarding.
    demo_employees(env).message_ids.unlink()


def add_legal_documents(env, days):
    """What the province issues each year; last year's is replaced by this year's.

    :return: dict {year: iso.legal.document}
    """
    documents = {}
    for year in (days.year - 1, days.year):
        day = days.reform_plan(year)
        documents[year] = env["iso.legal.document"].create(
            [
                {
                    **vals,
                    "number": vals["number"].format(number=number + year % 10),
                    "subject": vals["subject"].format(year=year),
                    "date": day,
                    "date_from": day,
                }
                for number, vals in LEGAL_DOCUMENTS
            ]
        )
    for old, new in zip(documents[days.year - 1], documents[days.year], strict=True):
        old.write({"date_to": new.date, "replaced_by_id": new.id})
    return documents


def add_committees(env, days):
    """Last year's committee of each agency, and the one that took over from it."""
    for agency in COMMITTEES:
        company = ref(env, agency["company"])
        begins = {year: days.issued(year) for year in (days.year - 1, days.year)}
        for year, begin in begins.items():
            current = year == days.year
            env["iso.committee"].create(
                {
                    "name": f"{agency['name']} năm {year}",
                    "company_id": company.id,
                    "decision_number": agency["decision"].format(number=year % 10 + 3),
                    "decision_date": begin,
                    "date_from": begin,
                    "date_to": not current and begins[days.year] - timedelta(days=1),
                    "member_ids": [
                        Command.create(
                            {
                                "sequence": 10 * place,
                                "user_id": ref(env, f"demo_user_{person}").id,
                                "role": role,
                                "position": position,
                            }
                        )
                        for place, (person, role, position, only_now) in enumerate(
                            agency["seats"], 1
                        )
                        if current or not only_now
                    ],
                }
            )
