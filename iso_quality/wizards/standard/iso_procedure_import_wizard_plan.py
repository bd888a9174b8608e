from collections import defaultdict

from odoo import models
from odoo.fields import Command
from odoo.tools import format_date

from ...tools.spelling import alike
from ...tools.table_reading import names_in, one_line, plain, trimmed
from .iso_procedure_import_line import STATUSES

PLACES = {status: place for place, (status, _label) in enumerate(STATUSES)}
# How much of an old or a new text is told.
TOLD = 120


class IsoProcedureImportWizard(models.TransientModel):
    """What comes of each row of a list, beside what is there already.

    The number of queries does not depend on the number of rows.
    """

    _inherit = "iso.procedure.import.wizard"

    def _areas(self):
        """The agency's fields of work (dict by the name as it is compared)."""
        found = self.env["iso.procedure.area"].search(
            [("company_id", "=", self.company_id.id)]
        )
        return {alike(area.name): area for area in found}

    def _plan(self, rows):
        """What is to be done.

        :param rows: list of ``procedure_table.Row``
        :return: list of dict: "shown" are the values of a line, "procedure" is the one
            that is there, "vals" are to be written, "area" and "area_name" are its field
            of work as it is compared and as it is written
        """
        known = _Known(self, rows)
        return [self._plan_of(row, known) for row in rows]

    def _plan_of(self, row, known):
        procedure = known.procedures.get(alike(row.code, accents=True), known.nothing)
        problems = [self._problem(kind, words) for kind, words in row.problems]
        problems += self._problems(row, procedure, known)
        vals = self._vals(row, procedure, known, problems)
        if not procedure and not row.kind and "kind" not in dict(row.problems):
            problems.append(self._problem("kind", ""))
        changes = self._changes(row, procedure, vals) if procedure else []
        area = alike(row.area)
        if problems:
            status, note = "error", problems
        elif not procedure:
            status, note = "new", []
        else:
            status, note = ("changed" if changes else "same"), changes
        kind = row.kind or procedure.kind
        return {
            "shown": {
                "number": row.number,
                "place": PLACES[status],
                "status": status,
                "note": "\n".join(note),
                "code": row.code,
                "name": row.name,
                "kind": known.kinds.get(kind, ""),
                "area": row.area or procedure.area_id.name,
                "is_new_area": status in ("new", "changed")
                and bool(area)
                and area not in known.areas,
            },
            "procedure": procedure,
            "vals": vals,
            "area": area,
            "area_name": row.area,
        }

    def _vals(self, row, procedure, known, problems):
        """What a row says, as values to write; what it names wrongly is added to
        ``problems``. The field of work comes when it is made."""
        vals = {
            name: getattr(row, name)
            for name in ("name", "kind", "issue_number", "issue_date", "note")
            if getattr(row, name)
        }
        if not procedure:
            vals["code"] = row.code
        owners = known.departments(row.owner, procedure.owner_id, problems, self)
        if len(owners) > 1:
            problems.append(
                self.env._("“%s”: one department is in charge.", one_line(row.owner))
            )
        if owners:
            vals["owner_id"] = owners[0].id
        users = known.departments(
            row.users, procedure.user_department_ids, problems, self
        )
        if users:
            vals["user_department_ids"] = [Command.set([unit.id for unit in users])]
        clauses = known.clauses_of(row.clauses, problems, self)
        if clauses:
            vals["clause_ids"] = [Command.set(clauses)]
        return vals

    def _changes(self, row, procedure, vals):
        """Sentences on what becomes different, and takes out of ``vals`` what does not."""
        labels = procedure._fields
        changes = []
        for name in [*vals]:
            field = labels[name]
            old, new = procedure[name], vals[name]
            if field.type == "many2many":
                new = old.browse(new[0][2])
                same = old == new or set(old.ids) == set(new.ids)
            elif field.type == "many2one":
                new = old.browse(new)
                same = old == new
            elif field.type in ("char", "text"):
                same = trimmed(old or "") == new
            else:
                same = old == new
            if same:
                del vals[name]
            else:
                changes.append(
                    self._change(name, self._told(field, old), self._told(field, new))
                )
        if row.area and alike(row.area) != alike(procedure.area_id.name or ""):
            changes.append(
                self._change("area_id", procedure.area_id.name or "", row.area)
            )
        return changes

    def _change(self, name, old, new):
        label = self.env["iso.procedure"]._fields[name]._description_string(self.env)
        nothing = self.env._("(empty)")
        return self.env._(
            "%(field)s: %(old)s → %(new)s",
            field=label,
            old=one_line(old)[:TOLD] or nothing,
            new=one_line(new)[:TOLD] or nothing,
        )

    def _told(self, field, value):
        """A value as people read it."""
        if field.relational:
            return ", ".join(
                value.mapped("number" if field.name == "clause_ids" else "name")
            )
        if field.type == "date":
            return format_date(self.env, value) if value else ""
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value, "")
        return value or ""

    # ------------------------------------------------------------ what is wrong
    def _problem(self, kind, words):
        """The words for what is wrong with a row by itself."""
        return {
            "code": self.env._("The code is missing."),
            "name": self.env._("The name is missing."),
            "kind": self._problem_of_kind(words),
            "issue_number": self.env._(
                "“%s” as issue number is a date: make the column a text in Excel and "
                "write e.g. 02/01.",
                words,
            ),
            "issue_date": self.env._(
                "“%s” is no date: write it as 05/03/2026.",
                words,
            ),
        }.get(kind) or super()._problem(kind, words)

    def _problem_of_kind(self, words):
        labels = (
            self.env["iso.procedure"]._fields["kind"]._description_selection(self.env)
        )
        kinds = ", ".join(label for _kind, label in labels)
        if not words:
            return self.env._("The kind is missing: write one of %s.", kinds)
        return self.env._(
            "No kind is called “%(word)s”: write one of %(kinds)s.",
            word=words,
            kinds=kinds,
        )

    def _problems(self, row, procedure, known):
        """What is wrong with a row beside the others and what is there (list of words)."""
        found = []
        same = known.numbers[alike(row.code, accents=True)]
        if row.code and len(same) > 1:
            found.append(
                self.env._(
                    "The code “%(code)s” is in rows %(rows)s: keep one of them.",
                    code=row.code,
                    rows=", ".join(map(str, same)),
                )
            )
        if procedure and not procedure.active:
            found.append(
                self.env._(
                    "“%s” is no longer in force here: bring it back first, or give "
                    "this one another code.",
                    procedure.code,
                )
            )
        return found


