"""Favourites that people saved name the field that is called ``is_missing`` now."""


def migrate(cr, version):
    """May be run again."""
    cr.execute(
        "UPDATE ir_filters SET domain = replace(domain, 'is_stale', 'is_missing'),"
        " context = replace(context, 'is_stale', 'is_missing')"
        " WHERE domain LIKE '%is_stale%' OR context LIKE '%is_stale%'"
    )
