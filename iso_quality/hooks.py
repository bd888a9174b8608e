"""What Odoo calls around the installation of the addon, and what the addons on top of
it share for the same."""

import re

from odoo.tools import SQL

from .tools import odoo_words

# How Odoo installs English, and how Vietnamese is written.
MONTH_FIRST, DAY_FIRST = "%m/%d/%Y", "%d/%m/%Y"


def post_init_hook(env):
    """Let everybody read dates and words alike: see ``days_first``, ``mend_words``."""
    days_first(env)
    mend_words(env)


def days_first(env):
    """03/04 is 3 April for those who use Odoo in English too, in date pickers, lists,
    messages and imports: what is written for the agency is read by all of its people.

    Whoever has chosen another format by hand keeps it.
    """
    english = env.ref("base.lang_en").with_context(active_test=False)
    if english.date_format == MONTH_FIRST:
        english.date_format = DAY_FIRST


def mend_words(env):
    """Put our words in place of Odoo's Vietnamese ones that are wrong here.

    Where Odoo has none, it takes ours by itself when a language or this addon is loaded;
    a word that is there it leaves, and so do we unless it is the one that our file names:
    what an agency has translated by hand stays.
    """
    lang = odoo_words.LANG
    if not env["res.lang"]._lang_get(lang):
        return
    for entry in odoo_words.entries():
        wrong = odoo_words.replaced(entry)
        for place, _line in entry.occurrences if wrong else ():
            _kind, _, where = place.partition(":")
            found = re.fullmatch(r"([\w.]+),(\w+):(\S+)", where)
            if not found or found[1] not in env:
                continue
            record, name = env.ref(found[3], raise_if_not_found=False), found[2]
            if not record or name not in record._fields:
                continue
            record = record.with_context(lang=lang)
            if not callable(record._fields[name].translate):
                if record[name] in wrong:
                    record.update_field_translations(name, {lang: entry.msgstr})
                continue
            terms = {term: entry.msgstr for term in wrong}
            record.update_field_translations(name, {lang: terms}, source_lang=lang)


def uninstall_hook(env):
    """Empty our tables: see ``empty_tables``."""
    empty_tables(env, "iso_quality")


def empty_tables(env, addon):
    """Remove every record of an addon's models, and what refers to them, before Odoo
    removes the addon.

    The guards of our records hold for Odoo's uninstaller too, and lines and tasks
    protect activity types, parties and departments: with the tables empty there is
    nothing left to protect. Nothing but the addon's own tables is emptied.

    :param str addon: name of the addon that is about to go
    """
    models = [
        model
        for model in env.values()
        if model._original_module == addon and model._auto and not model._abstract
    ]
    names = {model._name for model in models}
    if not names:
        return
    tables = {model._table for model in models} | {
        field.relation
        for model in env.values()
        if model._auto and not model._abstract
        for field in model._fields.values()
        if field.type == "many2many" and field.store
        if names & {field.model_name, field.comodel_name}
    }
    _cut_links(env, tables)
    listed = SQL(", ").join(SQL.identifier(table) for table in sorted(tables))
    env.cr.execute(SQL("TRUNCATE %s", listed))
    for table in ("ir_model_data", "mail_scheduled_message"):
        env.cr.execute(
            SQL("DELETE FROM %s WHERE model IN %s", SQL.identifier(table), tuple(names))
        )
    env.invalidate_all(flush=False)
    env.registry.clear_cache()


def _cut_links(env, tables):
    """Empty the columns of other tables that point to ``tables``; they go as well."""
    env.cr.execute(
        SQL(
            """
            SELECT link.conrelid::regclass::text, link.conname,
                   field.attname, field.attnotnull
            FROM pg_constraint link
            JOIN pg_class target ON target.oid = link.confrelid
            JOIN pg_class source ON source.oid = link.conrelid
            JOIN pg_attribute field
                ON field.attrelid = link.conrelid AND field.attnum = link.conkey[1]
            WHERE link.contype = 'f'
              AND target.relnamespace = current_schema::regnamespace
              AND target.relname IN %(tables)s
              AND source.relname NOT IN %(tables)s
            """,
            tables=tuple(tables),
        )
    )
    for table, name, column, required in env.cr.fetchall():
        table, column = SQL.identifier(table), SQL.identifier(column)
        if not required:
            env.cr.execute(SQL("UPDATE %s SET %s = NULL", table, column))
        env.cr.execute(
            SQL("ALTER TABLE %s DROP CONSTRAINT %s", table, SQL.identifier(name))
        )
