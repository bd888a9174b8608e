"""A button of a header asks for what is missing; it does not refuse because a field of
its own record is empty. All of them are pressed, in every state, on records whose fields
are empty; a button that is added later is pressed too."""

from unittest.mock import patch

from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger
from odoo.tools.safe_eval import safe_eval
from odoo.tools.view_validation import get_expression_field_names

from .test_screens import ScreensCase
from .web_client import WebClient

# What is refused because of other records, or of who presses: nothing in the record
# itself is empty.
REFUSED = {
    ("iso.audit.programme", "action_submit"): "what nobody has looked at for years",
    ("iso.audit.programme", "action_take_last_year"): "there is none",
    ("iso.context", "action_finish_review"): "an issue of it is not answered",
    ("iso.nonconformity", "action_analyse"): "causes, and what steps before asked for",
    ("iso.nonconformity", "action_hand_in"): "actions, and what steps before asked for",
    ("iso.nonconformity", "action_close"): "actions are not checked",
    ("iso.nonconformity.report", "action_submit"): "the register has changed since",
    ("iso.objective.report", "action_submit"): "results were recorded since",
    ("iso.risk.measure", "action_check_effective"): "whoever did it does not check it",
    ("iso.risk.measure", "action_check_failed"): "somebody else was faster",
}
EMPTIED = ("char", "text", "html", "date", "datetime", "selection")


@tagged("post_install", "-at_install", "iso_quality")
class TestQuestions(ScreensCase):
    def _header(self, record):
        """The buttons that the header of its form shows its reader: list of nodes."""
        view = record.get_views([(False, "form")])["views"]["form"]
        arch = etree.fromstring(view["arch"])
        return [
            node
            for node in arch.iterfind("./header/button")
            if node.get("type") == "object" and self._shown(record, node)
        ]

    def _shown(self, record, node):
        expression = node.get("invisible") or "False"
        if expression in ("1", "True"):
            return False
        values = {"context": {}, "uid": record.env.uid}
        for name in get_expression_field_names(expression):
            if name in record._fields:
                value = record[name]
                many = record._fields[name].type in ("one2many", "many2many")
                if record._fields[name].relational:
                    value = value.ids if many else value.id
                values[name] = value
        return not safe_eval(expression, values)

    def _refusal(self, record, node):
        """What a button says instead of doing or asking something (str); "" if nothing,
        or nothing that a field mends."""
        context = safe_eval(
            node.get("context") or "{}", dict.fromkeys(("submission_count",), None)
        )
        try:
            with mute_logger("odoo.sql_db"), self.env.cr.savepoint() as savepoint:
                getattr(record.with_context(**context), node.get("name"))()
                savepoint.rollback()
        except AccessError:
            return ""
        except UserError as error:
            return str(error)
        return ""

    def _emptied(self, record):
        """Empty the fields that people fill in and that may be empty, as the system."""
        every = record.sudo()
        if hasattr(every, "_unsealed"):
            every = every._unsealed()
        for name, field in record._fields.items():
            entered = field.store and not (field.readonly or field.required)
            if entered and field.type in EMPTIED:
                try:
                    with mute_logger("odoo.sql_db"), self.env.cr.savepoint():
                        every.write({name: False})
                        every.flush_recordset()
                except Exception:
                    continue

    def _walk(self, models=()):
        """Press the buttons of all records, or of those of some models.

        :return: dict {(model, button): {(state, whether emptied): what is said}}
        """
        found = {}
        people = {**self._users(), "anybody": self._all_in_one()}
        for (model, _whose), record in self.records.items():
            if not model.startswith("iso.") or not record:
                continue
            if models and model not in models:
                continue
            states = [False]
            if "state" in record._fields and record._fields["state"].store:
                states += record._fields["state"].get_values(self.env)
            for state in states:
                with self.env.cr.savepoint() as savepoint:
                    self._press_all(record, state, people, found)
                    savepoint.rollback()
                self.env.invalidate_all()
        return found

    def _press_all(self, record, state, people, found):
        if state:
            every = record.sudo()
            if hasattr(every, "_unsealed"):
                every = every._unsealed()
            try:
                with self.env.cr.savepoint():
                    every.write({"state": state})
            except Exception:
                return
        for empty in (False, True):
            if empty:
                self._emptied(record)
            for user in people.values():
                mine = record.with_env(WebClient(user).env)
                if not mine.has_access("read"):
                    continue
                try:
                    buttons = self._header(mine)
                # A state that its kind of paper does not have.
                except (AccessError, KeyError):
                    continue
                for node in buttons:
                    if words := self._refusal(mine, node):
                        key = (record._name, node.get("name"))
                        found.setdefault(key, {})[(state, empty)] = words

    def test_nothing_is_refused_that_could_be_asked(self):
        found = self._walk()
        self.assertFalse({key: found[key] for key in found.keys() - REFUSED.keys()})
        self.assertFalse(REFUSED.keys() - found.keys(), "refused no more")

    def test_a_refusal_for_an_empty_field_is_found(self):
        asking = "odoo.addons.iso_quality.models.risk.iso_risk_confirmation.ask_first"
        self.assertFalse(self._walk({"iso.risk"}))
        with patch(asking, lambda *_args: None):
            found = self._walk({"iso.risk"})
        self.assertEqual(set(found), {("iso.risk", "action_confirm")})
