from odoo import models


class IsoPlanLine(models.Model):
    """Who works on a line and who follows."""

    _inherit = "iso.plan.line"

    def _assignments(self, resolve):
        """Who gets a task for this line.

        :param resolve: function from iso.party to a list of Assignee
        :return: list of (role, iso.plan.line.party, Assignee), no department twice;
            a line that names nobody is seen to by the unit in charge
        """
        self.ensure_one()
        entries = self._workers()
        if not entries:
            standing = self.env.ref("iso_quality.party_standing")
            entry = self.env["iso.plan.line.party"].new({"party_id": standing.id})
            return [("lead", entry, one) for one in resolve(standing)]
        own_part = (self.party_ids - entries).filtered("own_part")
        found, taken = [], set()
        for role, entry in [
            *(("lead", entry) for entry in entries),
            *(("contribute", entry) for entry in own_part),
        ]:
            for assignee in resolve(entry.party_id):
                who = assignee.department or assignee.users
                if who not in taken:
                    taken.add(who)
                    found.append((role, entry, assignee))
        return found

    def _followers(self, resolve):
        """(departments, users) that cooperate without a task of their own."""
        self.ensure_one()
        departments = self.env["hr.department"].sudo()
        users = self.env["res.users"].sudo()
        quiet = (self.party_ids - self._workers()).filtered(lambda e: not e.own_part)
        for entry in quiet:
            for assignee in resolve(entry.party_id):
                if assignee.department:
                    departments |= assignee.department
                else:
                    users |= assignee.users
        return departments.sorted("id"), users.sorted("id")
