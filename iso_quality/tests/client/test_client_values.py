"""What comes in at a door is what it says it is: records are named by numbers, values
are a dictionary, and each is one that its field can hold. The walk is over all fields of
our models, and over all methods that a client can call on them."""

from odoo.exceptions import MissingError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ...models.client.base_client_values import LONGEST_SPAN
from ..common import AgencyCase

# kind of field -> what a client may send, and no field of that kind can hold
RUBBISH = {
    "integer": ("x", [1], {"a": 1}, 10**30, float("nan"), float("inf"), -(2**40)),
    "float": ("x", [1], {"a": 1}, 1e300, float("nan"), float("-inf")),
    "date": ("xx", {"a": 1}, 12, "9999-12-31", "0001-01-01", ["2026-01-01"]),
    "datetime": ("xx", {"a": 1}, 12, "9999-12-31 00:00:00", ["2026-01-01"]),
    "many2one": ("x", [1], 2**40, -(10**30), 1.5),
    "one2many": ("x", 5, {"a": 1}, [["x"]], [[6, 0, ["x"]]], [[4, 10**30]], [[9, 1]]),
    "many2many": ("x", 5, {"a": 1}, [["x"]], [[6, 0, 5]], [[4, "12"]], [[]]),
    "selection": (5, ["x"], {"a": 1}),
}
NO_IDS = (["x"], "abc", {"a": 1}, [[1]], [None], [1.5], [{}])
NO_VALUES = ([], "x", 5, None, [[1, 2]], True)


@tagged("post_install", "-at_install", "iso_quality")
class TestClientValues(AgencyCase):
    def _fields(self):
        """Every field of ours: iterator over (model, field)."""
        for model in self.env.values():
            if model._abstract:
                continue
            for field in model._fields.values():
                if model._iso_is_on_ours(field):
                    yield model, field

    # ------------------------------------------------------------ fields
    def test_no_field_takes_what_it_cannot_hold(self):
        taken, asked = set(), 0
        for model, field in self._fields():
            for value in RUBBISH.get(field.type, ()):
                asked += 1
                try:
                    model._iso_check_call("write", [{field.name: value}], {})
                except ValidationError:
                    continue
                taken.add(f"{field}: {value!r}")
        self.assertFalse(taken)
        self.assertGreater(asked, 3000)

    def test_spans_of_time_have_an_end(self):
        """What counts days or months is so large that no date breaks: each number that
        people write and that is called so."""
        endless = {
            str(field)
            for model, field in self._fields()
            if field.type == "integer"
            and field.name.rpartition("_")[2] in LONGEST_SPAN
            and model._iso_people_write(field)
            and model._iso_holds(field.name, 100_000)
        }
        self.assertFalse(endless)
        with self.assertRaisesRegex(ValidationError, "at most 3660"):
            self.agency.write({"iso_remind_days": 10**9})

    def test_what_fields_hold_is_taken(self):
        party = self.env["iso.party"]
        for name, value in (
            ("active", True),
            ("company_id", self.agency.id),
            ("company_id", self.agency),
            ("company_id", {"id": self.agency.id}),
            ("department_ids", [[6, 0, self.office.ids]]),
            ("department_ids", [[0, "virtual_1", {}], [1, "virtual_1", {}]]),
            ("department_ids", self.office),
            ("create_date", "2026-01-01 10:00:00"),
        ):
            if name in party._fields:
                party._iso_check_values({name: value})

    def test_it_is_said_in_the_language_of_the_user(self):
        task = self.env["iso.task"].with_context(lang="vi_VN")
        with self.assertRaisesRegex(ValidationError, "hãy nhập ngày từ năm 1900"):
            task.create({"date_due": "9999-12-31"})

    # ------------------------------------------------------------ calls
    def _call(self, name, *args):
        party = self.env["iso.party"].with_user(self.secretary)
        return call_kw(party, name, list(args), {})

    def test_no_method_is_called_on_what_names_no_record(self):
        for ids in NO_IDS:
            for name, *args in (
                ("read", ["name"]),
                ("write", {"name": "x"}),
                ("unlink",),
                ("action_archive",),
                ("copy",),
                ("export_data", ["name"]),
            ):
                with self.subTest(ids=ids, name=name), self.assertRaises(MissingError):
                    self._call(name, ids, *args)

    def test_no_values_are_refused(self):
        party = self.env["iso.party"].with_user(self.secretary)
        party = party.create(
            {"name": "Đội lưu động", "department_ids": self.office.ids}
        )
        for values in NO_VALUES:
            with self.subTest(values=values):
                with self.assertRaises(UserError):
                    self._call("write", party.ids, values)
                if values != []:
                    with self.assertRaises(UserError):
                        self._call("create", values)
        with self.assertRaisesRegex(UserError, "no field “strange”"):
            self._call("write", party.ids, {"strange": 1})
        with self.assertRaisesRegex(UserError, "no field “strange”"):
            self._call("create", [{"name": "x"}, {"strange": 1}])

    # ------------------------------------------------------------ named by wizards
    def test_wizards_take_no_name_that_names_nothing(self):
        """Those that are told by the client what they are about."""
        asked = 0
        for name, model in self.env.items():
            ids = {"res_id", "res_ids"} & model._fields.keys()
            if not (name.startswith("iso.") and model._transient and ids):
                continue
            for about, record_ids in (
                ("x.y", [1]),
                ("res.users", [1]),
                ("iso.plan", [10**30]),
                ("iso.plan", ["x"]),
                ("iso.plan", [[1]]),
                ("iso.plan", {"a": 1}),
                ("iso.plan", "x"),
            ):
                vals = {"res_model": about}
                vals |= {one: record_ids for one in ids if one == "res_ids"}
                vals |= {one: 2**31 - 1 for one in ids if one == "res_id"}
                asked += 1
                with self.subTest(wizard=name, about=vals):
                    self._use(model.with_user(self.secretary), vals)
        self.assertGreater(asked, 20)

    def _use(self, model, vals):
        """Make a wizard and press its buttons: refused in words, whatever it says."""
        words = {"date": "2026-06-01", "binary": b"JVBERi0="}
        filled = {
            field.name: field.get_values(self.env)[0]
            if field.type == "selection"
            else words.get(field.type, "x")
            for field in model._fields.values()
            if field.required and field.store and field.name not in vals
        }
        with self.assertRaises(UserError):
            wizard = model.create({**filled, **vals})
            for name in dir(type(model)):
                if name.startswith("action_") and name not in (
                    "action_archive",
                    "action_unarchive",
                ):
                    getattr(wizard, name)()
