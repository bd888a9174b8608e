from odoo import api, models, tools
from odoo.fields import Domain
from odoo.tools import format_date

from odoo.addons.iso_quality.models.objective_report.iso_objective_collection import (
    PERIODS,
    SHEET,
)
from odoo.addons.iso_quality.models.people.iso_turn_mixin import TURN
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality_audit.models.nonconformity.iso_nonconformity import ENDED

from .iso_home import ROWS, Block, Number

COLLECTION = "iso_quality_report.iso_objective_collection_action"


class IsoHome(models.AbstractModel):
    """The blocks of papers: to be signed, returned, not sent."""

    _inherit = "iso.home"

    # ------------------------------------------------------------ on the way
    @api.model
    def _block_waiting(self, roles):
        """For the secretary: every kind of official document, of whichever addon."""
        mine = self._here()
        names = self._document_names()
        submitted = [
            Number(
                f"submitted-{model}",
                self.env._("To be signed: %(document)s", document=name),
                model,
                mine & Domain("state", "=", "submitted"),
                silent=True,
            )
            for model, name in names.items()
        ]
        returned = [
            Number(
                f"returned-{model}",
                self.env._("Returned: %(document)s", document=name),
                model,
                mine & self.env[model]._returned_domain(),
                silent=True,
                bad=True,
            )
            for model, name in names.items()
        ]
        approving = Number(
            "approving",
            self.env._("To be approved: corrective actions"),
            "iso.nonconformity",
            mine & Domain("state", "=", "approving"),
            "iso_quality_audit.iso_nonconformity_action",
            silent=True,
        )
        return Block(
            self.env._("Waiting for Signature, Returned"),
            [*submitted, *returned, approving],
            empty=self.env._("Nothing waits for a signature, nothing was returned."),
        )

    @api.model
    def _document_names(self):
        """The official documents that the user may read: dict {model: name}."""
        mixin = self.env.registry["iso.official.document"]
        found = [
            name
            for name, model in self.env.registry.items()
            if issubclass(model, mixin) and not model._abstract
        ]
        names = self._names_of(tuple(sorted(found)))
        return {
            name: label
            for name, label in names.items()
            if self.env[name].has_access("read")
        }

    @api.model
    @tools.ormcache("names", "self.env.lang")
    def _names_of(self, names):
        """What models are called: dict {model: name}."""
        # sudo: what kinds of documents are called
        kinds = self.env["ir.model"].sudo()
        kinds = kinds.browse([kinds._get_id(name) for name in names])
        return dict(zip(names, kinds.mapped("name"), strict=True))

    @api.model
    def _block_sign(self, roles):
        return Block(
            self.env._("Waiting for My Signature"),
            [
                self._to_dos(
                    "sign",
                    self.env._("Papers"),
                    Domain("activity_type_id.iso_signs", "=", True),
                )
            ],
            empty=self.env._("Nothing waits for your signature."),
        )

    @api.model
    def _block_returned(self, roles):
        kind = self.env["ir.model.data"]._xmlid_to_res_id(TURN)
        return Block(
            self.env._("Returned to Me"),
            [
                self._to_dos(
                    "returned",
                    self.env._("Papers"),
                    Domain("activity_type_id", "=", kind),
                )
            ],
            empty=self.env._("Nothing was returned to you."),
        )

    # ------------------------------------------------------------ not sent
    @api.model
    def _block_missing(self, roles):
        """What departments have not sent; a head's own."""
        all_of = "secretary" in roles
        today, mine, owing = vietnam_today(), self._mine(roles), {}
        collection = self.env["iso.objective.collection"]
        for unit, what, _begun in collection._owing(
            self.env.company, today.year, today
        ):
            if all_of or unit.iso_head_user_id == self.env.user:
                owing.setdefault(what, []).append(unit.id)
        labels = {
            SHEET: self.env._("Sheets of objectives"),
            "half": self.env._("Half-year reports on objectives"),
            "year": self.env._("Yearly reports on objectives"),
        }
        numbers = [
            Number(
                what,
                labels[what],
                "hr.department",
                Domain("id", "in", owing.get(what, [])),
                COLLECTION,
                options=(("owing", what),),
                silent=True,
            )
            for what in (SHEET, *PERIODS)
        ]
        numbers.append(
            Number(
                "measures",
                self.env._("Measures of objectives"),
                "iso.objective.measure",
                mine & Domain("is_missing", "=", True),
                "iso_quality.iso_objective_measure_action",
                silent=True,
            )
        )
        numbers.append(
            Number(
                "registers",
                self.env._("Risk registers"),
                "iso.risk.register",
                mine
                & self.env["iso.risk.register"]._turn_domain()
                & Domain("state", "=", "draft"),
                "iso_quality.iso_risk_register_action",
                # A head has one or two: opened by one tap.
                rows=0 if all_of else ROWS,
                silent=True,
            )
        )
        if all_of:
            numbers.append(
                Number(
                    "checklists",
                    self.env._("Audit checklists"),
                    "iso.audit.session",
                    self._sessions_domain()
                    & Domain("is_audit", "=", True)
                    & Domain("day", "<", today),
                    silent=True,
                )
            )
        numbers += [
            Number(
                "findings",
                self.env._("Answers to audit findings"),
                "iso.audit.finding",
                mine & Domain("state", "=", "open"),
                "iso_quality_audit.iso_audit_finding_action",
                silent=True,
            ),
            Number(
                "askings",
                self.env._("Answers to lessons of others"),
                "iso.nonconformity.asking",
                mine
                & Domain("answer", "=", False)
                & Domain("nonconformity_id.state", "not in", ENDED),
                silent=True,
            ),
        ]
        return Block(
            self.env._("Not Sent") if all_of else self.env._("To Be Sent"),
            numbers,
            empty=self.env._("All that is due was sent."),
            verbs=["remind"] if all_of else [],
        )

    @api.model
    def _block_numbers(self, roles):
        return Block(
            self.env._("Numbers to Record"),
            [
                Number(
                    "measures",
                    self.env._("Measures"),
                    "iso.objective.measure",
                    self.env["iso.objective.measure"]._to_record_domain(),
                    "iso_quality_report.iso_objective_measure_record_action",
                    rows=ROWS,
                    order="date_to, id",
                )
            ],
            empty=self.env._("No measure is to be recorded now."),
            verbs=["record"],
        )

    @api.model
    def _columns_of_iso_objective_measure(self, measures, query):
        return {
            **self._fields_in(measures, query, "date_from", "date_to"),
            "objective": self._name_in(measures, query, "objective_id"),
        }

    @api.model
    def _columns_of_iso_risk_register(self, registers, query):
        return {
            **self._fields_in(registers, query, "year", "date_deadline"),
            "unit": self._name_in(registers, query, "department_id"),
        }

    @api.model
    def _row_of_iso_risk_register(self, data):
        title = " – ".join((data["unit"], str(data["year"])))
        return {"title": title, "day": data["date_deadline"] or ""}

    @api.model
    def _row_of_iso_objective_measure(self, data):
        days = [format_date(self.env, data[name]) for name in ("date_from", "date_to")]
        return {
            "title": " ".join((data["objective"] or "").split()),
            "about": " – ".join(days),
        }
