"""What the web client calls answers cleanly whatever it is given."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import AgencyCase

WRONG = [
    None,
    False,
    True,
    -1,
    0,
    1.5,
    2**31 - 1,
    2**31,
    10**30,
    float("inf"),
    float("nan"),
]
WRONG += ["", "x", "²", "\ud800", [], [1], {}, {"id": 1}]


@tagged("post_install", "-at_install", "iso_quality")
class TestWrongArguments(AgencyCase):
    def _answers(self, call, *args, **options):
        """Nothing but an answer or words for a person."""
        with self.subTest(call=call.__name__, args=args, options=options):
            try:
                with self.env.cr.savepoint():
                    call(*args, **options)
            except (UserError, AccessError) as error:
                self.assertTrue(str(error))

    def test_screens(self):
        for model, method, names in (
            ("iso.year.board", "get_board", ("plan_id", "department_id", "status")),
            ("iso.risk.heatmap", "get_heatmap", ("round_id", "department_id", "stage")),
            ("iso.objective.collection", "get_data", ("year",)),
        ):
            call = getattr(self.env[model].with_user(self.secretary), method)
            for wrong in WRONG:
                self._answers(call, wrong)
                for name in names:
                    self._answers(call, {name: wrong})

    def test_cells_of_the_collection(self):
        matrix = self.env["iso.objective.collection"].with_user(self.secretary)
        for wrong in WRONG:
            for call in (matrix.action_open_cell, matrix.action_begin):
                self._answers(call, wrong, self.trade.id, "sheet")
                self._answers(call, {"year": wrong}, self.trade.id, "sheet")
                self._answers(call, {}, wrong, "sheet")
                self._answers(call, {}, self.trade.id, wrong)
            self._answers(matrix.remind, wrong)

    def test_preview_of_a_deadline(self):
        preview = self.env["iso.plan.branch"].with_user(self.secretary).preview_deadline
        for wrong in WRONG:
            self._answers(preview, wrong, 2026)
            self._answers(preview, "Quý I", wrong)
        self.assertFalse(preview("Quý I", None)["ok"])
