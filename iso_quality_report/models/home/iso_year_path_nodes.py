from odoo import api, models
from odoo.fields import Domain

from odoo.addons.iso_quality.models.plan.iso_plan import GAVE_WORK
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality_audit.models.nonconformity.iso_nonconformity import (
    CALLED_OFF,
    ENDED,
)

from .iso_year_path import DONE, READY, STUCK, Node


class IsoYearPath(models.AbstractModel):
    """The stations of the year, and what their records say. A capability that gets
    records of its own says so in ``_state_<key>`` of its station."""

    _inherit = "iso.year.path"

    @api.model
    def _nodes(self):
        return [
            *super()._nodes(),
            self._node_committee(),
            self._node_plan(),
            self._node_objective(),
            self._node_context(),
            self._node_risk(),
            Node(
                "procedure",
                ("procedure_review", "procedure_issue"),
                self.env._("Procedures"),
            ),
            self._node_audit(),
            self._node_correction(),
            Node("review", ("management_review",), self.env._("Management Review")),
            Node("declaration", ("declaration",), self.env._("Declaration")),
            Node("report", ("report", "objective_report"), self.env._("Report")),
        ]

    # ------------------------------------------------------------ committee, plan
    @api.model
    def _node_committee(self):
        in_force = self.env["iso.committee"]._in_force_domain(
            self.env.company, vietnam_today()
        )
        return Node(
            "committee",
            ("committee",),
            self.env._("Committee"),
            {"in_force": self._number("iso.committee", in_force)},
            "iso.committee",
        )

    @api.model
    def _state_committee(self, counts):
        if counts["in_force"][0]:
            return DONE, self.env._("In force")
        return READY, self.env._("No committee is in force.")

    @api.model
    def _by_state(self, model, **states):
        """Numbers of the agency's records of this year: {name: those in these states}."""
        return {
            name: self._number(model, self._of_agency() & Domain("state", "in", some))
            for name, some in states.items()
        }

    @api.model
    def _node_plan(self):
        return Node(
            "plan",
            ("plan",),
            self.env._("Plan"),
            self._by_state(
                "iso.plan",
                issued=list(GAVE_WORK),
                submitted=["submitted"],
                draft=["draft"],
            ),
            "iso.plan",
        )

    @api.model
    def _state_plan(self, counts):
        if counts["issued"][0]:
            return DONE, self.env._("Issued")
        if counts["submitted"][0]:
            return STUCK, self.env._("Waits for the leader's signature.")
        if counts["draft"][0]:
            return READY, self.env._("Is being drafted.")
        return READY, self.env._("Is not made yet.")

    # ------------------------------------------------------------ objectives
    @api.model
    def _node_objective(self):
        units = Domain("company_id", "=", self.env.company.id) & Domain(
            "iso_in_scope", "=", True
        )
        numbers = self._by_state(
            "iso.objective.sheet", issued=["issued"], submitted=["submitted"]
        )
        inside = Domain("department_id.iso_in_scope", "=", True)
        inside &= Domain("department_id.active", "=", True)
        numbers["issued"] = self._number(
            "iso.objective.sheet",
            self._of_agency() & Domain("state", "=", "issued") & inside,
        )
        numbers["units"] = self._number("hr.department", units)
        return Node(
            "objective",
            ("objective",),
            self.env._("Objectives"),
            numbers,
            "iso.objective.sheet",
        )

    @api.model
    def _state_objective(self, counts):
        units, issued = counts["units"][0], counts["issued"][0]
        if units and issued >= units:
            return DONE, self.env._("All %s units have objectives.", units)
        if counts["submitted"][0]:
            return STUCK, self.env._(
                "%s wait for the leader's signature.", counts["submitted"][0]
            )
        if issued:
            return READY, self.env._(
                "%(issued)s of %(units)s units have objectives.",
                issued=issued,
                units=units,
            )
        return None

    # ------------------------------------------------------------ context, risks
    @api.model
    def _node_context(self):
        return Node(
            "context",
            ("context",),
            self.env._("Context"),
            self._by_state("iso.context", reviewed=["reviewed"], draft=["draft"]),
            "iso.context",
        )

    @api.model
    def _state_context(self, counts):
        if counts["reviewed"][0]:
            return DONE, self.env._("Reviewed")
        if counts["draft"][0]:
            return READY, self.env._("Is being reviewed.")
        return None

    @api.model
    def _node_risk(self):
        numbers = self._by_state("iso.risk.round", closed=["closed"], open=["open"])
        numbers["waiting"] = self._number(
            "iso.risk.register",
            self._of_agency()
            & self.env["iso.risk.register"]._turn_domain()
            & Domain("state", "=", "draft"),
        )
        return Node(
            "risk", ("risk",), self.env._("Risks"), numbers, "iso.risk.register"
        )

    @api.model
    def _state_risk(self, counts):
        if counts["closed"][0]:
            return DONE, self.env._("The review of the year is closed.")
        if not counts["open"][0]:
            return None
        if counts["waiting"][0]:
            return READY, self.env._(
                "%s registers are not confirmed.", counts["waiting"][0]
            )
        return READY, self.env._("All registers are confirmed: close the review.")

    # ------------------------------------------------------------ check, act
    @api.model
    def _node_audit(self):
        return Node(
            "audit",
            ("audit", "audit_plan"),
            self.env._("Internal Audit"),
            self._by_state(
                "iso.audit", closed=["closed"], open=["draft", "planned", "running"]
            ),
            "iso.audit",
        )

    @api.model
    def _state_audit(self, counts):
        if counts["open"][0]:
            return READY, self.env._("Under way: %s", counts["open"][0])
        if counts["closed"][0]:
            return DONE, self.env._("Closed: %s", counts["closed"][0])
        return None

    @api.model
    def _node_correction(self):
        today = vietnam_today()
        records = self.env["iso.nonconformity"]
        mine = Domain("company_id", "=", self.env.company.id)
        of_year = (
            mine
            & Domain("reported_on", ">=", today.replace(month=1, day=1))
            & Domain("state", "not in", CALLED_OFF)
        )
        return Node(
            "correction",
            ("corrective_action",),
            self.env._("Corrective Action"),
            {
                "all": self._number("iso.nonconformity", of_year),
                "open": self._number(
                    "iso.nonconformity", mine & Domain("state", "not in", ENDED)
                ),
                "late": self._number(
                    "iso.nonconformity", mine & records._late_domain(), "department_id"
                ),
            },
            "iso.nonconformity",
        )

    @api.model
    def _state_correction(self, counts):
        late, units = counts["late"]
        if late:
            return STUCK, self._with_whom([name or "" for _unit, name, _count in units])
        if counts["open"][0]:
            return READY, self.env._("Open: %s", counts["open"][0])
        if counts["all"][0]:
            return DONE, self.env._("Closed: %s", counts["all"][0])
        return None
