from odoo import SUPERUSER_ID, api, models, tools
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

FILES = "ir.attachment"


class Base(models.AbstractModel):
    """What a record takes for its file is an upload of the user's own, and what proves
    something stays.

    Whoever may read or write a record may do the same with its files. So whichever
    field of ours points to files:

    * what is put into it is an own upload: no file of another record, none that the
      web client or the public is served;
    * a loose one becomes the record's, so that those who may read the record can open
      it;
    * while a record keeps its files (``_iso_keeping_files``), none of them is taken
      out, exchanged, rewritten or deleted (see ``ir.attachment``).
    """

    _inherit = "base"

    def _iso_keeping_files(self):
        """Those of these records whose files stay as they are."""
        return self.browse()

    def _iso_kept_file_message(self, file):
        """Why a file of this record cannot be changed, and what to do."""
        return self.env._(
            "“%(file)s” proves what was done for “%(record)s”: it cannot be changed "
            "or deleted. Reopen it first.",
            file=file.name,
            record=self.display_name,
        )

    # ------------------------------------------------------------ fields to files
    @api.model
    @tools.ormcache()
    def _iso_file_fields(self):
        """The stored links of ours to files (frozenset of names)."""
        return frozenset(
            name
            for name, field in self._fields.items()
            if field.type in ("many2one", "many2many", "one2many")
            and field.comodel_name == FILES
            and field.store
            and self._iso_is_on_ours(field)
        )

    def _iso_files_of(self, field):
        """The files that stand in a field: read from the table, since the ORM leaves
        out some that do.

        :return: dict {id of the record: set of ids of files}
        """
        if field.type == "many2many":
            table, here, there = field.relation, field.column1, field.column2
        elif field.type == "many2one":
            table, here, there = self._table, "id", field.name
        else:
            inverse = field.inverse_name
            table, here, there = self.env[FILES]._table, inverse, "id"
            self.env[FILES].flush_model([inverse])
        found = {record_id: set() for record_id in self.ids}
        if not found:
            return found
        query = SQL(
            "SELECT %(here)s, %(there)s FROM %(table)s "
            "WHERE %(here)s IN %(ids)s AND %(there)s IS NOT NULL",
            here=SQL.identifier(here),
            there=SQL.identifier(there, to_flush=field),
            table=SQL.identifier(table),
            ids=tuple(found),
        )
        for record_id, file_id in self.env.execute_query(query):
            found[record_id].add(file_id)
        return found

    # ------------------------------------------------------------ taken in, taken out
    @api.model
    def _create(self, data_list):
        records = super()._create(data_list)
        # Here and not in create: what the caller's context presets is known by now.
        for name in self._iso_file_fields():
            given = records.browse(
                record.id
                for record, data in zip(records, data_list, strict=True)
                if data["stored"].get(name)
            )
            given._iso_adopt_files(self._fields[name], {})
        return records

    def write(self, vals):
        """As Odoo's; see the class for files."""
        links = [self._fields[name] for name in self._iso_file_fields() & vals.keys()]
        if not links:
            return super().write(vals)
        before = {field: self._iso_files_of(field) for field in links}
        # sudo: which records keep their files does not depend on who asks
        keeping = self.sudo()._iso_keeping_files()
        result = super().write(vals)
        for field in links:
            self._iso_adopt_files(field, before[field], keeping)
        return result

    def _iso_adopt_files(self, field, before, keeping=()):
        """Check what has come into a field and gone out of it; loose files become the
        records'.

        :param field: see ``_iso_file_fields``
        :param dict before: what stood in it, as ``_iso_files_of`` gives it
        :param keeping: those of these records whose files stay
        :raise AccessError: for a file that is not the user's own upload
        :raise UserError: for a file that had to stay
        """
        if self.env["iso.sealed.mixin"]._is_unsealed():
            return
        now = self._iso_files_of(field)
        for record in self:
            old, new = before.get(record.id, set()), now[record.id]
            if old - new and record in keeping:
                gone = self.env[FILES].sudo().browse(old - new)[:1]
                raise UserError(record.sudo()._iso_kept_file_message(gone))
            # sudo: whether they are the user's own is what is asked here
            files = self.env[FILES].sudo().browse(sorted(new - old))
            if self.env.uid != SUPERUSER_ID and not all(
                record._iso_may_adopt(file) for file in files
            ):
                raise AccessError(
                    self.env._(
                        "Only files that you upload here yourself can be attached: "
                        "upload the file once more."
                    )
                )
            loose = files.filtered(lambda file: not file.res_id)
            if loose:
                loose.write({"res_model": record._name, "res_id": record.id})

    def _iso_may_adopt(self, file):
        """Whether the user may make a file (as the system) one of this record's."""
        place = (file.res_model, file.res_id) if file.res_id else None
        return (
            file.create_uid.id == self.env.uid
            and file.type == "binary"
            and not (file.public or file.url or file.res_field)
            and place in (None, (self._name, self.id))
        )
