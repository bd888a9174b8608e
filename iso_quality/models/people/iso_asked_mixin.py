import logging

from odoo import api, models

from ...tools.for_readers import for_readers
from ...tools.vietnam_time import vietnam_today

_logger = logging.getLogger(__name__)


class IsoAskedMixin(models.AbstractModel):
    """People are asked for something over these records: to-dos of a kind, which our
    code gives, moves and takes back."""

    _name = "iso.asked.mixin"
    _description = "Asked of People"

    def _ask_again(self):
        """Ask who should be asked now, where a model says who that is: hook.

        :return: whether it does
        """
        return False

    def _schedule(self, kind, whom, words=None):
        """Create activities in one batch.

        :param kind: the mail.activity.type
        :param whom: list of (record, user, deadline); without a user none is made,
            without a deadline it is due today
        :param dict words: {record: what the to-do says}; else its name
        """
        words = words or {}
        # Named in the language of those who read it, whoever asks.
        readers = for_readers(self.env)
        model_id = self.env["ir.model"]._get_id(self._name)
        self.env["mail.activity"].with_context(mail_activity_quick_update=True).create(
            [
                {
                    "res_model_id": model_id,
                    "res_id": record.id,
                    "activity_type_id": kind.id,
                    "user_id": user.id,
                    "date_deadline": deadline or vietnam_today(),
                    "summary": words.get(record)
                    or record.with_env(readers).display_name,
                    "automated": True,
                }
                for record, user, deadline in whom
                if user
            ]
        )

    def _forget(self, kind):
        """Take back the open activities of this kind."""
        self.env["mail.activity"].search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("activity_type_id", "=", kind.id),
            ]
        ).unlink()

    def _wrongly_asked(self, kind, whom, words=None):
        """Those whose to-do is not there, or is somebody else's, of another day or says
        something else; and those that have one, although nobody is to be asked.

        :param kind: the mail.activity.type
        :param dict whom: {record: (user, deadline)}; nobody: an empty user; no
            deadline: whichever it has
        :param dict words: as ``_schedule``; None: whatever they say
        """
        there = {record: [] for record in self}
        for one in self.env["mail.activity"].search_fetch(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("activity_type_id", "=", kind.id),
            ],
            ["res_id", "user_id", "date_deadline", "summary"],
        ):
            record = self.browse(one.res_id)
            said = words is None or one.summary == words.get(record)
            there[record].append((one.user_id, one.date_deadline, said))

        def is_right(record):
            user, deadline = whom[record]
            if not user or len(there[record]) != 1:
                return not user and not there[record]
            asked, day, said = there[record][0]
            return asked == user and said and deadline in (day, None)

        return self.filtered(lambda record: not is_right(record))

    def _keep_asked(self, kind, whom, words=None):
        """Have these to-dos open, and no others of their kind.

        :param kind: the mail.activity.type
        :param dict whom: as ``_wrongly_asked``
        :param dict words: as ``_schedule``
        """
        wrong = self._wrongly_asked(kind, whom, words)
        if wrong:
            wrong._forget(kind)
            wrong._schedule(kind, [(one, *whom[one]) for one in wrong], words)

    # ------------------------------------------------------------ every morning
    @api.model
    def _one_by_one_if_needed(self, records, act):
        """Do ``act`` for all records at once; if that fails, for each alone.

        :param records: of any model
        :return: the records for which it failed
        """
        if not records:
            return records
        try:
            with self.env.cr.savepoint():
                act(records)
            return records.browse()
        except Exception:
            # Any error of one record must not keep the others from their people.
            if len(records) == 1:
                _logger.exception("A step of the daily job failed for %s", records)
                return records
        failed = records.browse()
        for record in records:
            failed |= self._one_by_one_if_needed(record, act)
        return failed
