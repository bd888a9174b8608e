from html import escape

from odoo import models
from odoo.fields import Command

from ...tools.agency_words import renamed
from ...tools.web_actions import open_form
from ...tools.years_in_text import move_year_in_prose


class IsoPlanBody(models.AbstractModel):
    """What a plan and a plan template share: sections, tables and their lines."""

    _name = "iso.plan.body"
    _description = "Body of a Plan"

    # The field of sections and lines that points here.
    _owner_field = ""
    # What goes from a template to a plan and back, besides the body.
    _header_fields = (
        "title",
        "budget_source",
        "recipients",
        "legal_basis_ids",
        "signer_capacity",
        "signer_on_behalf",
        "signer_title",
    )

    def _header_vals(self, year, new_year):
        """The header of this body as values for another one.

        :param int year: the year this body is written for
        :param int new_year: the year that its texts are moved to
        """
        self.ensure_one()
        vals = {name: self[name] for name in self._header_fields}
        vals["legal_basis_ids"] = [Command.set(self.legal_basis_ids.ids)]
        vals["title"] = move_year_in_prose(self.title, year, new_year)
        return vals

    def _copy_body(self, target, year, new_year, instead=None):
        """Copy sections, columns, lines, parties and deadlines to ``target``.

        The copies remember what they were copied from (``origin_id``). The number
        of queries does not depend on the number of lines.

        :param target: one record of a model with this mixin
        :param int year: the year this body is written for
        :param int new_year: the year that its texts and deadlines are moved to
        :param dict instead: names in the texts → others in their place
        """
        self.ensure_one()
        owner = {self._owner_field: False, target._owner_field: target.id}
        instead = instead or {}
        in_html = {escape(old): escape(new) for old, new in instead.items()}

        def prose(vals, *names):
            for name in names:
                text = move_year_in_prose(vals.get(name), year, new_year)
                vals[name] = renamed(text, in_html if name == "body" else instead)

        sections = self.section_ids.sorted("id")
        section_data = sections.copy_data(owner)
        for vals in section_data:
            vals["parent_id"] = False
            prose(vals, "title", "body")
        new_sections = sections.create(section_data)
        section_of = dict(zip(sections, new_sections, strict=True))
        for section in sections.filtered("parent_id"):
            section_of[section].parent_id = section_of[section.parent_id]

        lines = self.line_ids.sorted("id")
        line_data = lines.copy_data(owner)
        for line, vals in zip(lines, line_data, strict=True):
            vals["parent_id"] = False
            vals["section_id"] = section_of[line.section_id].id
            vals["origin_id"] = line.id
            prose(vals, "name", "outputs", "condition")
            for _code, _id, party in vals.get("party_ids") or []:
                party["label"] = renamed(party.get("label"), instead)
            branches = line.branch_ids.sorted("id")
            commands = vals.get("branch_ids") or []
            for branch, (_code, _id, branch_vals) in zip(
                branches, commands, strict=True
            ):
                branch_vals["origin_id"] = branch.id
                branch_vals["text"] = branch._moved_text(year, new_year)
                if new_year != year:
                    branch_vals.update(manual_start=False, manual_due=False)
        new_lines = lines._iso_create(line_data)
        line_of = dict(zip(lines, new_lines, strict=True))
        for line in lines.filtered("parent_id"):
            line_of[line].parent_id = line_of[line.parent_id]
        branch_of = {branch.origin_id: branch for branch in new_lines.branch_ids}
        for branch in lines.branch_ids.filtered("after_branch_id"):
            branch_of[branch].after_branch_id = branch_of.get(branch.after_branch_id)

    def _open_new_plan(self, **defaults):
        """The action that opens the form for a new plan, filled in."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_plan_new_wizard_action"
        )
        context = {f"default_{name}": value for name, value in defaults.items()}
        return {**action, "context": context}

    def _open_form(self):
        """The action that opens this record."""
        self.ensure_one()
        return open_form(self)
