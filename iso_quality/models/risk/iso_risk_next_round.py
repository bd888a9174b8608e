from odoo import models
from odoo.fields import Command


class IsoRisk(models.Model):
    """What goes on into the next round: its residual is the current risk there."""

    _inherit = "iso.risk"

    def _carried_vals(self, register):
        """This line as the next round's ``register`` begins with it.

        Who accepted it, and until when, is not taken over: that has to be decided
        again.

        :return: dict of values for create
        """
        levels = {
            (level.axis, level.value): level.id for level in register.scale_id.level_ids
        }

        def found(axis, *stages):
            for stage in stages:
                level = self[f"{stage}_{axis}_id"]
                if level:
                    return levels.get((axis, level.value), False)
            return False

        vals = {
            name: self[name].id if self._fields[name].type == "many2one" else self[name]
            for name in (
                "name",
                "kind",
                "process",
                "source",
                "cause",
                "effect",
                "treatment",
            )
        }
        for axis in ("likelihood", "impact"):
            vals[f"inherent_{axis}_id"] = found(axis, "inherent")
            # Once the measures worked; without new ones it stays like that.
            vals[f"current_{axis}_id"] = found(axis, "residual", "current")
            vals[f"residual_{axis}_id"] = vals[f"current_{axis}_id"]
            vals[f"last_{axis}_id"] = found(axis, "current")
        worked = self.measure_ids.filtered(lambda one: one.state == "effective")
        controls = [self.controls or "", *worked.mapped("name")]
        return {
            **vals,
            "controls": "\n".join(filter(None, controls)),
            "register_id": register.id,
            "origin_id": self.id,
            "review": "pending",
            "procedure_ids": [Command.set(self.procedure_ids.filtered("active").ids)],
            # Issues and needs are those of their year: their successors count.
            "issue_ids": [Command.set(self.issue_ids._successors(register.year).ids)],
            "party_need_ids": [
                Command.set(self.party_need_ids._successors(register.year).ids)
            ],
        }
