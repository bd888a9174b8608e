"""Who confirmed, accepted, checked, recorded or did something keeps the name of today,
the only one that is known; and so does the head beside an approved sheet of objectives.
Nobody has written on these records, so who wrote last, and when, stays."""

from odoo.tools import SQL

ACTS = (
    ("iso_context", "reviewed_by"),
    ("iso_objective_measure", "recorded_by"),
    ("iso_risk", "accepted_by"),
    ("iso_risk", "approved_by"),
    ("iso_risk_measure", "checked_by"),
    ("iso_risk_register", "confirmed_by"),
    ("iso_task", "done_by"),
)


def migrate(cr, version):
    """May be run again."""
    for table, act in ACTS:
        cr.execute(
            SQL(
                """
                UPDATE %(table)s AS record SET %(name)s = partner.name
                  FROM res_users person
                  JOIN res_partner partner ON partner.id = person.partner_id
                 WHERE person.id = record.%(act)s AND record.%(name)s IS NULL
                """,
                table=SQL.identifier(table),
                act=SQL.identifier(f"{act}_id"),
                name=SQL.identifier(f"{act}_name"),
            )
        )
    cr.execute(
        """
        UPDATE iso_objective_sheet AS sheet SET head_name = partner.name
          FROM hr_department department
          JOIN res_users person ON person.id = department.iso_head_user_id
          JOIN res_partner partner ON partner.id = person.partner_id
         WHERE department.id = sheet.department_id AND sheet.head_name IS NULL
           AND sheet.state NOT IN ('draft', 'submitted')
        """
    )
