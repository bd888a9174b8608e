from dataclasses import dataclass, field
from datetime import date

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality.tools.web_actions import open_list

from .iso_home import Number
from .iso_home_work import TASKS

NOT_YET, READY, STUCK, DONE, NOT_OCCURRING = (
    *("not_yet", "ready", "stuck", "done"),
    "not_occurring",
)


@dataclass(frozen=True)
class Node:
    """One station of the year.

    ``types`` are the codes of the activity types of the plan's tasks that belong to
    it; ``numbers`` are counted as the system. ``model`` are the records that it opens.
    """

    key: str
    types: tuple
    label: str
    numbers: dict = field(default_factory=dict)
    model: str = ""
    action: str = ""


class IsoYearPath(models.AbstractModel):
    """The year as a path: from the committee to the report, each station with its
    state. Computed from records only: having looked at something finishes nothing.

    Capabilities add their stations to ``_nodes``, and say in ``_state_<key>`` what
    their records say. One without takes its state from the plan's tasks of its types:
    never done because there is nothing, and "does not occur" only where the reason is
    recorded with each of its tasks.

    The path is the agency's, whoever of it looks; what a station opens, the user may
    read.
    """

    _name = "iso.year.path"
    _description = "The Year as a Path"

    # ------------------------------------------------------------ stations
    @api.model
    def _nodes(self):
        """The stations in their order (list of Node): each capability adds its own."""
        return []

    # ------------------------------------------------------------ counted
    @api.model
    def _of_agency(self, year=None):
        """Records of the current agency, of this year (Domain).

        :param int year: another one
        """
        year = year or vietnam_today().year
        return Domain("company_id", "=", self.env.company.id) & Domain(
            "year", "=", year
        )

    @api.model
    def _declared(self):
        """What the home counts for the path: dict {key: Number}."""
        return {
            ("path", node.key, name): number
            for node in self._nodes()
            for name, number in node.numbers.items()
        }

    @api.model
    def _number(self, model, domain, by=""):
        """What a station counts.

        :param str by: a many2one whose records are named
        """
        # As the system: the path is the agency's, and shows no record.
        return Number("path", "", model, domain, by=by, as_system=True)

    # ------------------------------------------------------------ drawn
    @api.model
    def _drawn(self, counted):
        """The path as the screen shows it.

        :param dict counted: what was counted of ``_declared``
        :return: dict(nodes, next, pace). A node: dict(key, label, state, state_label,
            about, until). ``next``: dict(key, label, why, until) or False. ``pace``:
            dict(now, before: percent of the tasks, before False without a year before;
            text)
        """
        work = self._work()
        labels = {
            NOT_YET: self.env._("Not yet"),
            READY: self.env._("Can be done"),
            STUCK: self.env._("Stuck"),
            DONE: self.env._("Done"),
            NOT_OCCURRING: self.env._("Does not occur"),
        }
        nodes = []
        for node in self._nodes():
            counts = {
                name: counted["path", node.key, name][:2] for name in node.numbers
            }
            state, about, until = self._state(node, counts, work)
            nodes.append(
                {
                    "key": node.key,
                    "label": node.label,
                    "state": state,
                    "state_label": labels[state],
                    "about": about,
                    "until": str(until or ""),
                }
            )
        return {
            "nodes": nodes,
            "next": self._next(nodes),
            "pace": self._pace(),
        }

    @api.model
    def _state(self, node, counts, work):
        """Where a station stands.

        :param dict counts: {name: (how many, groups)} of its numbers
        :param dict work: of ``_work``
        :return: (state, what is said about it, date or None)
        """
        told = getattr(self, f"_state_{node.key}", None)
        said = told(counts) if told else None
        tasks = self._state_of_tasks(node, work)
        if said is None:
            return tasks
        state, about = said
        if state in (DONE, NOT_OCCURRING):
            return state, about, None
        if tasks[0] == STUCK:
            # Somebody is late with it: that says more than how far it is.
            return tasks
        return state, about, tasks[2]

    # ------------------------------------------------------------ what comes next
    @api.model
    def _next(self, nodes):
        """The one thing to be done next: what is stuck before what can be done, the
        earliest first."""
        waiting = [one for one in nodes if one["state"] in (STUCK, READY)]
        if not waiting:
            return False
        first = min(
            waiting,
            key=lambda one: (
                one["state"] != STUCK,
                one["until"] or "9999",
                nodes.index(one),
            ),
        )
        until = first["until"] and format_date(
            self.env, date.fromisoformat(first["until"])
        )
        return {
            "key": first["key"],
            "label": first["label"],
            "why": first["about"],
            "until": until,
        }

    # ------------------------------------------------------------ opened
    @api.model
    @api.readonly
    def action_node(self, key):
        """Open what a station is made of.

        :param str key: of a station
        :return: the action that shows its records of this year, or the plan's tasks
        :raise UserError: when there is no such station
        """
        node = next((one for one in self._nodes() if one.key == key), None)
        if not node:
            raise UserError(self.env._("This is not on your home. Reload the page."))
        if node.model and self.env[node.model].has_access("read"):
            domain = Domain("company_id", "=", self.env.company.id)
            if "year" in self.env[node.model]._fields:
                domain = self._of_agency()
            return open_list(node.label, node.model, domain)
        # sudo: kinds of work are the same for all
        types = self.env["iso.activity.type"].sudo()
        types = types.search([("code", "in", list(node.types))])
        tasks = self.env["iso.task"]
        domain = (
            self._of_agency()
            & tasks._asked_domain()
            & tasks._of_types_domain(types.ids)
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(TASKS)
        return {**action, "name": node.label, "domain": list(domain), "context": {}}
