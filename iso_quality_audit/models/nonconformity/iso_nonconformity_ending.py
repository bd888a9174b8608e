from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.for_readers import for_readers
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality.tools.web_actions import open_dialog

from ...tools.ways import CLOSED, STAGES, after
from .iso_nonconformity import ENDED


class IsoNonconformity(models.Model):
    """How it ends: closed after its last step, cancelled, or merged into another; and how
    it begins anew, with all that was before kept."""

    _inherit = "iso.nonconformity"

    closed_on = fields.Date(readonly=True, copy=False, tracking=True)
    closed_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    closed_by_name = fields.Char("Closed By", readonly=True, copy=False)
    ended_reason = fields.Text("Why It Ended", readonly=True, copy=False)
    merged_into_id = fields.Many2one(
        "iso.nonconformity",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
    )
    merged_ids = fields.One2many(
        "iso.nonconformity", "merged_into_id", "Merged into This", readonly=True
    )
    reopened = fields.Integer("Times Reopened", readonly=True, copy=False)

    def _after_move(self):
        result = super()._after_move()
        closed = self.filtered(lambda one: one.state == "closed")
        for one in closed:
            one.write(
                {
                    "closed_by_id": self.env.uid,
                    "closed_on": vietnam_today(),
                }
            )
        self.filtered(lambda one: one.state in ENDED)._after_end()
        return result

    def _after_end(self):
        """What is called off with these (as the system)."""

    # ------------------------------------------------------------ called off
    def cancel(self, reason):
        """Call it off: it was none, or is dealt with elsewhere.

        :param str reason: kept on the record
        """
        reason = self._check_reason(reason)
        self._end("cancelled", reason)

    def merge_into(self, target_id, reason):
        """Deal with these together with another one.

        :param int target_id: the one that goes on
        :param str reason: kept on the record
        """
        reason = self._check_reason(reason)
        # Whatever a client sends: only a number is a record.
        known = isinstance(target_id, int) and not isinstance(target_id, bool)
        target = self.browse(target_id if known else ()).exists()
        target.check_access("read")
        if not target or target in self or target.state in ENDED:
            raise UserError(
                self.env._("Choose another nonconformity, one that is still going on.")
            )
        if target.company_id != self.company_id:
            raise UserError(
                self.env._("Only nonconformities of the same agency are merged.")
            )
        self._end("merged", reason, {"merged_into_id": target.id})
        for one in self:
            # sudo: asked by ``_end``
            target.sudo().message_post(
                body=for_readers(self.env)._("Merged into this: %s", one.display_name),
                subtype_xmlid="mail.mt_note",
            )

    def _end(self, state, reason, vals=None):
        self.check_access("read")
        self.env["res.users"]._iso_require(("secretary", "leader"), self)
        for one in self:
            if one.state in ENDED:
                raise UserError(one._seal_message())
            one._move(
                one.state, state, {"ended_reason": reason, **(vals or {})}, reason
            )
            one._tell_reason(for_readers(self.env)._("Over: %s", reason))

    # ------------------------------------------------------------ begun anew
    def reopen(self, reason):
        """Begin a new round: what was written, done and checked stays as evidence.

        :param str reason: kept in the history; after an inspection, what was not
            accepted
        """
        reason = self._check_reason(reason)
        self.check_access("read")
        self.env["res.users"]._iso_require(("secretary", "leader"), self)
        for one in self:
            if one.state not in ENDED:
                raise UserError(self.env._("“%s” is still going on.", one.display_name))
            # What had not been accepted is answered again.
            to = one._stages()[0] if one.number else "reported"
            if one.state == "closed":
                to = one._begin_round()
            one._move(
                one.state,
                to,
                {
                    "closed_on": False,
                    "closed_by_id": False,
                    "closed_by_name": False,
                    "ended_reason": False,
                    "merged_into_id": False,
                    "reopened": one.reopened + 1,
                },
                reason,
            )
            one._tell_reason(for_readers(self.env)._("Reopened: %s", reason))

    def _begin_round(self):
        """Another round: the department writes again.

        :return: the state in which it does
        """
        # sudo: callers asked who may
        one = self.sudo()._unsealed()
        one.round += 1
        stages = self._stages()
        return "proposing" if "proposing" in stages else stages[0]

    # ------------------------------------------------------------ buttons
    def action_close(self):
        """Close what has come to the end of its way: see ``_step_on``.

        :raise UserError: while steps are left
        """
        for one in self:
            following = one.state in STAGES and after(one.state, one._stages())
            if following != CLOSED:
                raise UserError(one._drag_message(following or "reported"))
            one._step_on(one.state)

    def action_open_cancel(self):
        return self.env["iso.reason.wizard"]._ask(self, "cancel")

    def action_open_reopen(self):
        return self.env["iso.reason.wizard"]._ask(self, "reopen")

    def action_open_merge(self):
        """Ask into which one this is merged, and why."""
        self.ensure_one()
        self.check_access("read")
        return open_dialog(
            self.env._("Merge"),
            "iso.nonconformity.merge.wizard",
            default_nonconformity_id=self.id,
        )
