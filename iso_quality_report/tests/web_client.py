"""What Odoo's web client asks the server for when somebody opens a screen."""

import json
from datetime import timedelta
from itertools import product

from lxml import etree

from odoo import fields
from odoo.fields import Domain
from odoo.tools.safe_eval import datetime as safe_datetime
from odoo.tools.safe_eval import dateutil, safe_eval

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.web.controllers.utils import clean_action

# The first call of each client action. An action without a row here fails the test.
CLIENT_ACTIONS = {
    # Shows menus, which are there already.
    "iso_quality.menu_page": None,
    "iso_quality_report.home": ("iso.home", "get_home"),
    "iso_quality_report.year_board": ("iso.year.board", "get_board"),
    "iso_quality_report.risk_map": ("iso.risk.heatmap", "get_heatmap"),
    "iso_quality_report.collection": ("iso.objective.collection", "get_data"),
    "iso_quality_report.measures_to_record": ("iso.objective.measure", "get_to_record"),
    "iso_quality_report.audit_coverage": ("iso.audit.coverage", "get_coverage"),
}
NUMBERS = ("integer", "float", "monetary")
DATES = ("date", "datetime")
GRANULARITIES = ("day", "week", "month", "quarter", "year")


def sections(names):
    """The groupings that a pivot asks for: of nothing, the first, the first two …"""
    return [list(names[:count]) for count in range(len(names) + 1)]


class WebClient:
    """Opens screens as one user, with the calls of a browser and without one.

    :param user: who opens them
    """

    def __init__(self, user):
        context = {
            "lang": user.lang,
            "tz": user.tz,
            "uid": user.id,
            "allowed_company_ids": user.company_id.ids,
        }
        self.env = user.with_user(user).with_context(**context).env

    # ------------------------------------------------------------ menus and actions
    def menus(self, modules):
        """The menus with an action that the user sees, of some modules.

        :return: [{"xmlid", "action_model", "action_id", "action_path", …}]
        """
        menus = self.env["ir.ui.menu"].load_menus(False)
        return [
            menu
            for key, menu in menus.items()
            if key != "root"
            and menu["action_id"]
            and menu["xmlid"].split(".")[0] in modules
        ]

    def load_action(self, model, action_id):
        """The action as ``/web/action/load`` answers it."""
        action = self.env[model].sudo().browse(action_id)
        if model == "ir.actions.act_window":
            return clean_action(action._get_action_dict(), env=self.env)
        return clean_action(action.read()[0], env=self.env)

    def open_action(self, action):
        """Open an action, in each of its views.

        :param dict action: as ``load_action`` gives it
        :return: the kinds of views, or the tag of a client action, that answered
        """
        if action["type"] == "ir.actions.client":
            call = CLIENT_ACTIONS[action["tag"]]
            if call is None:
                return [action["tag"]]
            model, method = call
            options = self._evaluate(action["context"] or "{}")
            assert getattr(self.env[model], method)(options or {})
            return [action["tag"]]
        context = self._evaluate(action["context"] or "{}")
        screen = Screen(self, action, context)
        kinds = [kind for _view, kind in action["views"]]
        for kind in kinds:
            screen.open_view(kind)
        return kinds

    def _evaluate(self, source, **values):
        """What a Python expression of a view or an action comes to in the client."""
        if not isinstance(source, str):
            return source
        today = vietnam_today()
        return safe_eval(
            source,
            {
                "uid": self.env.uid,
                "active_id": False,
                "active_ids": [],
                "allowed_company_ids": self.env.companies.ids,
                "current_date": str(today),
                "context_today": lambda: today,
                "datetime": safe_datetime,
                "relativedelta": dateutil.relativedelta.relativedelta,
                "context": self.env.context,
                **values,
            },
        )


