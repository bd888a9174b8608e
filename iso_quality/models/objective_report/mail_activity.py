from odoo import fields, models


class MailActivity(models.Model):
    """To-dos that ask a head for what has not been sent (iso.objective.collection)."""

    _inherit = "mail.activity"

    # A unit that has not begun has no record yet that a to-do could hang on.
    iso_collection_key = fields.Char(
        readonly=True,
        copy=False,
        export_string_translation=False,
        help="Which unit owes what of which year; technical.",
    )

    # Also when two people press the button at the same moment.
    _iso_collection_once = models.UniqueIndex(
        "(iso_collection_key) WHERE active AND iso_collection_key IS NOT NULL",
        "This unit has just been reminded. Reload the page.",
    )
