from odoo import api, models
from odoo.fields import Command


class Base(models.AbstractModel):
    """Records that name a department name its successor once it is closed."""

    _inherit = "base"

    @api.model
    def _reorganised(self):
        """Fields that name a department and go over to its successor (hook).

        :return: dict {name of a stored field with departments: Domain of the records
            that are not the past yet}
        """
        return {}

    def _reorganise(self, name, closed, successor):
        """Let these records, as the system, name the successor of a closed department.

        :param str name: one of the fields in ``_reorganised``
        :param closed: one hr.department
        :param successor: one hr.department
        """
        if self._fields[name].type == "many2many":
            both = [Command.unlink(closed.id), Command.link(successor.id)]
            self.write({name: both})
        else:
            self.write({name: successor.id})
