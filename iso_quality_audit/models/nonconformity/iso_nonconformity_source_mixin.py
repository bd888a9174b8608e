from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.iso_quality.tools.web_actions import open_dialog, open_form


class IsoNonconformitySourceMixin(models.AbstractModel):
    """A record that a nonconformity may come from: a finding, an objective that was not
    reached, a risk that came true, work that is late or wrong.

    It says what is taken along (``_nonconformity_vals``), and has one nonconformity that
    is dealt with: who asks again is shown that one.
    """

    _name = "iso.nonconformity.source.mixin"
    _description = "What a Nonconformity May Come From"

    # What it is called in ``iso.nonconformity.source``.
    _nonconformity_source = "other"
    # Whether what happened has to be told in words: it is asked in the light form.
    _nonconformity_in_words = False
    # Whether it is a fact that is over: once it was dealt with, that was it.
    _nonconformity_once = False

    nonconformity_id = fields.Many2one(
        "iso.nonconformity",
        compute="_compute_nonconformity",
        help="The newest that comes from this record and that you may read.",
    )
    may_report = fields.Boolean(
        "May Be Reported as a Nonconformity", compute="_compute_nonconformity"
    )

    # ------------------------------------------------------------ to be said
    def _nonconformity_vals(self):
        """What one record tells of itself: values of ``iso.nonconformity``, among them
        ``seen``. Read as the user; texts are Vietnamese, they are printed."""
        raise NotImplementedError

    def _nonconforming(self):
        """Those of these records that may be reported, by themselves and by the user."""
        return self

    def _check_nonconforming(self):
        """:raise UserError: for one that ``_nonconforming`` leaves out, with the reason"""
        for record in self - self._nonconforming():
            raise UserError(
                self.env._(
                    "“%s” is nothing to report: it is as it should be, or not decided "
                    "yet.",
                    record.display_name,
                )
            )

    @api.model
    def _dealt_with_domain(self):
        """Which nonconformities make another one of the same record needless (Domain)."""
        if self._nonconformity_once:
            return Domain("state", "not in", ["declined", "cancelled"])
        return self.env["iso.nonconformity"]._open_domain()

    # ------------------------------------------------------------ those there are
    @api.model
    def _of_source_domain(self, ids):
        return Domain("origin_model", "=", self._name) & Domain("origin_id", "in", ids)

    def _dealt_with(self):
        """The nonconformity of each record that is dealt with.

        :return: dict {id: iso.nonconformity}, as the system: whether there is one does
            not depend on who asks
        """
        # sudo: see above; callers show it only to those who may read it
        found = (
            self.env["iso.nonconformity"]
            .sudo()
            .search(
                self._of_source_domain(self._origin.ids)
                & Domain("source", "=", self._nonconformity_source)
                & self._dealt_with_domain(),
                order="id",
            )
        )
        return {one.origin_id: one for one in found}

    @api.depends_context("uid")
    def _compute_nonconformity(self):
        found = self.env["iso.nonconformity"].search(
            self._of_source_domain(self._origin.ids), order="id"
        )
        newest = {one.origin_id: one for one in found}
        taken = self._dealt_with()
        reportable = self._nonconforming()
        for record in self:
            record.nonconformity_id = newest.get(record._origin.id)
            record.may_report = (
                bool(record._origin)
                and record in reportable
                and record._origin.id not in taken
            )

    # ------------------------------------------------------------ made
    def _make_nonconformity(self):
        """Report these records, each once; what is reported already stays as it is.

        :return: iso.nonconformity, the new ones
        :raise UserError: for a record that is nothing to report
        """
        self.check_access("read")
        self._check_nonconforming()
        taken = self._dealt_with()
        new = self.filtered(lambda record: record.id not in taken)
        made = self.env["iso.nonconformity"]._iso_create(
            [record._reported_vals() for record in new]
        )
        self.invalidate_recordset(["nonconformity_id", "may_report"])
        return made

    def _reported_vals(self):
        """The values of the nonconformity of one record."""
        return {
            **self._nonconformity_vals(),
            "source": self._nonconformity_source,
            "company_id": self.company_id.id,
            "origin_model": self._name,
            "origin_id": self.id,
        }

    # ------------------------------------------------------------ buttons
    def action_report_nonconformity(self):
        """Report this record, or open the nonconformity that it has already.

        :raise UserError: when it has one that the user may not read
        """
        self.ensure_one()
        self.check_access("read")
        if taken := self._dealt_with().get(self.id):
            return self._open_dealt_with(taken)
        self._check_nonconforming()
        if self._nonconformity_in_words:
            return open_dialog(
                self.env._("Report a Nonconformity"),
                "iso.nonconformity.report.wizard",
                default_res_model=self._name,
                default_res_id=self.id,
            )
        return open_form(self._make_nonconformity())

    def action_open_nonconformity(self):
        """Open the nonconformity that comes from this record."""
        self.ensure_one()
        self.check_access("read")
        if not self.nonconformity_id:
            raise UserError(
                self.env._("Nothing is reported of “%s” yet.", self.display_name)
            )
        return open_form(self.nonconformity_id)

    def _open_dealt_with(self, one):
        mine = one.sudo(False).with_env(self.env)
        if not mine.has_access("read"):
            raise UserError(
                self.env._(
                    "“%s” is reported already: the ISO secretary knows of it.",
                    self.display_name,
                )
            )
        return open_form(mine)
