"""Parts of documents know their agency. The columns are filled before Odoo would compute
them: nobody has written on the parts, so who wrote last, and when, stays."""

from odoo.tools import SQL
from odoo.tools.sql import column_exists

# Wholes before their parts: table -> (the table it is part of, by which column).
OWNERS = {
    "iso_plan_section": [("iso_plan", "plan_id"), ("iso_plan_template", "template_id")],
    "iso_plan_line": [("iso_plan", "plan_id"), ("iso_plan_template", "template_id")],
    "iso_plan_column": [("iso_plan_section", "section_id")],
    "iso_plan_line_party": [("iso_plan_line", "line_id")],
    "iso_plan_branch": [("iso_plan_line", "line_id")],
    "iso_risk_scale_level": [("iso_risk_scale", "scale_id")],
    "iso_risk_scale_band": [("iso_risk_scale", "scale_id")],
}


def migrate(cr, version):
    """May be run again."""
    for name, owners in OWNERS.items():
        table = SQL.identifier(name)
        if not column_exists(cr, name, "company_id"):
            cr.execute(SQL("ALTER TABLE %s ADD COLUMN company_id integer", table))
        for owner, link in owners:
            cr.execute(
                SQL(
                    "UPDATE %(table)s AS part SET company_id = whole.company_id"
                    " FROM %(owner)s AS whole WHERE whole.id = part.%(link)s"
                    " AND part.company_id IS DISTINCT FROM whole.company_id",
                    table=table,
                    owner=SQL.identifier(owner),
                    link=SQL.identifier(link),
                )
            )
