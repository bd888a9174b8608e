from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ...tools.ways import CLOSED, FOLLOWING, STAGES, after, before, stages_of
from .iso_nonconformity import ENDED, STATES


class IsoNonconformity(models.Model):
    """The way from step to step. Whoever moves it, and by whatever (button, drag, call):
    it goes to the next step of its way only, when nothing is missing in the present one,
    and by the hand whose turn it is."""

    _inherit = "iso.nonconformity"

    missing_text = fields.Text("Still Missing", compute="_compute_missing_text")
    stage_text = fields.Char("Way", compute="_compute_missing_text")

    @api.model
    def _state_labels(self):
        """What the states are called, in the user's language (dict)."""
        return dict(self._fields["state"]._description_selection(self.env))

    # ------------------------------------------------------------ the way
    def _way(self):
        """What its kind asks for (iso.nonconformity.way, as the system)."""
        self.ensure_one()
        # sudo: whose it is
        one = self.sudo()
        ways = self.env["iso.nonconformity.way"]
        return ways._of(one.company_id, one.kind, one.grade)

    def _stages(self):
        """The steps of its way, in order (tuple of str)."""
        return stages_of(self._way()._rule(), self._needs_leader())

    def _needs_leader(self):
        """Whether a leader approves whatever the kind: after actions that failed, he
        does."""
        return self.round > 1

    def _missing(self):
        """What is missing in the present step, and of what was written in the steps
        before and can still be taken away (list of sentences).

        A step that was left out in an earlier round is not asked for afterwards; the
        present one is asked for in each round.
        """
        self.ensure_one()
        if self.state not in STAGES:
            return []
        # sudo: read by all who may read the nonconformity
        waivers = self.sudo().waiver_ids
        left_out = set(waivers.mapped("state"))
        asked = [
            stage
            for stage in self._stages()
            if stage in before(self.state) and stage not in left_out
        ]
        if not waivers.filtered(
            lambda waiver: (waiver.state, waiver.round) == (self.state, self.round)
        ):
            asked.append(self.state)
        return [words for stage in asked for words in getattr(self, f"_gate_{stage}")()]

    @api.depends("state", "kind", "grade", "correction", "correction_date")
    @api.depends("disposition", "concession_by", "waiver_ids", "round")
    @api.depends_context("lang")
    def _compute_missing_text(self):
        labels = self._state_labels()
        for one in self:
            saved = one._origin
            one.missing_text = saved and "\n".join(one._missing())
            one.stage_text = " → ".join(
                labels[stage] for stage in (*one._stages(), CLOSED)
            )

    # ------------------------------------------------------------ what each step asks
    def _gate_containing(self):
        found = []
        if not (self.correction or "").strip():
            found.append(self.env._("Write what was done at once."))
        if not self.correction_date:
            found.append(self.env._("Enter the day on which it was corrected."))
        elif self.correction_date > vietnam_today():
            found.append(self.env._("It cannot be corrected on a day to come."))
        if self.kind == "output":
            if not self.disposition:
                found.append(self.env._("Choose what was done with the output."))
            elif (
                self.disposition == "concession"
                and not (self.concession_by or "").strip()
            ):
                found.append(self.env._("Write who granted the concession."))
        return found

    def _gate_analysing(self):
        return []

    def _gate_proposing(self):
        return []

    def _gate_reviewing(self):
        return []

    def _gate_approving(self):
        return []

    def _gate_doing(self):
        return []

    def _gate_checking(self):
        return []

    def _gate_watching(self):
        return []

    # ------------------------------------------------------------ moving
    def _step_on(self, state, vals=None):
        """Leave one step for the next one, where nothing is missing.

        :param str state: the step that the user has seen: who was slower is told
        :param dict vals: other fields to write in the same step
        :raise UserError: with what is missing
        :raise AccessError: for those whose turn it is not
        """
        self.check_access("read")
        for one in self:
            one._check_turn(state)
            one._check_still(state)
            missing = one._missing()
            if missing:
                raise UserError(
                    "\n".join(
                        [self.env._("“%s” cannot go on:", one.display_name), *missing]
                    )
                )
        for following, some in self.grouped(
            lambda one: after(one.state, one._stages())
        ).items():
            some._move(state, following, vals)
        return True

    def _check_still(self, state):
        """:raise UserError: when somebody has moved it since the user saw it"""
        if self.state == state:
            return
        labels = self._state_labels()
        raise UserError(
            self.env._(
                "“%(what)s” is at “%(now)s” now, not at “%(then)s”: somebody was "
                "faster. Reload the page.",
                what=self.display_name,
                now=labels[self.state],
                then=labels.get(state, state),
            )
        )

    def _move(self, left, state, vals=None, reason=""):
        """Bring them from one state (``left``) to another; one user at a time.

        :raise UserError: when another user is moving them, or has moved them
        """
        # sudo: callers asked who may; the state is written by nobody else
        records = self.sudo()._unsealed()
        records._take_hold()
        for one in records:
            one._check_still(left)
        records.write({**(vals or {}), "state": state})
        records._enter_steps(reason)
        records._after_move()
        records._follow_records()
        records._follow_turns()

    def _after_move(self):
        """What follows from a move (as the system)."""

    def _follow_records(self):
        """Go on where nothing but the records decides: work that is done, checks that
        are passed. The last step is a person's: somebody closes it."""
        for state in FOLLOWING:
            ready = self.filtered(
                lambda one, at=state: (
                    one.state == at
                    and after(at, one._stages()) != CLOSED
                    and not one._missing()
                )
            )
            for following, some in ready.grouped(
                lambda one: after(one.state, one._stages())
            ).items():
                some._unsealed().write({"state": following})
                some._enter_steps()

    def _enter_steps(self, reason=""):
        """Write the history: the last step ends, another begins."""
        now = fields.Datetime.now()
        steps = self.env["iso.nonconformity.step"]
        last = steps.search(
            [("nonconformity_id", "in", self.ids), ("ended", "=", False)]
        )
        last._unsealed().write({"ended": now})
        steps._unsealed().create(
            [
                {
                    "nonconformity_id": one.id,
                    "state": one.state,
                    "round": one.round,
                    "begun": now,
                    "ended": now if one.state in ENDED else False,
                    "moved_by_id": self.env.uid,
                    "reason": reason or False,
                }
                for one in self
            ]
        )

    # ------------------------------------------------------------ dragged
    def write(self, vals):
        """As Odoo's. A card that is dragged goes the way as by its button."""
        if "state" not in vals or self._is_unsealed() or self.env.su:
            return super().write(vals)
        rest = {name: value for name, value in vals.items() if name != "state"}
        if rest:
            super().write(rest)
        self._drag_to(vals["state"])
        return True

    def _drag_to(self, state):
        self.check_access("read")
        labels = dict(STATES)
        for one in self:
            if one.state == state:
                continue
            if state not in list(labels) or one.state not in STAGES:
                raise UserError(
                    self.env._(
                        "“%s” is moved by its buttons: open it.", one.display_name
                    )
                )
            following = after(one.state, one._stages())
            if state != following:
                raise UserError(one._drag_message(following))
            one._step_on(one.state)

    def _drag_message(self, following):
        labels = self._state_labels()
        words = [
            self.env._(
                "“%(what)s” goes on to “%(next)s” and to no other step. To send it "
                "back, to cancel or to leave a step out, open it: a reason is asked for.",
                what=self.display_name,
                next=labels[following],
            )
        ]
        return "\n".join([*words, *self._missing()])

    # ------------------------------------------------------------ whose turn
    def _check_turn(self, state):
        """:raise AccessError: for those who do not move it from this step"""
        if self.env.su or self.env.user in self._hands(state):
            return
        raise AccessError(
            self.env._(
                "“%(what)s” is moved on by %(who)s.",
                what=self.display_name,
                who=self._hands_text(state),
            )
        )
