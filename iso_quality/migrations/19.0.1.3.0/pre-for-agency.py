"""The column that orders objectives and sheets is filled before Odoo would compute it:
nobody has written on them, so who wrote last, and when, stays."""

from odoo.tools import SQL
from odoo.tools.sql import column_exists


def migrate(cr, version):
    """May be run again."""
    for name in ("iso_objective_sheet", "iso_objective"):
        if column_exists(cr, name, "for_agency"):
            continue
        table = SQL.identifier(name)
        cr.execute(SQL("ALTER TABLE %s ADD COLUMN for_agency boolean", table))
        cr.execute(SQL("UPDATE %s SET for_agency = (department_id IS NULL)", table))
