from lxml import etree

from odoo import api, models


class MailActivityMixin(models.AbstractModel):
    """The menu of to-dos opens exactly what it counts: the filters that it asks for are
    in the search of each model of ours, said once."""

    _inherit = "mail.activity.mixin"

    @api.model
    def _iso_activity_filters(self):
        """The filters that Odoo's menu asks for by name: {name: (label, domain)}.

        The menu counts a record once, by its earliest to-do.
        """
        day = "my_activity_date_deadline"

        def none(operator):
            # "!" would be turned round: one that is not before today.
            return (
                "('activity_ids', 'not any', [('user_id', '=', uid),"
                f" ('date_deadline', '{operator}', 'today')])"
            )

        return {
            "filter_activities_my": (
                self.env._("Waiting for Me"),
                "[('activity_ids.user_id', '=', uid)]",
            ),
            "activities_overdue": (
                self.env._("Late To-Dos"),
                f"[('{day}', '<', 'today')]",
            ),
            "activities_today": (
                self.env._("To-Dos of Today"),
                f"[('{day}', '=', 'today'), {none('<')}]",
            ),
            "activities_upcoming_all": (
                self.env._("Later To-Dos"),
                f"[('{day}', '>', 'today'), {none('<=')}]",
            ),
        }

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        if view_type == "search" and self._name.startswith("iso."):
            there = {node.get("name") for node in arch.iter("filter")}
            arch.append(etree.Element("separator"))
            for name, (label, domain) in self._iso_activity_filters().items():
                if name == "activities_overdue":
                    arch.append(etree.Element("separator"))
                if name not in there:
                    arch.append(
                        etree.Element(
                            "filter",
                            {
                                "name": name,
                                "string": label,
                                "domain": domain,
                                "invisible": "1",
                            },
                        )
                    )
        return arch, view
