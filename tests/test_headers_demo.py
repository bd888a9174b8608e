"""The headers of forms in the demo, as each of its people sees them, in every state:
four buttons at most, what is behind "⋯" counted as one, and one that stands out."""

import re
from collections import defaultdict

from lxml import etree

from odoo.fields import Domain
from odoo.tests import TransactionCase, tagged
from odoo.tools.safe_eval import safe_eval

from odoo.addons.iso_quality_report.tests.web_client import WebClient

MOST = 4
NAMES = re.compile(r"[a-z_]\w*")


@tagged("post_install")
class TestHeadersOfTheDemo(TransactionCase):
    LOGINS = (
        *("thuky", "giamdoc", "phogiamdoc", "truongphong", "xuatnhapkhau"),
        *("chuyenvien", "quantri", "xa.thuky", "xa.chuyenvien", "admin"),
    )

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        users = cls.env["res.users"]
        cls.people = users.search([("login", "in", cls.LOGINS)])
        # One person for everything, as in a commune.
        secretary = users.search([("login", "=", "thuky")])
        director = users.search([("login", "=", "giamdoc")])
        secretary.copy({"login": "all.in.one", "name": "Kiêm nhiệm"})
        cls.all_in_one = users.search([("login", "=", "all.in.one")])
        cls.all_in_one.group_ids |= director.group_ids
        cls.people |= cls.all_in_one

    # ------------------------------------------------------------ which forms, records
    def _forms(self):
        """Forms of ours with buttons in their header (ir.ui.view)."""
        views = self.env["ir.ui.view"].search(
            [
                ("model", "=like", "iso.%"),
                ("type", "=", "form"),
                ("mode", "=", "primary"),
            ]
        )
        return views.filtered(
            lambda view: (
                view.model in self.env
                and not self.env[view.model]._transient
                and etree.fromstring(view.get_combined_arch()).find("header/button")
                is not None
            )
        )

    def _samples(self, model):
        """Some records of each state (recordset)."""
        records = self.env[model].sudo().with_context(active_test=False)
        domains = [Domain.TRUE]
        if "state" in records._fields and records._fields["state"].store:
            states = records._fields["state"].get_values(self.env)
            domains = [Domain("state", "=", one) for one in states]
        found = records
        for domain in domains:
            found |= records.search(domain, limit=3)
            found |= records.search(domain, limit=3, order="id desc")
        return found

    # ------------------------------------------------------------ what is seen
    def _seen(self, user, view, record):
        """The buttons in the header of a record, for somebody who may read it."""
        client = WebClient(user)
        mine = client.env[view.model].browse(record.id)
        if not mine.has_access("read"):
            return None
        arch = etree.fromstring(mine.get_view(view.id, "form")["arch"])
        buttons = arch.findall("header/button")
        asked = " ".join(one.get("invisible") or "" for one in buttons)
        names = {*NAMES.findall(asked)} & {*mine._fields}
        values = mine.web_read({name: {} for name in names})[0]
        return [
            one
            for one in buttons
            if not safe_eval(one.get("invisible") or "False", dict(values))
        ]

    def _wrong(self, buttons):
        """What is wrong with the buttons of a header (str)."""
        shown = [one for one in buttons if "o_iso_more" not in (one.get("class") or "")]
        count = len(shown) + (len(shown) < len(buttons))
        primary = [one for one in buttons if "btn-primary" in (one.get("class") or "")]
        named = ", ".join(one.get("string") or one.get("name") for one in shown)
        if count > MOST:
            return f"{count} buttons: {named}"
        if len(primary) > 1:
            return "more than one stands out: " + ", ".join(
                one.get("string") for one in primary
            )
        return ""

    def _walk(self, view, records, told, seen):
        for user in self.people:
            for record in records:
                buttons = self._seen(user, view, record)
                if buttons is None:
                    continue
                seen[view.name] += bool(buttons)
                if why := self._wrong(buttons):
                    state = "state" in record._fields and record.state
                    told[view.name].add(f"{user.login}, {state}: {why}")

    def test_four_buttons_and_one_stands_out(self):
        told, seen = defaultdict(set), defaultdict(int)
        forms = self._forms()
        self.assertGreater(len(forms), 15)
        for view in forms:
            records = self._samples(view.model)
            self._walk(view, records, told, seen)
            # States that the demo does not show.
            field = self.env[view.model]._fields.get("state")
            if not field or not field.store:
                continue
            for state in field.get_values(self.env):
                if state in records.mapped("state"):
                    continue
                with self.env.cr.savepoint() as before:
                    self.env.cr.execute(
                        f"UPDATE {records._table} SET state = %s WHERE id = ANY(%s)",
                        [state, records[:2].ids],
                    )
                    self.env.invalidate_all()
                    self._walk(view, records[:2], told, seen)
                    before.rollback()
                    self.env.invalidate_all()
        self.assertFalse(
            told,
            "\n"
            + "\n".join(
                f"{name}\n  " + "\n  ".join(sorted(lines))
                for name, lines in told.items()
            ),
        )
        self.assertGreater(len([name for name in seen if seen[name]]), 15)

    def test_a_header_with_too_much_is_found(self):
        many = etree.fromstring("<header>" + 5 * '<button string="A"/>' + "</header>")
        self.assertIn("5 buttons", self._wrong(list(many)))
        two = etree.fromstring(
            "<header>" + 2 * '<button string="A" class="btn-primary"/>' + "</header>"
        )
        self.assertIn("more than one", self._wrong(list(two)))
        folded = etree.fromstring(
            "<header>"
            + 3 * '<button string="A"/>'
            + 3 * '<button string="B" class="o_iso_more"/>'
            + "</header>"
        )
        self.assertFalse(self._wrong(list(folded)))