class _Known:
    """What is there already, read once for all rows."""

    def __init__(self, wizard, rows):
        env, agency = wizard.env, wizard.company_id
        self.areas = wizard._areas()
        self.numbers = defaultdict(list)
        for row in rows:
            self.numbers[alike(row.code, accents=True)].append(row.number)
        table = env["iso.procedure"].with_context(active_test=False)
        self.nothing = table.browse()
        there = table.search([("company_id", "=", agency.id)])
        self.procedures = {
            alike(one.code, accents=True): one for one in there.sorted("active")
        }
        self.kinds = dict(table._fields["kind"]._description_selection(env))
        units = env["hr.department"].with_context(active_test=False)
        units = units.search([("company_id", "=", agency.id)])
        self.units = defaultdict(set)
        for unit in units.sorted("active"):
            for name in (unit.name, unit.complete_name):
                self.units[plain(name)].add(unit)
        self.clauses = {}
        standard = env["iso.standard"]._applied(agency)
        # An export may have been made in another language.
        for lang in {"en_US", *dict(env["res.lang"].get_installed())}:
            for clause in standard.with_context(lang=lang).clause_ids:
                self.clauses[plain(clause.number)] = clause.id
                self.clauses[plain(f"{clause.number} {clause.title}")] = clause.id
        self.standard = standard.name

    def departments(self, cell, kept, problems, wizard):
        """The departments that a cell names (list).

        :param kept: those named already, which may be archived
        """
        found, unknown = names_in(cell, self.units)
        problems += [
            wizard.env._(
                "There is no department “%s”: write its name as it is here, or let "
                "the administrator make it first.",
                name,
            )
            for name in unknown
        ]
        units = []
        for name in found:
            fit = self.units[name]
            fit = {unit for unit in fit if unit.active} or fit
            unit = next(iter(fit))
            if len(fit) > 1:
                problems.append(
                    wizard.env._(
                        "“%s” is the name of several departments: write the one above "
                        "it too, as in “Center / Group”.",
                        unit.name,
                    )
                )
            elif not unit.active and unit not in kept:
                problems.append(
                    wizard.env._("“%s” is archived: take it back first.", unit.name)
                )
            units.append(unit)
        return units

    def clauses_of(self, cell, problems, wizard):
        """The clauses that a cell names (list of ids)."""
        found, unknown = names_in(cell, self.clauses)
        problems += [
            wizard.env._(
                "%(standard)s has no clause “%(number)s”: write its number, e.g. 8.5.1.",
                standard=self.standard,
                number=number,
            )
            for number in unknown
        ]
        return list(dict.fromkeys(self.clauses[name] for name in found))
