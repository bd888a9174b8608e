from collections import Counter

from odoo import models
from odoo.fields import Command

from odoo.addons.iso_quality.tools.table_reading import plain

from ...tools import question_table

# How much of an old and of a new text a remark shows.
SHOWN = 120


class IsoAuditQuestionImportWizard(models.TransientModel):
    """What comes of each row of a list, beside the questions that there are.

    The number of queries does not depend on the number of rows.
    """

    _inherit = "iso.audit.question.import.wizard"

    def _plan(self, rows):
        """What is to be done; the number of queries does not depend on the rows'.

        :param rows: list of ``question_table.Row``
        :return: list of dict: "shown" are the values of a line, "create" those of a new
            question of the agency, "write" those that change its question "own"
        """
        known = _Known(self, rows)
        return [self._plan_row(row, known) for row in rows]

    def _plan_row(self, row, known):
        key = row.code.casefold()
        own, shared = known.own.get(key), known.shared.get(key)
        base = own or shared
        shown = {"number": row.number, "code": row.code, "status": "same", "note": ""}
        shown["name"] = row.said.get("name") or (base and base.name)
        plan = {"shown": shown, "own": own, "create": None, "write": None}
        if row.is_title:
            shown |= {"status": "title", "code": "", "name": row.code}
            return plan
        problems = [self._problem(kind, words) for kind, words in row.problems]
        vals, faults = known.values(row, base)
        problems += [self._problem(kind, words) for kind, words in faults]
        if problems:
            shown |= {"status": "error", "note": "\n".join(dict.fromkeys(problems))}
            return plan
        if not base:
            shown["status"] = "new"
            plan["create"] = {"code": row.code, "company_id": known.agency.id, **vals}
            return plan
        changed = {name: vals[name] for name in vals if known.differs(base, name, vals)}
        notes = [self._change(base, name, changed[name]) for name in changed]
        if own and not own.active:
            changed["active"] = True
            notes.append(self.env._("It is asked again."))
        if not changed:
            return plan
        if own:
            plan["write"] = changed
        else:
            notes.append(
                self.env._(
                    "A question of the agency takes the place of the shared one."
                )
            )
            plan["create"] = {
                **known.copies[shared],
                **changed,
                "code": shared.code,
                "company_id": known.agency.id,
            }
        shown |= {"status": "revised", "note": "\n".join(notes)}
        return plan

    def _change(self, question, name, value):
        """One change in words: what it was, and what it will be."""
        field = question._fields[name]
        new = question.new({name: value})
        before, after = (
            field.convert_to_export(one[name], one) for one in (question, new)
        )
        label = field._description_string(self.env)
        return f"{label}: “{_short(before) or '–'}” → “{_short(after) or '–'}”"

    def _problem(self, kind, words):
        if kind == "code":
            return self.env._("The code is missing.")
        if kind == "twice":
            return self.env._("The code “%s” is in the list twice.", words)
        if kind == "missing":
            label = self.env["iso.audit.question"]._fields[words]
            return self.env._("“%s” is missing.", label._description_string(self.env))
        if kind == "clause":
            return self.env._("“%s” is no clause of the edition.", words)
        if kind == "edition":
            return self.env._("No edition in use is called “%s”.", words)
        if kind == "for_whom":
            return self.env._(
                "“%(words)s” is nobody who is asked: write one of %(names)s.",
                words=words,
                names=self._labels("iso.audit.question", "for_whom"),
            )
        if kind == "part":
            return self.env._(
                "“%(words)s” is no part of an audit: write one of %(names)s.",
                words=words,
                names=self._labels("iso.audit.question", "part"),
            )
        if kind == "kind":
            return self.env._(
                "“%(words)s” is no kind of agency: write one of %(names)s.",
                words=words,
                names=self._labels("iso.audit.question.kind", "code"),
            )
        if kind == "sequence":
            return self.env._("“%s” is no number.", words)
        return super()._problem(kind, words)

    def _labels(self, model, name):
        labels = self.env[model]._fields[name]._description_selection(self.env)
        return "; ".join(label for _code, label in labels)


