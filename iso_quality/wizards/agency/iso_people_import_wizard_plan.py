from odoo import models
from odoo.fields import Domain
from odoo.tools import email_normalize

from ...tools.people_table import login_of_name
from ...tools.spelling import alike
from ...tools.table_reading import plain

# How many people of one name get a login of it.
NAMESAKES = 20


class IsoPeopleImportWizard(models.TransientModel):
    """What comes of each row of a list, beside who and what is there already.

    The number of queries does not depend on the number of rows.
    """

    _inherit = "iso.people.import.wizard"

    def _departments(self):
        """The agency's departments (dict by the name as it is compared)."""
        units = self.env["hr.department"].with_context(active_test=False)
        found = units.search([("company_id", "=", self.company_id.id)], order="id desc")
        return {alike(unit.name): unit for unit in found.sorted("active")}

    def _plan(self, rows):
        """What is to be done.

        :param rows: list of ``people_table.Row``
        :return: list of dict: "shown" are the values of a line, "unit" is the name of
            the department as it is compared, "vals" those of a new ``iso.person``
        :raise AccessError: for another agency
        """
        people = self.env["iso.person"]
        people._check_may_set_up(self.company_id)
        labels = dict(
            self.env["iso.role"]._fields["role"]._description_selection(self.env)
        )
        known = _Known(self, rows)
        plan = []
        for row in rows:
            problems = [self._problem(kind, words) for kind, words in row.problems]
            person = known.person(row)
            login = ""
            if person:
                note = self._note_here(person)
            else:
                login = known.login(row)
                problems += self._problems(row, login, known)
                note = self._note_new(row, known)
            status = "error" if problems else "here" if person else "new"
            unit = alike(row.department)
            shown = {
                "number": row.number,
                "status": status,
                "note": " ".join(problems) or note,
                "name": row.name,
                "job_title": row.job,
                "department": row.department,
                "is_new_department": status == "new"
                and bool(unit)
                and unit not in known.units,
                "email": row.email,
                "login": person.login if person else login,
                "role_names": ", ".join(labels[role] for role in row.roles),
                "is_head": row.head,
            }
            vals = {
                "name": row.name,
                "login": login,
                "email": row.email,
                "job_title": row.job,
                "company_id": self.company_id.id,
                "is_head": row.head,
                **{f"is_{role}": True for role in row.roles},
            }
            plan.append({"shown": shown, "unit": unit, "vals": vals})
        return plan

    def _note_here(self, person):
        if person.is_working:
            return self.env._("Nothing is changed.")
        return self.env._("Has left: open the person and press “Came Back”.")

    def _note_new(self, row, known):
        unit = known.units.get(alike(row.department))
        head = unit and unit.iso_head_user_id
        if row.head and head:
            # sudo: the name of a head of the agency's own department
            return self.env._("Heads it instead of %s.", head.sudo().name)
        return ""

    def _problem(self, kind, words):
        """The words for what is wrong with a row by itself."""
        if kind == "role":
            return self.env._(
                "No role is called “%s”: write Secretary, Leader, or leave it empty.",
                words,
            )
        if kind == "head":
            return self.env._(
                "“%s” as head of department: write x or leave it empty.", words
            )
        if kind == "name":
            return self.env._("The full name is missing.")
        return super()._problem(kind, words)

    def _problems(self, row, login, known):
        """What is wrong with a new person, beside those of the list and of the agency
        (list of words)."""
        found = []
        if row.email and not email_normalize(row.email):
            found.append(self.env._("“%s” is no e-mail address.", row.email))
        if " " in login or not login:
            found.append(self.env._("A login is one word without spaces."))
        elif known.logins[login] > 1:
            found.append(self.env._("The login “%s” is in the list twice.", login))
        elif login in known.taken:
            found.append(
                self.env._(
                    "The login “%s” is taken: write another one. Who has an account in "
                    "another agency is let in by the administrator of the installation.",
                    login,
                )
            )
        if "admin" in row.roles and not self.env["iso.person"]._is_of_installation():
            found.append(
                self.env._(
                    "Administrators are appointed by the administrator of the "
                    "installation."
                )
            )
        unit = known.units.get(alike(row.department))
        if unit and not unit.active:
            found.append(
                self.env._("“%s” is archived: take it back first.", row.department)
            )
        if row.head:
            found += self._problems_of_head(row, unit, known)
        return found

    def _problems_of_head(self, row, unit, known):
        if not row.department:
            return [self.env._("Head of which department? Write its name.")]
        if known.heads[alike(row.department)] > 1:
            return [self.env._("“%s” has more than one head here.", row.department)]
        if unit and unit.iso_head_user_id in known.above:
            return [
                self.env._(
                    "The head of “%s” is an administrator: the administrator of the "
                    "installation puts another one there.",
                    row.department,
                )
            ]
        return []


class _Known:
    """Who and what is there already, read once for all rows."""

    def __init__(self, wizard, rows):
        env, agency = wizard.env, wizard.company_id
        self.units = wizard._departments()
        # sudo: which of the agency's people they are; it was asked whose agency it is
        people = env["iso.person"].sudo().search([("company_id", "=", agency.id)])
        self.by_login = {one.login.lower(): one for one in people}
        self.by_email = {one.email.lower(): one for one in people if one.email}
        self.by_place = {
            (plain(one.name), alike(one.department_id.name or "")): one
            for one in people.sorted("is_working")
        }
        system = env["iso.person"]._is_of_installation()
        users = people.user_id.filtered("active").sudo(env.su)
        heads = env["res.users"].union(
            *(u.iso_head_user_id for u in self.units.values())
        )
        self.above = (
            env["res.users"]
            if system
            else (heads & users)._iso_not_below_admins() | (heads & env.user)
        )
        self.heads = _counted(alike(row.department) for row in rows if row.head)
        wanted = {one for row in rows for one in _candidates(row)}
        # sudo: only which of these logins there are
        table = env["res.users"].sudo().with_context(active_test=False)
        found = table.search_fetch(Domain("login", "in", list(wanted)), ["login"])
        self.taken = {user.login.lower() for user in found}
        named = [one for row in rows for one in _candidates(row)[:1] if _is_given(row)]
        self.logins = _counted(named)
        self.used = set(self.logins)

    def person(self, row):
        """Who of the agency's people a row is; an empty one when it is a new one."""
        if row.login:
            return self.by_login.get(row.login)
        if row.email:
            email = row.email.lower()
            return self.by_email.get(email) or self.by_login.get(email)
        return self.by_place.get((plain(row.name), alike(row.department)))

    def login(self, row):
        """The login of a new person: as given, the address, or made of the name."""
        candidates = _candidates(row)
        if _is_given(row) or not candidates:
            return candidates[0] if candidates else ""
        free = [c for c in candidates if c not in self.taken and c not in self.used]
        login = free[0] if free else candidates[0]
        self.used.add(login)
        self.logins.setdefault(login, 1)
        return login


def _is_given(row):
    return bool(row.login or row.email)


def _candidates(row):
    """The logins that a row may get, the best first."""
    if _is_given(row):
        return [(row.login or row.email).lower()]
    base = login_of_name(row.name)
    return [base, *(f"{base}{n}" for n in range(2, NAMESAKES))] if base else []


def _counted(values):
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts
