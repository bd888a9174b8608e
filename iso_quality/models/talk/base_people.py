from odoo import api, models, tools

from .iso_contact_mixin import STANDING, is_told


class Base(models.AbstractModel):
    """What other records tell of people of other agencies (see ``iso.contact.mixin``).

    A list of people that stands in a record is read whole: the attendees of a meeting
    hold somebody who has moved. Records that are no more than a register of people
    (groups, roles, tags) tell of those only who are found. And where addresses are
    read, of a person or through one (``partner_id.email``), those of people of other
    agencies are empty: in what clients read and export, not in what the server knows,
    since all share what it has read.
    """

    _inherit = "base"

    # field that holds the address of a person as a text -> path to that person
    _iso_written_addresses = {}

    # ------------------------------------------------------------ which fields
    @api.model
    def _iso_is_person(self):
        return "iso_elsewhere" in self._fields

    @api.model
    @tools.ormcache()
    def _iso_people_lists(self):
        """The fields that list people (frozenset of names)."""
        return frozenset(
            name
            for name, field in self._fields.items()
            if field.type in ("one2many", "many2many")
            and field.comodel_name in self.env
            and self.env[field.comodel_name]._iso_is_person()
        )

    @api.model
    @tools.ormcache()
    def _iso_register_lists(self):
        """Of a register of people, the fields that list them (frozenset of names)."""
        is_open = (
            self._transient
            or "message_ids" in self._fields
            or self._name.startswith(("mail.", "calendar.", "iso."))
        ) and self._name != "discuss.channel"
        return frozenset() if is_open else self._iso_people_lists()

    @api.model
    @tools.ormcache()
    def _iso_addresses(self):
        """The fields that tell of a person what is not for other agencies.

        :return: dict {name of the field: path to the person, empty for a person}
        """
        found = dict(self._iso_written_addresses)
        for name, field in self._fields.items():
            if self._name in ("res.users", "res.partner"):
                path, last = "", name
            else:
                path, last = self._iso_leads_to(field)
            if last and not is_told(last):
                found[name] = path
        return found

    @api.model
    def _iso_leads_to(self, field):
        """Where a related field ends when it passes a person: (path to the person,
        name of the person's field); (None, None) of others."""
        links, model, name = [], self, field.name
        while name:
            if model._name in ("res.users", "res.partner"):
                return ".".join(links), name
            related = model._fields[name].related
            if not related:
                break
            *steps, name = related.split(".")
            for step in steps:
                if model._name in ("res.users", "res.partner"):
                    return ".".join(links), step
                links.append(step)
                model = self.env[model._fields[step].comodel_name]
        return None, None

    # ------------------------------------------------------------ what is read
    def _fetch_query(self, query, fields):
        """As Odoo's; lists of people are read whole."""
        lists = not self.env.su and self._iso_people_lists()
        if not lists or lists.isdisjoint(field.name for field in fields):
            return super()._fetch_query(query, fields)
        standing = self.with_context(iso_standing=STANDING)
        fetched = super(Base, standing)._fetch_query(query, fields)
        return fetched.with_env(self.env)

    def _iso_tells_of_strangers(self, path):
        """Those of these records that tell of a person of another agency."""
        # sudo: only whether that person works elsewhere
        return self.sudo().filtered(
            lambda one: any((one[path] if path else one).mapped("iso_elsewhere"))
        )

    def _read_format(self, fnames, load="_classic_read"):
        rows = super()._read_format(fnames, load)
        if self.env.su or not rows:
            return rows
        addresses = self._iso_addresses()
        emptied = addresses.keys() & fnames if addresses else ()
        registers = self._iso_register_lists()
        shortened = registers & set(fnames) if registers else ()
        if not emptied and not shortened:
            return rows
        by_path = {}
        for name in emptied:
            by_path.setdefault(addresses[name], []).append(name)
        for path, names in by_path.items():
            strangers = set(self._iso_tells_of_strangers(path)._ids)
            for row in rows if strangers else ():
                if row["id"] in strangers:
                    row.update({name: self._iso_nothing(name) for name in names})
        for name in shortened:
            people = self.env[self._fields[name].comodel_name]
            people = people.browse({one for row in rows for one in row[name]})
            hidden = set(people._iso_strangers()._ids)
            for row in rows if hidden else ():
                row[name] = [one for one in row[name] if one not in hidden]
        return rows

    @api.model
    def _iso_nothing(self, name):
        """The value of a field that is not told, as clients read it."""
        return [] if self._fields[name].type in ("one2many", "many2many") else False

    def _message_get_suggested_recipients_batch(self, *args, **kwargs):
        """As Odoo's; people of other agencies are not suggested, though they may have
        spoken before they moved."""
        suggested = super()._message_get_suggested_recipients_batch(*args, **kwargs)
        people = self.env["res.partner"].browse(
            {one["partner_id"] for all_ in suggested.values() for one in all_} - {False}
        )
        if self.env.su or not people:
            return suggested
        hidden = set(people._iso_strangers()._ids)
        return {
            record: [one for one in all_ if one["partner_id"] not in hidden]
            for record, all_ in suggested.items()
        }

    def _export_rows(self, fields, *, _is_toplevel_call=True):
        """As Odoo's; what is not told stays empty."""
        untold = self._iso_untold_in(fields) if not self.env.su else {}
        if not untold:
            return super()._export_rows(fields, _is_toplevel_call=_is_toplevel_call)
        lines, current = {}, []
        for names, records in self.grouped(lambda one: untold.get(one.id, ())).items():
            told = [
                place
                for place, path in enumerate(fields)
                if not path or path[0] not in names
            ]
            # Only the first line of a record has its id.
            asked = [[".id"], *(fields[place] for place in told)]
            for record, *line in super(Base, records)._export_rows(
                asked, _is_toplevel_call=_is_toplevel_call
            ):
                if record:
                    current = lines[int(record)] = []
                cells = dict(zip(told, line, strict=True))
                current.append([cells.get(place, "") for place in range(len(fields))])
        return [line for one in self._ids for line in lines[one]]

    def _iso_untold_in(self, fields):
        """What is not told of which of these records.

        :param fields: list of paths, each a list of names
        :return: dict {id: frozenset of names of fields}
        """
        asked = {path[0] for path in fields if path}
        registers = frozenset(self._iso_register_lists() & asked)
        if registers and not self.env["res.users"]._iso_keeps_apart():
            registers = frozenset()
        untold = {one: registers for one in self._ids if registers}
        addresses = self._iso_addresses()
        for name in addresses.keys() & asked:
            for one in self._iso_tells_of_strangers(addresses[name])._ids:
                untold[one] = untold.get(one, frozenset()) | {name}
        return untold
