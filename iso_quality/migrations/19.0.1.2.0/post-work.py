"""Measures against risks become tasks; what was written on them goes along."""

from odoo import SUPERUSER_ID, api
from odoo.tools.sql import column_exists


def migrate(cr, version):
    """May be run again: measures that have their task are left alone."""
    if not column_exists(cr, "iso_risk_measure", "evidence"):
        return  # there were no measures before
    env = api.Environment(cr, SUPERUSER_ID, {})
    measures = env["iso.risk.measure"].search(
        [
            ("task_id", "=", False),
            ("risk_id.register_id.state", "!=", "draft"),
            ("risk_id.review", "!=", "dropped"),
        ]
    )
    measures._give_work()
    env.flush_all()
    cr.execute(
        """
        UPDATE iso_task task
           SET result = measure.evidence,
               state = CASE WHEN measure.state IN ('done', 'effective') THEN 'done'
                            ELSE 'todo' END,
               done_by_id = measure.done_by_id, done_date = measure.done_date
          FROM iso_risk_measure measure
         WHERE measure.task_id = task.id AND measure.id = ANY(%s)
        """,
        [measures.ids],
    )
    cr.execute(
        """
        INSERT INTO ir_attachment_iso_task_rel (iso_task_id, ir_attachment_id)
        SELECT measure.task_id, file.ir_attachment_id
          FROM ir_attachment_iso_risk_measure_rel file
          JOIN iso_risk_measure measure ON measure.id = file.iso_risk_measure_id
         WHERE measure.id = ANY(%s)
        """,
        [measures.ids],
    )
    for table in ("mail_message", "ir_attachment"):
        model = "model" if table == "mail_message" else "res_model"
        cr.execute(
            f"""
            UPDATE {table} SET {model} = 'iso.task', res_id = measure.task_id
              FROM iso_risk_measure measure
             WHERE {table}.{model} = 'iso.risk.measure'
               AND {table}.res_id = measure.id AND measure.id = ANY(%s)
            """,
            [measures.ids],
        )
    cr.execute("DELETE FROM mail_activity WHERE res_model = 'iso.risk.measure'")
    env.invalidate_all()
