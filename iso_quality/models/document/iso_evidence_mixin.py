from odoo import api, fields, models, tools
from odoo.exceptions import UserError

from ...tools.for_readers import for_readers


class IsoEvidenceMixin(models.AbstractModel):
    """A record of what was done, with the files that prove it: a fact.

    Files are own uploads, open to all who may read the record (see ``base_files.py``).
    Once it is done its words, numbers and files stay as they are, for everybody and
    every way in, until it is reopened with a reason; not at all while a report that
    used it is sent. Who inherits this says when it is done (``_iso_keeping_files``).
    """

    _name = "iso.evidence.mixin"
    _description = "Record with Evidence"
    _inherit = ["iso.may.mixin"]

    evidence_ids = fields.Many2many("ir.attachment", bypass_search_access=True)
    is_kept = fields.Boolean(
        "Stays as It Is",
        compute="_compute_is_kept",
        help="Done: to change it, it is reopened first.",
    )
    closed_text = fields.Char(
        "Why Not Now",
        compute="_compute_is_kept",
        help="Who may write here, where the current user may not now.",
    )

    # ------------------------------------------------------------ to be said
    def _iso_keeping_files(self):
        raise NotImplementedError

    def _kept_message(self):
        """Why one record that is done cannot be changed, and what to do."""
        return self.env._(
            "“%s” is done: what it says and its files stay as they are. Reopen it with a "
            "reason first.",
            self.display_name,
        )

    def _closed_message(self):
        """Why the current user cannot write on one record now; "" where he can."""
        return self._kept_message() if self._iso_keeping_files() else ""

    def _reported_in(self):
        """The sent reports that one record was used in (list of records)."""
        return []

    # ------------------------------------------------------------ kept
    @api.depends(lambda self: ("state",) if "state" in self._fields else ())
    @api.depends_context("uid", "lang")
    def _compute_is_kept(self):
        # sudo: whether a record is done does not depend on who asks
        kept = self._origin.sudo()._iso_keeping_files()
        for record in self:
            record.is_kept = record._origin in kept
            record.closed_text = record._origin and record._origin._closed_message()

    @api.model
    @tools.ormcache()
    def _proof_names(self):
        """The fields that hold what people say of it (frozenset)."""
        return frozenset(
            name
            for name, field in self._fields.items()
            if field.store
            and self._iso_is_ours(field)
            and self._iso_people_write(field)
            and not self._iso_is_talk(name)
        )

    def write(self, vals):
        """As Odoo's; what is done stays as it is.

        :raise UserError: with what to do first
        """
        if (
            not self._proof_names().isdisjoint(vals)
            and not self.env["iso.sealed.mixin"]._is_unsealed()
        ):
            # What is refused names the record.
            self.check_access("read")
            # sudo: whether a record is done does not depend on who asks
            if kept := self.sudo()._iso_keeping_files():
                raise UserError(kept[0]._kept_message())
        return super().write(vals)

    # ------------------------------------------------------------ reopened
    def _check_reopening(self, reason):
        """What has to be so before what is done is reopened.

        :param str reason: why; stays in the history
        :return: the words without blanks around them
        :raise UserError: without a reason, or while a report that used it is sent
        """
        reason = self.env["iso.sealed.mixin"]._check_reason(reason)
        for record in self:
            if reports := record._reported_in():
                raise UserError(
                    self.env._(
                        "“%(record)s” stands in “%(report)s”, which was sent: prepare a "
                        "revision of that report first, then reopen it.",
                        record=record.display_name,
                        report=reports[0].display_name,
                    )
                )
        return reason

    def _note_reopening(self, reason):
        """The history says why these were reopened."""
        # sudo: callers asked who may; a note of the system
        for record in self.sudo():
            record.message_post(body=for_readers(self.env)._("Reopened: %s", reason))
