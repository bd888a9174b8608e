from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality.tools.web_actions import open_dialog

from ...tools import closing
from ...tools.ways import UNDERSTANDING
from .iso_action_check import CHECKED_IN


class IsoAction(models.Model):
    """Two checks by another person than those who answer for the work or did it: that it
    is done, and after some time that it works (TCVN ISO 9001:2015, 10.2.1 d)."""

    _inherit = "iso.action"

    check_ids = fields.One2many(
        "iso.action.check", "action_id", "Checks", readonly=True
    )
    effect_days = fields.Integer(
        "Check after (working days)",
        default=lambda self: self.env.company.iso_effect_days,
        help="How many working days after it was done it is checked whether it works.",
    )
    effect_due = fields.Date("Check From", readonly=True, copy=False)
    may_check = fields.Boolean(compute="_compute_may_check")
    who_checks = fields.Text("Who Can Check It", compute="_compute_may_check")

    _effect_days_positive = models.Constraint(
        "CHECK (effect_days >= 0)", "An action is checked after it is done."
    )

    # ------------------------------------------------------------ who may
    def _doers(self):
        """Everybody who answers for an action of the same owner, or has worked on one
        (res.users, as the system)."""
        # sudo: whoever has to do with it, seen or not
        all_of_them = self.sudo()._siblings()
        return all_of_them.user_id | all_of_them.task_id._workers()

    def _check_due(self):
        """The kind of check that an action waits for; None: none, as long as what
        happened is contained and its cause is looked for."""
        # sudo: how far it is, whoever asks
        if self.sudo()._owner().state in UNDERSTANDING:
            return None
        due = (kind for kind, state in CHECKED_IN.items() if state == self.state)
        return next((kind for kind in due if kind in self._asked_checks()), None)

    def _asked_checks(self):
        """The kinds of check that are asked for: what was corrected is done or not; only
        what is against a cause works or not (tuple)."""
        asks_effect = self._owner()._way().asks_effect and self.kind != "correction"
        return ("done", "effect") if asks_effect else ("done",)

    def _siblings(self):
        """All actions of the same owners."""
        return self.nonconformity_id.action_ids

    def _checkers(self, kind, people=None):
        """Who may check one action (res.users, as the system): auditors, heads, the
        secretary and leaders of the agency, but none who has to do with it; for an
        effect, where the way asks for it, of other departments only.

        :param str kind: "done" or "effect"
        :param people: Addressees of the agency, where they are known
        """
        self.ensure_one()
        # sudo: who has which role, whoever asks
        action = self.sudo()
        people = people or action.env["iso.addressee"]._of(action.company_id)
        return (people.everybody() - action._doers()).filtered(
            lambda user: not action._is_too_near(user, kind)
        )

    def _is_too_near(self, user, kind):
        """Whether somebody belongs to a department that has to do with it, where another
        one has to check."""
        owner = self._owner()
        if kind != "effect" or not owner._way().other_department:
            return False
        units = owner.department_id | self._siblings().doing_department_id
        return bool(user.iso_department_ids & units) or any(
            unit.iso_head_user_id == user for unit in units
        )

    def _is_early(self):
        """Whether its effect shows on a later day only."""
        return self._check_due() == "effect" and bool(
            self.effect_due and vietnam_today() < self.effect_due
        )

    @api.depends("state", "kind", "user_id", "effect_due", "nonconformity_id.state")
    @api.depends_context("uid", "lang")
    def _compute_may_check(self):
        for action in self:
            kind = action._check_due()
            action.may_check = action.who_checks = False
            if not kind or not action._origin:
                continue
            able = action._checkers(kind)
            # sudo: only compared with the user
            action.may_check = not action._is_early() and (
                self.env.user in able
                or not able
                and self.env.user._iso_sees_agency(action.sudo().company_id)
            )
            action.who_checks = ", ".join(able.mapped("name")) or self.env._(
                "Nobody is left who has nothing to do with it: the ISO secretary or a "
                "leader checks it together with somebody from outside."
            )

    def _check_hands(self, kind, outsider, outsider_reason):
        """:raise AccessError: for those who may not check
        :raise UserError: when a second person is needed, or is not"""
        for action in self:
            able = action._checkers(kind)
            if self.env.user in able or self.env.su:
                continue
            # sudo: only compared with the user
            alone = not able and self.env.user._iso_sees_agency(
                action.sudo().company_id
            )
            if not alone:
                raise AccessError(
                    self.env._(
                        "“%(action)s” is checked by somebody who has nothing to do "
                        "with it: %(who)s.",
                        action=action.name,
                        who=", ".join(able.mapped("name"))
                        or self.env._("the ISO secretary or a leader"),
                    )
                )
            if not outsider or not outsider_reason:
                raise UserError(
                    self.env._(
                        "Nobody is left who has nothing to do with “%s”. Name somebody "
                        "from outside who looks at it with you, and why: both are "
                        "printed.",
                        action.name,
                    )
                )

    # ------------------------------------------------------------ the checks
    def check_done(self, passed, words, outsider="", outsider_reason="", files=()):
        """Write down whether an action is done.

        :param bool passed: it is; else a new action in a new round is asked for
        :param str words: what was seen
        :param str outsider: see ``_check_hands``
        :param files: ids of own uploads that prove it
        :return: the iso.action.check
        """
        return self._check("done", passed, words, (outsider, outsider_reason), files)

    def check_effect(self, passed, words, outsider="", outsider_reason="", files=()):
        """Write down whether an action works.

        :param bool passed: it does; else a new action in a new round is asked for
        :raise UserError: before its time, or when the target is not reached
        """
        return self._check("effect", passed, words, (outsider, outsider_reason), files)

    def _check(self, kind, passed, words, second, files):
        self.ensure_one()
        self.check_access("read")
        words = self._check_reason(words)
        outsider, why = (
            text.strip() if isinstance(text, str) else "" for text in second
        )
        self._check_hands(kind, outsider, why)
        self._check_going_on()
        # Two who check at the same time: the second is told.
        # sudo: asked above; checks are written by nobody else
        action = self.sudo()._unsealed()
        action._take_hold()
        if action._check_due() != kind:
            action._refuse_checking()
        measured = self._measured(kind, bool(passed))
        check = action.check_ids.create(
            {
                "action_id": action.id,
                "kind": kind,
                "passed": bool(passed),
                "words": words,
                "checked_by_id": self.env.uid,
                "checked_date": vietnam_today(),
                "evidence_ids": [Command.set(self._own_files(files))],
                "outsider": outsider or False,
                "outsider_reason": why or False,
                **measured,
            }
        )
        # Without the key that opens seals: only own uploads are proof.
        check.with_env(self.sudo().env)._iso_adopt_files(
            check._fields["evidence_ids"], {}
        )
        if passed:
            action.state = "checked" if kind == "done" else "effective"
            if action._check_due() == "effect":
                action.effect_due = action._workdays_day()
        else:
            action.state = "failed"
        action._tell_check(check)
        for owners in action._owners():
            owners._action_checked(action, bool(passed))
        return check.sudo(self.env.su)

    def _refuse_checking(self):
        """:raise UserError: nothing is to be checked"""
        raise UserError(
            self.env._("“%s” is not to be checked now. Reload the page.", self.name)
        )

    def _own_files(self, files):
        """Ids of files as a client sends them: what is none is left out (list)."""
        given = files if isinstance(files, list | tuple) else ()
        ids = [one for one in given if isinstance(one, int)]
        # sudo: whether they are the user's own is asked when they are taken in
        return self.env["ir.attachment"].sudo().browse(ids).exists().ids

    def _measured(self, kind, passed):
        """The number of a check, and the records behind it (dict); see the file about
        measuring."""
        return {}

    def _tell_check(self, check):
        body = (
            self.env._("Checked, it passed: %s", check.words)
            if check.passed
            else self.env._("Checked, it failed: %s", check.words)
        )
        self.message_post(
            body=body,
            partner_ids=self.user_id.filtered("active").partner_id.ids,
            subtype_xmlid="mail.mt_comment",
        )

    # ------------------------------------------------------------ buttons
    def action_open_check(self):
        """Ask what the check that is due has shown."""
        self.ensure_one()
        self.check_access("read")
        kind = self._check_due()
        if not kind:
            self._refuse_checking()
        return open_dialog(
            self.env._("Check"),
            "iso.action.check.wizard",
            default_action_id=self.id,
            default_kind=kind,
        )

    # ------------------------------------------------------------ rules
    def _refuse_reopening(self):
        """:raise UserError: what is checked is not worked on again"""
        raise UserError(
            self.env._(
                "“%s” has been checked: what came of it stays. What did not work is "
                "followed by a new action.",
                self.name,
            )
        )

    def _as_rules(self):
        """These actions for the rules without a database (list of closing.Action): an
        effect is what counts, where the way asks for one."""
        found = []
        for action in self:
            kind = action._asked_checks()[-1]
            checks = tuple(
                closing.Check(check.id, check.passed)
                for check in action.check_ids
                if check.kind == kind or not check.passed
            )
            found.append(
                closing.Action(
                    action.id,
                    # What is corrected removes no cause.
                    frozenset(
                        action.cause_ids.ids if action.kind != "correction" else ()
                    ),
                    checks,
                    action.state == "dropped",
                )
            )
        return found