class Screen:
    """One action: its views, and what each of them asks for first."""

    def __init__(self, client, action, context):
        self.client = client
        self.model = client.env[action["res_model"]].with_context(**context)
        views = [*action["views"], [(action["search_view_id"] or [False])[0], "search"]]
        found = self.model.get_views(
            views, {"action_id": action["id"], "toolbar": True, "load_filters": True}
        )
        self.fields = found["models"][self.model._name]["fields"]
        self.archs = {
            kind: etree.fromstring(view["arch"])
            for kind, view in found["views"].items()
        }
        domain, self.groupby = self._searched(context)
        given = client._evaluate(action["domain"] or "[]", context=context)
        self.domain = list(Domain(given) & domain)
        self.action = action

    def open_view(self, kind):
        """Ask for what the view shows first."""
        arch = self.archs[kind]
        getattr(self, f"_open_{kind}")(arch)

    # ------------------------------------------------------------ searched by default
    def _searched(self, context):
        """The domain and the grouping of the filters that are on by default.

        Filters of one group are alternatives; groups are all asked for.
        """
        domains, groupby = [[]], list(context.get("group_by") or [])
        for node in self.archs["search"].iter("filter", "field", "separator", "group"):
            if node.tag != "filter":
                domains.append([])
            value = context.get(f"search_default_{node.get('name')}")
            if not value:
                continue
            if node.tag == "field":
                domains.append([self._field_domain(node, value)])
                continue
            assert not node.get("date"), "a period by default: say here what it asks"
            domains[-1].append(self._filter_domain(node, context))
            asked = self.client._evaluate(node.get("context") or "{}", context=context)
            asked = asked.get("group_by") or []
            groupby += [asked] if isinstance(asked, str) else asked
        self._has_names(context)
        return Domain.AND([Domain.OR(group) for group in domains if group]), groupby

    def _has_names(self, context):
        """Each default names a filter or a field of the search view."""
        names = {
            f"search_default_{node.get('name')}"
            for node in self.archs["search"].iter("filter", "field")
        }
        lost = {key for key in context if key.startswith("search_default_")} - names
        assert not lost, f"no such filter: {', '.join(sorted(lost))}"

    def _filter_domain(self, node, context):
        domain = node.get("domain") or "[]"
        return Domain(self.client._evaluate(domain, context=context))

    def _field_domain(self, node, value):
        if node.get("filter_domain"):
            return Domain(self.client._evaluate(node.get("filter_domain"), self=value))
        kind = self.fields[node.get("name")]["type"]
        operator = "ilike" if kind in ("char", "text") else "="
        return Domain(node.get("name"), node.get("operator") or operator, value)

    # ------------------------------------------------------------ what is read
    def _specification(self, arch, fields=None):
        """The fields of a view and how deep they are read."""
        fields = fields or self.fields
        specification = {}
        for node in arch.iter("field"):
            name = node.get("name")
            if name in fields and self._belongs(node, arch):
                specification[name] = self._depth(node, fields[name])
        return specification

    @staticmethod
    def _belongs(node, arch):
        """Whether the field is one of this view, not of a view inside it."""
        for above in node.iterancestors():
            if above is arch:
                return True
            if above.tag == "field":
                return False
        return False

    def _depth(self, node, field):
        if field["type"] in ("many2one", "reference"):
            return {"fields": {"display_name": {}}}
        if field["type"] in ("one2many", "many2many"):
            inner = next(iter(node.iterchildren("list", "kanban")), None)
            if inner is None:
                return {"fields": {"display_name": {}}}
            comodel = self.model.env[field["relation"]]
            return {
                "fields": self._specification(inner, comodel.fields_get()),
                "limit": 40,
            }
        return {}

    def _aggregates(self, names):
        """The aggregates of those fields that have one, as list and kanban ask."""
        return [
            f"{name}:{self.fields[name]['aggregator']}"
            for name in names
            if self.fields[name].get("aggregator")
            and self.fields[name]["type"] in NUMBERS
        ]

    def _with_interval(self, name, interval=None):
        """A grouping of a field: dates by month, unless the view says otherwise."""
        if ":" not in name and self.fields[name]["type"] in DATES:
            return f"{name}:{interval or 'month'}"
        return name

    def _measure(self, name):
        field = self.fields[name]
        relational = field["type"] in ("many2one", "reference")
        aggregator = field.get("aggregator") or (
            "count_distinct" if relational else "sum"
        )
        return f"{name}:{aggregator}"

    # ------------------------------------------------------------ views
    def _open_list(self, arch):
        default = arch.get("default_group_by") or ""
        groupby = self.groupby or [name for name in default.split(",") if name]
        groupby = [self._with_interval(name.strip()) for name in groupby]
        specification = self._specification(arch)
        order = arch.get("default_order")
        if not groupby:
            self.model.web_search_read(
                self.domain, specification, limit=80, order=order, count_limit=10001
            )
            return
        self.model.with_context(read_group_expand=True).web_read_group(
            self.domain,
            groupby,
            self._aggregates(specification),
            limit=80,
            order=order,
            auto_unfold=arch.tag == "kanban" or bool(arch.get("expand")),
            opening_info=[],
            unfold_read_specification=specification,
            groupby_read_specification={},
        )
        for bar in arch.iter("progressbar"):
            colors = json.loads(bar.get("colors"))
            self.model.read_progress_bar(
                self.domain,
                groupby[0],
                {"field": bar.get("field"), "colors": colors},
            )

    _open_kanban = _open_list

    def _open_form(self, arch):
        specification = self._specification(arch)
        record = self.model.browse(self.action["res_id"] or ())
        record = record or self.model.search(self.domain, limit=1)
        if record:
            record.web_read(specification)
        if arch.get("create") not in ("0", "false", "False") and self.model.has_access(
            "create"
        ):
            self.model.onchange({}, [], specification)

    def _open_pivot(self, arch):
        rows, columns, measures = [], [], []
        for node in arch.iter("field"):
            name = node.get("name")
            if node.get("type") == "measure" or node.get("operator"):
                measures.append(self._measure(name))
            elif node.get("type") in ("row", "col"):
                groups = rows if node.get("type") == "row" else columns
                groups.append(self._with_interval(name, node.get("interval")))
        rows = [self._with_interval(name) for name in self.groupby] or rows
        pairs = product(sections(rows), sections(columns))
        sets = [row + column for row, column in pairs]
        self.model.formatted_read_grouping_sets(
            self.domain, sets, list({*measures, "__count"})
        )

    def _open_graph(self, arch):
        groups, measure = [], "__count"
        for node in arch.iter("field"):
            if node.get("type") == "measure":
                measure = self._measure(node.get("name"))
            elif not node.get("invisible"):
                groups.append(
                    self._with_interval(node.get("name"), node.get("interval"))
                )
        groups = [self._with_interval(name) for name in self.groupby] or groups
        self.model.with_context(fill_temporal=True).formatted_read_group(
            self.domain, groups, [measure]
        )

    def _open_calendar(self, arch):
        start = arch.get("date_start")
        stop = arch.get("date_stop") or start
        now = fields.Datetime.now()
        shown = [(start, "<=", now + timedelta(31)), (stop, ">=", now - timedelta(31))]
        names = ["display_name", start, stop, *self._specification(arch)]
        self.model.search_read(list(Domain(self.domain) & Domain(shown)), names)

    def _open_hierarchy(self, arch):
        parent = arch.get("parent_field") or self.model._parent_name
        self.model.hierarchy_read(
            self.domain,
            self._specification(arch),
            parent,
            arch.get("child_field"),
            arch.get("default_order"),
        )

    def _open_activity(self, arch):
        self.model.web_search_read(self.domain, self._specification(arch), limit=100)
        activities = self.model.env["mail.activity"]
        activities.get_activity_data(
            self.model._name, self.domain, limit=100, offset=0, fetch_done=True
        )
