from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from .iso_risk import KEPT, STAGES

# A change of one of these is a review of the line.
CONTENT = {"name", "kind", "process", "source", "cause", "effect", "treatment"}
CONTENT |= {"controls", "accepted_by_id", "accepted_until"}
LEVELS = {f"{stage}_{axis}_id" for stage in STAGES for axis in ("likelihood", "impact")}
# What a leader approved: with another one the approval is gone.
APPROVED = {"current_likelihood_id", "current_impact_id", "treatment", "name"}
APPROVED |= {"accepted_by_id", "accepted_until"}


class IsoRisk(models.Model):
    """The yearly review of a line: confirmed, changed, dropped; approved when it is
    very high."""

    _inherit = "iso.risk"

    @api.model_create_multi
    def create(self, vals_list):
        if not self._is_unsealed():
            for vals in vals_list:
                for name in (KEPT - {"register_id"}) | {"review"}:
                    vals.pop(name, None)
        return super().create(vals_list)

    def write(self, vals):
        if self._is_unsealed():
            return super().write(vals)
        kept = (KEPT | {"review"}) & vals.keys()
        if kept:
            raise UserError(
                self.env._("Use the buttons to confirm and to approve a risk.")
            )
        result = super().write(vals)
        if (CONTENT | LEVELS) & vals.keys():
            reviewed = self.filtered(lambda one: one.review in ("pending", "confirmed"))
            reviewed._unsealed().write({"review": "changed"})
        if APPROVED & vals.keys():
            approved = self.filtered("approved_by_id")
            approved._unsealed().sudo().write(
                {"approved_by_id": False, "approved_date": False}
            )
        return result

    def unlink(self):
        # The database would delete the measures and leave their tasks behind.
        self.measure_ids.unlink()
        return super().unlink()

    @api.constrains("kind", *LEVELS, "register_id")
    def _check_levels(self):
        for one in self:
            for name in LEVELS:
                level = one[name]
                axis = "likelihood" if "likelihood" in name else "impact"
                if level and (level.scale_id != one.scale_id or level.axis != axis):
                    raise ValidationError(
                        self.env._(
                            "“%s” is no level of the scale of this review.", level.name
                        )
                    )

    @api.constrains("kind", "treatment")
    def _check_treatment(self):
        for one in self:
            fits = (one.treatment == "pursue") == (one.kind == "opportunity")
            if one.treatment and not fits:
                raise ValidationError(
                    self.env._("A risk is not pursued, an opportunity not avoided.")
                )

    def _missing(self):
        """Sentences on the lines that keep a register from being confirmed."""
        found = []
        for one in self:
            if one.review == "pending":
                found.append(self.env._("“%s” is not reviewed yet.", one.name))
            elif one.review != "dropped":
                found += one._incomplete()
        return found

    def _incomplete(self):
        """Sentences on what this line lacks."""
        self.ensure_one()
        if self.kind == "opportunity":
            return []
        found = []
        if not self.current_score:
            found.append(
                self.env._("“%s” has no likelihood or no impact yet.", self.name)
            )
        if not self.treatment:
            found.append(self.env._("“%s”: say how it is treated.", self.name))
        elif self.treatment == "accept" and not (
            self.accepted_by_id and self.accepted_until
        ):
            found.append(
                self.env._("“%s” is accepted: say by whom and until when.", self.name)
            )
        return found

    # ------------------------------------------------------------ buttons
    def _review_as(self, state):
        self.check_access("write")
        self._check_seal()
        self._unsealed().write({"review": state})

    def action_confirm(self):
        """The line is still right as it stands.

        :raise UserError: when something is missing in it
        """
        missing = [sentence for one in self for sentence in one._incomplete()]
        if missing:
            raise UserError("\n".join(missing))
        self._review_as("confirmed")

    def action_drop(self):
        """There is no such risk any more: kept in this register, not in the next."""
        self._review_as("dropped")

    def action_restore(self):
        """A line that was dropped is there after all."""
        self._review_as("changed")

    def action_approve(self):
        """A leader approves how very high risks are treated.

        :raise AccessError: for everybody else
        :raise UserError: when the register is closed or the line is not complete
        """
        self.env["res.users"]._iso_require("iso_quality.group_leader")
        self.check_access("read")
        for one in self:
            if one.approval != "needed":
                raise UserError(
                    self.env._("“%s” does not wait for a leader.", one.name)
                )
            missing = one._incomplete()
            if missing:
                raise UserError("\n".join(missing))
        today = fields.Date.context_today(self)
        risks = self._unsealed().sudo()
        risks.write({"approved_by_id": self.env.uid, "approved_date": today})
        for one in risks:
            one.message_post(
                body=self.env._(
                    "Approved by %(user)s on %(day)s.",
                    user=self.env.user.name,
                    day=format_date(self.env, today),
                )
            )
