"""Texts of sections that were written before keep nothing that reaches out of them."""

from odoo.addons.iso_quality.tools.safe_html import safe_html


def migrate(cr, version):
    """May be run again."""
    cr.execute("SELECT id, body FROM iso_plan_section WHERE body IS NOT NULL")
    for section, body in cr.fetchall():
        safe = safe_html(body)
        if safe != body:
            cr.execute(
                "UPDATE iso_plan_section SET body = %s WHERE id = %s",
                [str(safe), section],
            )
