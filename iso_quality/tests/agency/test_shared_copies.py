"""What all agencies share is duplicated by who keeps it in an agency: the copy is the
agency's, with its parts, and goes on from nothing."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import AgencyCase

# Parts that a copy has as well: model -> lists.
PARTS = {
    "iso.plan.template": ("section_ids", "line_ids"),
    "iso.risk.scale": ("likelihood_ids", "impact_ids", "band_ids"),
}
# Kept by the administrator of the agency.
KEPT_BY_ADMIN = ("iso.calendar.year",)


@tagged("post_install", "-at_install", "iso_quality")
class TestSharedCopies(AgencyCase):
    def _models(self):
        mixin = self.registry["iso.shared.mixin"]
        return [
            model
            for model in self.env.values()
            if not model._abstract and isinstance(model, mixin)
        ]

    def test_every_kind(self):
        models = self._models()
        self.assertGreater(len(models), 6)
        for model in models:
            keeper = self.admin if model._name in KEPT_BY_ADMIN else self.secretary
            shared = model.search([("company_id", "=", False)], limit=1)
            self.assertTrue(shared, model)
            shared = shared.with_user(keeper)
            copy = shared.copy()
            self.assertEqual(copy.company_id, self.agency, model)
            self.assertFalse(shared.company_id, model)
            for name in ("previous_id", "replaces_id"):
                self.assertFalse(name in copy and copy[name], model)
            for name in PARTS.get(model._name, ()):
                self.assertTrue(shared[name], name)
                self.assertEqual(len(copy[name]), len(shared[name]), name)
                self.assertFalse(copy[name] & shared[name])
            if model._name in ("iso.party", "iso.legal.document", *PARTS):
                with self.assertRaises(AccessError), self.cr.savepoint():
                    shared.copy({"company_id": False})
            with self.assertRaises(AccessError), self.cr.savepoint():
                model.browse(shared.id).with_user(self.staff).copy()

    def test_every_part_of_what_is_shared_is_named_here(self):
        """Lists that people write are copied, or passed over on purpose."""
        passed = {
            # Days off are Odoo's, and would count twice.
            "iso.calendar.year": {"leave_ids", "makeup_ids"},
            "iso.risk.scale": {"level_ids"},
        }
        for model in self._models():
            lists = {
                name
                for name, field in model._fields.items()
                if field.type == "one2many"
                and name not in ("activity_ids",)
                and field.comodel_name.startswith(("iso.", "resource."))
            }
            self.assertEqual(
                lists,
                {*PARTS.get(model._name, ())} | passed.get(model._name, set()),
                model,
            )

    def test_a_template_with_its_lines(self):
        template = self.env.ref("iso_quality.template_department_quarters")
        copy = template.with_user(self.secretary).copy()
        for one in (template, copy):
            self.assertTrue(one.line_ids.branch_ids)
        self.assertEqual(
            copy.line_ids.branch_ids.mapped("text"),
            template.line_ids.branch_ids.mapped("text"),
        )
        self.assertEqual(copy.line_ids.section_id.template_id, copy)
        copy.line_ids[0].name = "Của cơ quan"
        self.assertNotEqual(template.line_ids[0].name, "Của cơ quan")

    def test_previous_is_not_copied(self):
        """Of all models: what a record goes on from is not what its copy goes on from."""
        for model in self.env.values():
            field = model._fields.get("previous_id")
            if field is not None and model._name.startswith("iso.") and field.store:
                self.assertFalse(field.copy, model)
