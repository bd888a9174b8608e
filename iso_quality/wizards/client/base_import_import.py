from odoo import api, models

from odoo.addons.base_import.models import base_import

# As people here write days; years of two digits last.
DAY_FIRST = tuple(
    sign.join(("%d", "%m", year)) for year in ("%Y", "%y") for sign in "/-."
)


class BaseImportImport(models.TransientModel):
    """Odoo's import screen: 03/04 is 3 April, whatever language its user has."""

    _inherit = "base_import.import"

    @api.model
    def _try_match_date_time(self, preview_values, options):
        """As Odoo's, which guesses months first for some languages.

        A format that somebody has chosen on the screen goes before.
        """
        if not options.get("date_format") and not options.get("datetime_format"):
            if match := base_import.check_patterns(DAY_FIRST, preview_values):
                options["date_format"] = match
                return ["date", "datetime"]
            with_times = [
                f"{day} {time}"
                for day in DAY_FIRST
                for time in base_import.TIME_PATTERNS
            ]
            if match := base_import.check_patterns(with_times, preview_values):
                options["datetime_format"] = match
                return ["datetime"]
        return super()._try_match_date_time(preview_values, options)
