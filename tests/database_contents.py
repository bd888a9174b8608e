"""What is in a database, in short: to be compared before and after."""

from __future__ import annotations

import hashlib

from dev import paths, postgres

# Tables of Odoo's that hold records of ours, and which rows are looked at.
ODOO_TABLES = {
    "hr_department": "TRUE",
    "res_company": "TRUE",
    "res_users": "TRUE",
    "mail_activity": "TRUE",
    "mail_message": "model LIKE 'iso.%%'",
    "mail_followers": "res_model LIKE 'iso.%%'",
    "mail_tracking_value": "TRUE",
    "ir_attachment": "res_model LIKE 'iso.%%'",
}
# An update writes the records of data files again, with a new date.
WRITTEN = ("write_date", "write_uid")
# What an upgrade adds to, as the product ships more of it or says what has moved: only the
# rows that were there are compared.
GROWS = (
    "iso_activity_output",
    "iso_clause",
    "iso_standard",
    "mail_message",
    "mail_tracking_value",
)
# XML ids that Odoo makes by itself for models, fields and the like.
GENERATED = "^(model_|field_|selection__|constraint_)"


class Contents:
    """What is in one database.

    :ivar version: of iso_quality
    :ivar columns: {table: {column: checksum of all its values}}, with the number of rows
        under ``count(*)``
    :ivar xml_ids: {XML id: "model,id"}
    :ivar files: {path in the file store: its checksum as the database knows it}
    """

    def __init__(self, database: str, before: Contents | None = None):
        """:param before: what was in it; of what grows its rows only are looked at"""
        self.database = database
        self.before = before
        self.connection = postgres.connect(postgres.test_server(), database)
        try:
            [(self.version,)] = self._rows(
                "SELECT latest_version FROM ir_module_module WHERE name = 'iso_quality'"
            )
            self.last = {
                table: self._rows(f'SELECT coalesce(max(id), 0) FROM "{table}"')[0][0]
                for table in GROWS
            }
            self.columns = {table: self._checksums(table) for table in self._tables()}
            self.xml_ids = dict(
                self._rows(
                    "SELECT module || '.' || name, model || ',' || res_id "
                    "FROM ir_model_data "
                    f"WHERE module LIKE 'iso\\_quality%%' AND name !~ '{GENERATED}'"
                )
            )
            self.files = dict(
                self._rows(
                    "SELECT store_fname, checksum FROM ir_attachment "
                    f"WHERE store_fname != '' AND {ODOO_TABLES['ir_attachment']}"
                )
            )
        finally:
            self.connection.close()

    def _rows(self, query: str, values: list | None = None) -> list[tuple]:
        with self.connection.cursor() as cursor:
            cursor.execute(query, values or [])
            return cursor.fetchall()

    def _tables(self) -> list[str]:
        """Tables and views of ours, relations of ours with others, and Odoo's."""
        rows = self._rows(
            "SELECT table_name FROM information_schema.tables "
            "WHERE table_schema = 'public' AND table_name LIKE '%%iso\\_%%'"
        )
        return sorted({*ODOO_TABLES, *(name for (name,) in rows)})

    def _checksums(self, table: str) -> dict[str, str]:
        """The number of rows of a table and a checksum of each column.

        Who wrote a row and when does not count where a data file may write it.
        """
        columns = [
            name
            for (name,) in self._rows(
                "SELECT column_name FROM information_schema.columns "
                "WHERE table_schema = 'public' AND table_name = %s ORDER BY 1",
                [table],
            )
        ]
        order = "id" if "id" in columns else ", ".join(f'"{name}"' for name in columns)
        free = (
            "id NOT IN (SELECT res_id FROM ir_model_data WHERE NOT noupdate "
            f"AND model = '{table.replace('_', '.')}')"
        )
        sums = [
            f"md5(string_agg(coalesce(\"{name}\"::text, '∅'), '|' ORDER BY {order})"
            + (f" FILTER (WHERE {free}))" if name in WRITTEN else ")")
            for name in columns
        ]
        where = ODOO_TABLES.get(table, "TRUE")
        if self.before and table in GROWS:
            where = f"({where}) AND id <= {self.before.last[table]}"
        [row] = self._rows(
            f'SELECT count(*), {", ".join(sums)} FROM "{table}" WHERE {where}'
        )
        return dict(zip(["count(*)", *columns], row, strict=True))

    def differences(self, after: Contents) -> list[str]:
        """What of this is another in ``after``, or gone: tables, columns, XML ids and
        files, one line each. What has come since is none."""
        found = []
        for table, columns in self.columns.items():
            now = after.columns.get(table, {})
            found += [
                f"{table}.{name}: {was} → {now.get(name, 'gone')}"
                for name, was in columns.items()
                if now.get(name, "gone") != was
            ]
        for kind in ("xml_ids", "files"):
            now = getattr(after, kind)
            found += [
                f"{name}: {was} → {now.get(name, 'gone')}"
                for name, was in getattr(self, kind).items()
                if now.get(name) != was
            ]
        return found

    def spoilt_files(self) -> list[str]:
        """Files of the file store that are missing or not what the database says."""
        store = paths.DATA / "filestore" / self.database
        return [
            name
            for name, checksum in self.files.items()
            if not (store / name).is_file()
            or hashlib.sha1((store / name).read_bytes()).hexdigest() != checksum
        ]
