from odoo import api, fields, models

from ...tools.for_readers import for_readers

SIGN = "iso_quality.mail_activity_type_sign"
TURN = "iso_quality.mail_activity_type_turn"


class IsoTurnMixin(models.AbstractModel):
    """Whose turn it is: where the next step belongs to a person it is a to-do of that
    person, gone when it is done.

    What is to be signed or approved is of a kind of its own: "Waiting for My Signature"
    lists it for all models. Looked at again every morning, so that what somebody leaves
    goes to who is asked now.
    """

    _name = "iso.turn.mixin"
    _description = "Has a Next Step of a Person"
    _inherit = ["iso.asked.mixin"]

    # ------------------------------------------------------------ to be said
    @api.model
    def _turn_domain(self):
        """Records that may wait for a person (Domain)."""
        raise NotImplementedError

    def _turn(self, people):
        """Whose turn it is with one record, as the system.

        :param people: Addressees of its agency
        :return: (``SIGN`` or ``TURN``, res.users, what it asks: Vietnamese, as all that
            is written for people); None when it is nobody's
        """
        raise NotImplementedError

    # ------------------------------------------------------------ kept
    def _turns(self):
        """What ``_keep_asked`` takes for these records: list of its arguments."""
        # sudo: whose turn it is, whoever asks; said to whoever is asked
        records = self.sudo().with_env(for_readers(self.sudo().env))
        turns = {}
        for company, mine in records.grouped("company_id").items():
            people = self.env["iso.addressee"]._of(company)
            turns.update({one: one._turn(people) for one in mine})
        nobody = self.env["res.users"]
        found = []
        for name in (SIGN, TURN):
            own = {
                one: turn if turn and turn[0] == name else (name, nobody, "")
                for one, turn in turns.items()
            }
            found.append(
                (
                    self.env.ref(name),
                    {one: (user[:1], None) for one, (_n, user, _w) in own.items()},
                    {one: words for one, (_n, _u, words) in own.items()},
                )
            )
        return found

    def _ask_again(self):
        self._follow_turns()
        return True

    def _follow_turns(self):
        """Have the to-dos of these records open that they should have now."""
        # sudo: to-dos are others'; callers have changed the records, which asked
        records = self.sudo().exists()
        for kind, whom, words in records._turns():
            records._keep_asked(kind, whom, words)

    @api.model
    def _follow_turns_batch(self, company, skip):
        """A step of the daily job: see ``iso.daily.job._steps``.

        :param company: one res.company
        :param skip: records that failed before in this run
        :return: (number of records whose to-dos were wrong, those that failed)
        """
        kinds = [self.env.ref(name).id for name in (SIGN, TURN)]
        asked = [("activity_type_id", "in", kinds)]
        found = self.search(
            (self._turn_domain() | fields.Domain("activity_ids", "any", asked))
            & fields.Domain("company_id", "=", company.id)
            & fields.Domain("id", "not in", skip.ids)
        )
        wrong = found.browse()
        for kind, whom, words in found._turns():
            wrong |= found._wrongly_asked(kind, whom, words)
        return len(wrong), self._one_by_one_if_needed(
            wrong, lambda some: some._follow_turns()
        )