class _Known:
    """What is there already, read once for all rows."""

    def __init__(self, wizard, rows):
        env = wizard.env
        self.agency = wizard.company_id
        table = env["iso.audit.question"].with_context(active_test=False)
        self.counts = Counter(row.code.casefold() for row in rows if not row.is_title)
        found = table.search([("company_id", "in", [self.agency.id, False])])
        self.own = {one.code.casefold(): one for one in found if one.company_id}
        self.shared = {one.code.casefold(): one for one in found if not one.company_id}
        shared = table.union(
            *(self.shared[key] for key in self.counts if key in self.shared)
        )
        self.copies = dict(zip(shared, shared.copy_data(), strict=True))
        editions = env["iso.standard"].search([]) | found.standard_id
        clauses = env["iso.clause"].search([("standard_id", "in", editions.ids)])
        self.clauses = {(one.standard_id, one.number): one for one in clauses}
        self.edition = env["iso.standard"]._applied(wizard.company_id)
        self.editions = {plain(one.name): one for one in editions}
        self.whom = _by_words(table._fields["for_whom"], env)
        self.parts = _by_words(table._fields["part"], env)
        self.kinds = {}
        for kind in env["iso.audit.question.kind"].search([]):
            for words in (kind.code, kind.name, kind.with_context(lang=None).name):
                self.kinds[plain(words)] = kind

    def values(self, row, base):
        """The values of a question that a row says, and what is wrong with it.

        :param base: the question there is already, or None
        :return: dict, list of pairs (kind, words)
        """
        said, vals, faults = row.said, {}, []
        if row.code and self.counts[row.code.casefold()] > 1:
            faults.append(("twice", row.code))
        for name in ("name", "evidence"):
            if name in said:
                vals[name] = said[name]
        if "sequence" in said:
            vals["sequence"] = said["sequence"]
        if "part" in said:
            vals["part"] = self.parts.get(plain(said["part"]))
            if not vals["part"]:
                faults.append(("part", said["part"]))
        part = vals.get("part") or (base and base.part) or "iso"
        faults += self._read_clause(said, base, vals)
        if "for_whom" in said:
            whom = self.whom.get(plain(said["for_whom"]))
            vals["for_whom"] = whom
            if not whom:
                faults.append(("for_whom", said["for_whom"]))
        if "kinds" in said:
            words = said["kinds"]
            kinds = [self.kinds.get(plain(one)) for one in words]
            faults += [
                ("kind", one)
                for one, kind in zip(words, kinds, strict=True)
                if not kind
            ]
            vals["agency_kind_ids"] = [
                Command.set(sorted(kind.id for kind in kinds if kind))
            ]
        if not base:
            faults += [
                ("missing", name)
                for name in ("clause_id", "name", "evidence")
                if name not in vals
                and not (name == "clause_id" and ("clause" in said or part != "iso"))
            ]
        if base and part == "iso" and not (base.clause_id or vals.get("clause_id")):
            faults.append(("missing", "clause_id"))
        return vals, faults

    def _read_clause(self, said, base, vals):
        edition = (base and base.standard_id) or self.edition
        if "edition" in said:
            edition = self.editions.get(plain(said["edition"]))
            if not edition:
                return [("edition", said["edition"])]
        number = said.get("clause") or (base and base.clause_id.number)
        if not number:
            return []
        clause = self.clauses.get((edition, number))
        if not clause:
            return [("clause", number)]
        vals["clause_id"] = clause.id
        return []

    @staticmethod
    def differs(question, name, vals):
        """Whether a value is another one than the question's."""
        if name == "agency_kind_ids":
            return sorted(question[name].ids) != vals[name][0][2]
        if name == "clause_id":
            return question[name].id != vals[name]
        if name in ("name", "evidence"):
            return question_table.lines(question[name]) != vals[name]
        return question[name] != vals[name]


def _by_words(field, env):
    """The codes of a selection by what people may write for them."""
    found = {}
    english = env(context={**env.context, "lang": None})
    for labels in (
        field._description_selection(english),
        field._description_selection(env),
    ):
        for code, label in labels:
            found |= {plain(code): code, plain(label): code}
    return found


def _short(text):
    text = " · ".join(str(text).splitlines())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
