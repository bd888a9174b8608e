"""Texts that were written before are in one spelling too, and days come first."""

import logging

from psycopg2 import Error

from odoo import SUPERUSER_ID, api
from odoo.tools import SQL

from odoo.addons.iso_quality.hooks import days_first

_logger = logging.getLogger(__name__)


def migrate(cr, version):
    """May be run again."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    days_first(env)
    spell(env)
    env.invalidate_all()


def spell(env):
    """Put the texts of models in one spelling; what then says the same as another row,
    where it may be there once, stays as it was and is logged."""
    cr = env.cr
    for model in env.values():
        if model._abstract or not model._auto or model._transient:
            continue
        for name in sorted(model._iso_typed_names()):
            field = model._fields[name]
            if not field.store or not field.column_type:
                continue
            table, column = SQL.identifier(model._table), SQL.identifier(name)
            cr.execute(
                SQL(
                    "SELECT id FROM %s WHERE %s::text IS NOT NFC NORMALIZED",
                    table,
                    column,
                )
            )
            for (row,) in cr.fetchall():
                kind = SQL(field.column_type[0])
                try:
                    with cr.savepoint(flush=False):
                        cr.execute(
                            SQL(
                                "UPDATE %s SET %s = normalize(%s::text, NFC)::%s "
                                "WHERE id = %s",
                                *(table, column, column, kind, row),
                            )
                        )
                except Error as error:
                    _logger.warning("%s %s: %s", field, row, error)
