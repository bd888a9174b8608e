from odoo import fields, models

# Named after the methods that take the decision, but the end of a round.
PURPOSES = [
    ("start_session", "Begin the session"),
    ("hand_in", "Hand the answers in"),
    ("close_round", "Close the round"),
]


class IsoConfirmWizard(models.TransientModel):
    """Decisions of an audit that cannot be undone, or by the lead auditor only."""

    _inherit = "iso.confirm.wizard"

    purpose = fields.Selection(
        selection_add=PURPOSES,
        ondelete={purpose: "cascade" for purpose, _label in PURPOSES},
    )

    def _decision(self):
        if self.purpose == "close_round":
            return "close", {}
        return super()._decision()
