from collections import defaultdict

from odoo import api, models
from odoo.fields import Command, Domain

from ..client.base_client_words import KEY


class IsoAnsweredMixin(models.AbstractModel):
    """People answer for these records: what somebody who goes had open goes to who
    answers for it now.

    Who inherits this says in which fields people stand, and as long as what they mean
    something (``_answered``). The past is not touched: what is finished, signed or
    closed keeps its people.
    """

    _name = "iso.answered.mixin"
    _description = "Answered For by People"

    # The path to the department that answers, "" where there is none.
    _answered_unit = "department_id"
    # The field without which nobody answers by name: a new head takes what is empty.
    _answered_needed = ""

    # ------------------------------------------------------------ to be said
    @api.model
    def _answered(self):
        """The fields with people who answer (dict {name: Domain of the records in which
        it still matters})."""
        return {}

    @api.model
    def _answered_anew(self):
        """Values of records whose people have changed: hook for marks."""
        return {}

    @api.model
    def _of_role_domain(self, role):
        """What is given to a role of the agency, whoever has it (Domain); None: nothing.

        :param str role: of ``iso.role``
        """
        return None

    # ------------------------------------------------------------ who answers
    def _unit_answering(self):
        """The department that answers for one record (hr.department, may be none)."""
        name = self._answered_unit
        return self.mapped(name) if name else self.env["hr.department"]

    def _people_answering(self):
        """Who answers for one record by name (res.users)."""
        names = self._answered()
        return self.env["res.users"].union(
            *(self[name] for name in names), self._who_else_answers()
        )

    def _who_else_answers(self):
        """Who answers besides those of the fields: hook."""
        return self.env["res.users"]

    # ------------------------------------------------------------ handed over
    @api.model
    def _adopt(self, domain, user):
        """Let somebody answer for what goes on and has nobody.

        :param domain: of which records (Domain)
        :param user: one res.users
        """
        name = self._answered_needed
        orphans = self.search(
            domain & Domain(name, "=", False) & self._answered()[name]
        )
        if orphans:
            orphans._write_handed_over({name: user.id})

    @api.model
    def _answered_by_domain(self, users):
        """What goes on and is answered for by some of these people (Domain)."""
        return Domain.OR(
            Domain(name, "in", users.ids) & going_on
            for name, going_on in self._answered().items()
        )

    def _hand_over(self, users, instead=None):
        """Put who answers now in the place of these people.

        The head of the department, where there is one; else whoever works on it too; of
        what belongs to no department, the ISO secretary. What has nobody then stays
        open, and its reminders go to the secretary.

        :param users: res.users who no longer answer for it
        :param instead: the res.users who takes all of it, where that is known
        :return: dict {res.users: the records that they got}
        """
        # sudo: run when people go, which was asked; as the system it is nobody's act
        records = self.sudo().with_context(active_test=False)
        still = {
            name: records.filtered_domain(going_on)
            for name, going_on in self._answered().items()
        }
        got = defaultdict(self.browse)
        for company, mine in records.grouped("company_id").items():
            people = self.env["iso.addressee"]._of(company)
            alike = defaultdict(self.browse)
            for record in mine:
                names = [name for name, there in still.items() if record in there]
                new = instead or record._answering_instead(users, people)
                if vals := record._hand_over_vals(names, users, new):
                    alike[tuple(sorted(vals.items()))] += record
                    got[new] += record
            for vals, some in alike.items():
                some._write_handed_over(dict(vals))
        return got

    def _hand_over_vals(self, names, users, new):
        """What is written into one record.

        :param names: fields in which people still matter
        :param users: res.users who no longer answer for it
        :param new: res.users who does, may be none
        :return: dict {field: value that can be compared}
        """
        vals = {}
        for name in names:
            gone = self[name] & users
            if not gone:
                continue
            if self._fields[name].type == "many2one":
                vals[name] = new.id
                continue
            left = self[name] - gone
            added = new if vals or not left else new.browse()
            vals[name] = (
                *(Command.unlink(one) for one in gone.ids),
                *(Command.link(one) for one in (added - left).ids),
            )
        return vals

    def _answering_instead(self, users, people):
        """Who answers for one record instead of these people: one res.users, or none."""
        unit = self._unit_answering()
        if unit:
            return people.head(unit) - users
        others = people.present(self._people_answering()) - users
        return (others or people.secretaries - users)[:1]

    def _write_handed_over(self, vals):
        """Write new people, as the system, and let them follow."""
        lists = {name for name, one in vals.items() if isinstance(one, tuple)}
        vals = {name: list(one) if name in lists else one for name, one in vals.items()}
        self._iso_opened().write({**vals, **self._answered_anew()})
        if "message_follower_ids" in self._fields:
            self.env["mail.followers"]._iso_follow(
                {one: one._people_answering() for one in self}
            )

    def _iso_opened(self):
        """The records, open to what our own code has to change; who gets them hears of
        all in one message."""
        return self._iso_with_key(iso_unsealed=KEY, mail_auto_subscribe_no_notify=True)
