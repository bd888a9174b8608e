from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import (
    company_of,
    department_of,
    year_of,
)

from .iso_action import SETTLED

BONES = [
    ("people", "People"),
    ("method", "Working Method"),
    ("documents", "Documents"),
    ("means", "Means"),
    ("environment", "Environment"),
    ("law", "Law"),
]


class IsoCause(models.Model):
    """Why something went wrong: a chain of whys, or causes by their bones. What has no
    deeper cause is a root, and actions remove roots."""

    _name = "iso.cause"
    _description = "Cause"
    _inherit = ["iso.search.mixin", "iso.sealed.mixin"]
    _order = "nonconformity_id, sequence, id"
    _found_by = ("name", "nonconformity_id", "department_id")

    nonconformity_id = fields.Many2one(
        "iso.nonconformity", required=True, ondelete="cascade", index=True
    )
    company_id = company_of("nonconformity_id")
    department_id = department_of("nonconformity_id")
    year = year_of("nonconformity_id")
    parent_id = fields.Many2one(
        "iso.cause",
        "Because Of This",
        ondelete="cascade",
        index="btree_not_null",
        check_company=True,
        help="The answer that is asked about once more.",
    )
    child_ids = fields.One2many("iso.cause", "parent_id", readonly=True)
    sequence = fields.Integer(default=10)
    name = fields.Char("Cause", required=True, index="trigram")
    bone = fields.Selection(BONES, "Where It Lies")
    is_root = fields.Boolean("Root", compute="_compute_is_root", store=True)
    action_ids = fields.Many2many(
        "iso.action",
        "iso_action_cause_rel",
        "cause_id",
        "action_id",
        "Removed By",
        readonly=True,
    )
    is_uncured = fields.Boolean(
        "Nothing Done About It",
        compute="_compute_is_uncured",
        help="A root without an action against it.",
    )

    @api.depends("child_ids")
    def _compute_is_root(self):
        for cause in self:
            cause.is_root = not cause.child_ids

    @api.depends("is_root", "action_ids.state")
    def _compute_is_uncured(self):
        for cause in self:
            # sudo: an action counts whether or not one may read it
            against = cause.sudo().action_ids.filtered(
                lambda action: action.state not in ("dropped", "failed")
            )
            cause.is_uncured = cause.is_root and not against

    @api.constrains("parent_id", "nonconformity_id")
    def _check_parent(self):
        if self._has_cycle():
            raise ValidationError(self.env._("A cause cannot be the reason of itself."))
        for cause in self:
            parent = cause.parent_id
            if parent and parent.nonconformity_id != cause.nonconformity_id:
                raise ValidationError(
                    self.env._("“%s” is a cause of another nonconformity.", parent.name)
                )

    # ------------------------------------------------------------ kept
    def _sealed_document(self):
        return self.nonconformity_id

    def write(self, vals):
        """As Odoo's. What a checked action was against keeps its words."""
        if not vals.keys().isdisjoint({"name", "bone", "nonconformity_id"}):
            self.check_access("read")
            self._check_unproven()
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_proven(self):
        self._check_unproven()

    def _check_unproven(self):
        """:raise UserError: for a cause that a checked action was against"""
        if self._is_unsealed():
            return
        # sudo: an action counts whether or not one may read it
        proven = self.sudo().filtered(
            lambda cause: any(
                action.state in SETTLED and action.state != "dropped"
                for action in cause.action_ids
            )
        )
        for cause in proven:
            raise UserError(
                self.env._(
                    "“%s” stays as it is: an action against it has been checked. Write "
                    "what you know now as another cause.",
                    cause.name,
                )
            )

    # ------------------------------------------------------------ as a list
    def _as_lines(self):
        """These for ``outline.listed``: (id, id of the parent or 0, words, bone)."""
        return [
            (cause.id, cause.parent_id.id or 0, cause.name, cause.bone or "")
            for cause in self
        ]

    def _against(self):
        """The actions against this cause, but those that are not done after all.

        :return: iso.action, as the user who asks; he may not read each of them
        """
        # sudo: an action counts whether or not one may read it
        against = self.sudo().action_ids.filtered(
            lambda action: action.state != "dropped"
        )
        return against.sudo(False)

    def _write_changes(self, vals):
        """Write what is another value than before."""
        now = self._convert_to_write({name: self[name] for name in vals})
        changed = {name: one for name, one in vals.items() if one != now[name]}
        if changed:
            self.write(changed)
