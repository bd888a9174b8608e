"""03/04 is 3 April for everybody: on the screen, in messages and in what is imported."""

from datetime import date

from odoo.tests import tagged
from odoo.tools import format_date

from ...hooks import DAY_FIRST, MONTH_FIRST, days_first
from ..common import AgencyCase

ROWS = "number,issuer,subject,date\n7/2099/QĐ,UBND,về việc,{day}\n"


@tagged("post_install", "-at_install", "iso_quality")
class TestDayFirst(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.english = cls.env["res.lang"]._activate_lang("en_US")
        cls.secretary.lang = "en_US"

    def test_for_users_in_english(self):
        self.assertEqual(self.english.date_format, DAY_FIRST)
        reader = self.env(user=self.secretary, context={"lang": "en_US"})
        self.assertEqual(format_date(reader, date(2026, 4, 3)), "03/04/2026")
        # Date pickers, lists and filters of the web client read the same.
        self.assertEqual(
            reader["res.lang"]._get_data(code="en_US").date_format, DAY_FIRST
        )

    def test_what_somebody_has_chosen_stays(self):
        self.english.date_format = MONTH_FIRST
        days_first(self.env)
        self.assertEqual(self.english.date_format, DAY_FIRST)
        self.english.date_format = "%d-%b-%Y"
        days_first(self.env)
        self.assertEqual(self.english.date_format, "%d-%b-%Y")

    def _imported(self, day, **options):
        """The day that a row of a file becomes, as Odoo's import screen reads it."""
        screen = (
            self.env["base_import.import"]
            .with_user(self.secretary)
            .create(
                {
                    "res_model": "iso.legal.document",
                    "file": ROWS.format(day=day).encode(),
                    "file_name": "x.csv",
                    "file_type": "text/csv",
                }
            )
        )
        options = {
            "has_headers": True,
            "quoting": '"',
            "separator": ",",
            "encoding": "utf-8",
            "float_thousand_separator": ",",
            "float_decimal_separator": ".",
            **options,
        }
        preview = screen.parse_preview(options)
        options = preview["options"]
        names = preview["headers"]
        result = screen.execute_import(names, names, options)
        self.assertFalse(result["messages"])
        one = self.env["iso.legal.document"].browse(result["ids"])
        found = one.date
        one.unlink()
        return found

    def test_imported(self):
        april = date(2026, 4, 3)
        for lang_format in (DAY_FIRST, MONTH_FIRST):
            self.english.date_format = lang_format
            for day in (
                "03/04/2026",
                "3/4/2026",
                "03-04-2026",
                "03.04.2026",
                "03/04/26",
            ):
                self.assertEqual(self._imported(day), april, (lang_format, day))
            self.assertEqual(self._imported("2026-04-03"), april)
            self.assertEqual(self._imported("04/25/2026"), date(2026, 4, 25))
        # Chosen on the screen.
        self.assertEqual(
            self._imported("03/04/2026", date_format=MONTH_FIRST), date(2026, 3, 4)
        )
