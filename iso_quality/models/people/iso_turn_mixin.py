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
    # The kinds of to-dos that ``_turn`` names.
    _turn_kinds = (SIGN, TURN)

    # ------------------------------------------------------------ to be said
    @api.model
    def _turn_domain(self):
        """Records that may wait for a person (Domain)."""
        raise NotImplementedError

    def _turn(self, people):
        """Whose turn it is with one record, as the system.

        :param people: Addressees of its agency
        :return: (one of ``_turn_kinds``, res.users, what it asks: Vietnamese, as all
            that is written for people; where it has one, the day by which it is to be
            done); None when it is nobody's
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
        for name in self._turn_kinds:
            whom, says = dict.fromkeys(turns, (nobody, None)), dict.fromkeys(turns, "")
            for one, turn in turns.items():
                if turn and turn[0] == name:
                    _name, users, says[one], *day = turn
                    whom[one] = (users[:1], *(day or [None]))
            found.append((self.env.ref(name), whom, says))
        return found

    def _ask_again(self):
        self._keep_turns()
        return True

    def _follow_turns(self):
        """These records have changed: have the to-dos open that they should have now."""
        self._keep_turns()

    def _keep_turns(self):
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
        kinds = [self.env.ref(name).id for name in self._turn_kinds]
        asked = [("activity_type_id", "in", kinds)]
        found = self.search(
            (self._turn_domain() | fields.Domain("activity_ids", "any", asked))
            & fields.Domain("company_id", "=", company.id)
            & fields.Domain("id", "not in", skip.ids)
        )
        wrong = found.browse()
        for kind, whom, words in found._turns():
            wrong |= found._wrongly_asked(kind, whom, words)
        # What a user is deciding on at this moment has its to-do from him.
        wrong = wrong.try_lock_for_update(allow_referencing=True)
        return len(wrong), self._one_by_one_if_needed(
            wrong, lambda some: some._keep_turns()
        )
