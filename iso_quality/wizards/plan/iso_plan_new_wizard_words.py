from typing import NamedTuple

from odoo import models

from ...tools.agency_words import filed_with, names_in_label, renamed, strange_units
from ...tools.spelling import alike
from ...tools.years_in_text import move_year_in_prose

SIGNATURE = ("signer_capacity", "signer_on_behalf", "signer_title")
# Where names of units stand: in lines, in sections.
IN_LINES, IN_SECTIONS = ("name", "outputs", "condition"), ("title", "body")
# In capacities other than these the signer is not the head himself.
FOR_SOMEBODY = ("kt", "q", "tl", "tuq")


class Words(NamedTuple):
    """What becomes of names that a plan begins with.

    ``instead``: names in the place of others; ``vals``: of the plan; ``bases``: its
    legal bases; ``told``: what was put in the place of what; ``doubts``: what somebody
    has to look at.
    """

    instead: dict
    vals: dict
    bases: object
    told: list
    doubts: list


class IsoPlanNewWizard(models.TransientModel):
    """Names that a template or last year brings become this agency's: its units, its
    signer, where the copy is filed, this year's legal bases. What cannot is said."""

    _inherit = "iso.plan.new.wizard"

    def _agency_words(self, body, base_year):
        """What becomes of the names in what the plan begins from (Words).

        :param body: iso.plan or iso.plan.template
        :param int base_year: the year that it is written for
        """
        words = Words({}, {}, self.env["iso.legal.document"], [], [])
        words = words._replace(bases=self._words_of_bases(body, base_year, words))
        unit = self.company_id.iso_standing_department_id
        self._words_of_unit(body, unit, words)
        self._words_of_recipients(body, unit, words)
        if self.source == "plan":
            self._words_of_last_signer(body, words)
        elif not body.company_id:
            self._words_of_shared_signature(body, words)
        self._words_of_gone(body, words)
        self._words_of_strange(body, words)
        return words

    # ------------------------------------------------------------ the unit in charge
    def _words_of_unit(self, body, unit, words):
        if body._name != "iso.plan.template" or body.company_id:
            return
        named = body.line_ids.party_ids.filtered(
            lambda one: one.party_id.kind == "standing" and one.label
        )
        labels = list(dict.fromkeys(named.mapped("label")))
        names = {name for label in labels for name in names_in_label(label)}
        if not names:
            return
        if not unit:
            words.doubts.append(
                self.env._(
                    "%s: the agency has no unit in charge yet, so the names of the "
                    "template stay.",
                    ", ".join(f"“{label}”" for label in labels),
                )
            )
            return
        foreign = [name for name in sorted(names) if alike(name) != alike(unit.name)]
        if foreign:
            words.instead.update(dict.fromkeys(foreign, unit.name))
            words.told.append(f"{'; '.join(foreign)} → {unit.name}")

    # ------------------------------------------------------------ where it is filed
    def _words_of_recipients(self, body, unit, words):
        template = self._document_template()
        recipients = body.recipients or ""
        if self.source == "template" and not body.company_id and template.recipients:
            recipients = template.recipients
            words.told.append(
                self.env._("Recipients are those of the agency's own template.")
            )
        recipients = renamed(recipients, words.instead)
        units = self.company_id._iso_departments()
        filed, strange = filed_with(
            recipients, units.mapped("iso_symbol"), unit.iso_symbol or ""
        )
        if filed != recipients:
            old, new = (
                next((one for one in text.split("\n") if "Lưu" in one), "")
                for text in (recipients, filed)
            )
            words.told.append(f"{old} → {new}")
        for symbol in strange:
            words.doubts.append(
                self.env._(
                    "“Lưu: VT, %s” in the recipients: no department has this symbol. "
                    "Enter the symbol of the unit in charge with the departments, or "
                    "mend the line.",
                    symbol,
                )
            )
        words.vals["recipients"] = filed

    def _document_template(self):
        kind = self.env["iso.plan"]._document_type_of({})
        return self.env["iso.document.template"]._for(self.company_id, kind)

    # ------------------------------------------------------------ who signs
    def _words_of_last_signer(self, body, words):
        old, head = body.signer_id, self.company_id.iso_head_user_id
        leaders = self.env["res.users"]._iso_members("leader", self.company_id)
        if not old or (old.active and old in leaders):
            return
        if not head or not head.active or head == old:
            words.vals["signer_id"] = False
            words.doubts.append(
                self.env._("%s no longer signs here: choose who does.", old.name)
            )
            return
        words.vals["signer_id"] = head.id
        words.told.append(
            self.env._(
                "%(old)s no longer signs here: %(new)s does.",
                old=old.name,
                new=head.name,
            )
        )
        if body.signer_capacity in FOR_SOMEBODY:
            self._signed_by_head(body, words)

    def _words_of_shared_signature(self, body, words):
        own = self._document_template()
        if any(own[name] for name in SIGNATURE):
            words.vals.update(dict.fromkeys(SIGNATURE, False))
        elif body.signer_capacity in FOR_SOMEBODY:
            self._signed_by_head(body, words)
        if not self.company_id.iso_head_user_id and not own.signer_id:
            words.doubts.append(
                self.env._("The agency has no head yet: choose who signs.")
            )

    def _signed_by_head(self, body, words):
        """Whom others signed for signs himself."""
        # Until another one signs, the title is what they signed for.
        title = body.signer_on_behalf or body.signer_title
        words.vals.update(
            signer_capacity=False, signer_on_behalf=False, signer_title=title
        )
        words.told.append(self.env._("Signed by the head himself: %s", title or ""))

    # ------------------------------------------------------------ legal bases
    def _words_of_bases(self, body, base_year, words):
        bases = body.legal_basis_ids
        if self.replace_bases:
            expired = self._expired(body)
            bases -= expired.filtered("replaced_by_id")
            bases |= expired.replaced_by_id
        if self.year == base_year:
            return bases
        wanted = {}
        for basis in bases:
            subject = move_year_in_prose(basis.subject, base_year, self.year)
            if subject != basis.subject:
                key = (basis.kind, alike(basis.issuer), alike(subject))
                wanted[basis] = key
        if not wanted:
            return bases
        there = self.env["iso.legal.document"].search(
            [("company_id", "in", (self.company_id.id, False))]
        )
        by_key = {
            (one.kind, alike(one.issuer), alike(one.subject)): one for one in there
        }
        for basis, key in wanted.items():
            if new := by_key.get(key):
                bases = bases - basis | new
                words.told.append(f"{basis.display_name} → {new.display_name}")
            else:
                words.doubts.append(
                    self.env._(
                        "%(basis)s is of %(year)s: choose the one of this year among "
                        "the legal bases, or take it out.",
                        basis=basis.display_name,
                        year=base_year,
                    )
                )
        return bases

    # ------------------------------------------------------------ who and what is gone
    def _words_of_gone(self, body, words):
        # sudo: names of what the agency's own parties mean
        parties = body.line_ids.party_ids.party_id.sudo()
        for party in parties.with_context(active_test=False):
            named = party.department_ids or party.user_ids
            if party.kind in ("departments", "people") and not named.filtered("active"):
                words.doubts.append(
                    self.env._(
                        "“%(party)s” means %(named)s, who are not there any more: "
                        "choose others in the lines.",
                        party=party.name,
                        named=", ".join(named.mapped("display_name")),
                    )
                )

    def _words_of_strange(self, body, words):
        if body._name == "iso.plan.template" and not body.company_id:
            mine, its = self.company_id.iso_agency_kind, body.agency_kind
            if mine and its and mine != its:
                kinds = dict(
                    body._fields["agency_kind"]._description_selection(self.env)
                )
                words.doubts.append(
                    self.env._(
                        "The template is one for “%(its)s”, the agency is “%(mine)s”: "
                        "read its texts through.",
                        its=kinds[its],
                        mine=kinds[mine],
                    )
                )
        texts = [words.vals["recipients"], body.title]
        for records, names in (
            (body.section_ids, IN_SECTIONS),
            (body.line_ids, IN_LINES),
            (body.line_ids.party_ids, ("label", "note")),
        ):
            texts += [str(one[name]) for one in records for name in names if one[name]]
        units = self.company_id._iso_departments()
        # Parties that mean departments are called as these are, or as they were.
        parties = self.env["iso.party"].search([("kind", "!=", "departments")])
        known = [*units.mapped("name"), *parties.mapped("name")]
        found = {}
        for text in texts:
            for name in strange_units(renamed(text, words.instead), known):
                found.setdefault(alike(name), name)
        if found:
            words.doubts.append(
                self.env._(
                    "No department of the agency is called so: %s. Mend the texts, or "
                    "leave them if they are right.",
                    "; ".join(f"“{name}…”" for name in found.values()),
                )
            )
