"""To-dos over our records are due by the day in Vietnam: what was written before kept the
zone of its person's account."""

from odoo.tools import SQL


def migrate(cr, version):
    """May be run again."""
    cr.execute(
        SQL(
            "UPDATE mail_activity SET user_tz = %s WHERE res_model LIKE %s",
            "Asia/Ho_Chi_Minh",
            "iso.%",
        )
    )
