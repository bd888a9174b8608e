"""All dialogs of ours, and what they need to open."""

from odoo.addons.iso_quality.tests.client.browsers import BrowsersCase
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from .test_screens import ScreensCase


class DialogsCase(ScreensCase, BrowsersCase):
    """Somebody with every role, in Vietnamese; plans that dialogs are about."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.anybody = cls._all_in_one()
        cls.anybody.lang = "vi_VN"
        # Issued long after much of it was due, with names as long as they are.
        years = cls.env["iso.plan"].search([]).mapped("year")
        year = min([*years, vietnam_today().year]) - 1
        name = "Rà soát, sửa đổi, bổ sung hệ thống tài liệu và phổ biến tới công chức"
        line = {"deadline": "Hàng tháng", "lead": [cls.all_departments], "name": name}
        cls.plan = cls._issue(cls._new_plan(line, year=year), date=f"{year}-12-20")
        # One that waits for its signature, one whose work has not begun.
        year = max([*years, vietnam_today().year]) + 1
        cls.draft = cls._new_plan(line, year=year)
        cls.draft.submit()
        cls.later = cls._issue(
            cls._new_plan(line, year=year + 1), date=vietnam_today().isoformat()
        )

    def _known(self, model):
        """What the dialogs of a model are about that do not name a record: its words of
        the context, one of each use (list of dict)."""
        about = {"default_res_model": "iso.plan", "default_res_ids": self.draft.ids}
        task = {
            "default_res_model": "iso.task",
            "default_res_ids": self.later.task_ids[-1:].ids,
        }
        known = {
            "iso.before.use.wizard": [{"default_plan_id": self.plan.id}],
            "iso.issue.wizard": [about],
            "iso.submit.wizard": [about],
            "iso.reorganisation.wizard": [
                {"default_department_ids": self.departments.ids}
            ],
            "iso.signed.copy.wizard": [
                {"default_res_model": "iso.plan", "default_res_id": self.plan.id}
            ],
        }
        if "purpose" in self.env[model]._fields:
            purposes = self.env[model]._fields["purpose"].get_values(self.env)
            uses = [{**about, "default_purpose": one} for one in purposes]
            return [
                {**use, **task} if use["default_purpose"] == "finish" else use
                for use in uses
            ]
        return known.get(model, [{}])

    def _words(self, model):
        """What a dialog needs to open, besides: some record of each model it names."""
        words = {}
        for field in self.env[model]._fields.values():
            if (
                field.type == "many2one"
                and field.required
                and not field.default
                and not field.compute
            ):
                comodel = self.env[field.comodel_name].with_user(self.anybody)
                comodel = comodel.with_company(self.agency)
                words[f"default_{field.name}"] = comodel.search([], limit=1).id
        return words

    def _dialogs(self):
        """Forms of ours that open as dialogs: {its name: action}."""
        views = self.env["ir.ui.view"].search(
            [
                ("model", "=like", "iso.%"),
                ("type", "=", "form"),
                ("mode", "=", "primary"),
            ]
        )
        found = {}
        for view in views.filtered(lambda one: self.env[one.model]._transient):
            for words in self._known(view.model):
                use = words.get("default_purpose", "")
                found[f"{view.name} {use}".strip()] = {
                    "type": "ir.actions.act_window",
                    "name": view.name,
                    "res_model": view.model,
                    "views": [[view.id, "form"]],
                    "target": "new",
                    "context": {**self._words(view.model), **words},
                }
        return found
