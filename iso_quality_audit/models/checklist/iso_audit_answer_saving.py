from odoo import models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from .iso_audit_answer import AUDITOR_WRITES, DEPARTMENT_WRITES


class IsoAuditAnswer(models.Model):
    """One answer is saved while it is typed, and never over a newer one of a colleague."""

    _inherit = "iso.audit.answer"

    def save_answer(self, values, version):
        """Save what was changed in one question since it was read.

        An answer that was lost on the way may be sent again: what stands there already
        is no conflict.

        :param dict values: changed fields, those of the auditor or of the department
        :param str version: of what was read ("version" or "own_version" of the row)
        :return: dict: "saved"; "answer", the question as it stands now; when somebody
            else has changed it meanwhile, "saved" is false and "by" says who
        :raise UserError: for what cannot be saved, in words
        :raise AccessError: for fields, questions and sessions of others
        """
        self.ensure_one()
        self.check_access("read")
        names = self._check_saved(values)
        ours = names == AUDITOR_WRITES
        if ours:
            self._check_answering()
        else:
            self._require_department()
        # Two that save at once: the second one waits, and then sees what it would hide.
        self.env.execute_query(
            SQL("SELECT id FROM iso_audit_answer WHERE id = %s FOR UPDATE", self.id)
        )
        now = self._checklist_values(names)
        changed = {
            name: value
            for name, value in values.items()
            if (value or False) != (now[name] or False)
        }
        if changed and version != self._checklist_version(names):
            return {
                "saved": False,
                "by": self._last_writer(names),
                "answer": self._saved_row(),
            }
        if changed and ours:
            self._write_quietly(changed)
        elif changed:
            self.say_beforehand(changed["own_words"])
        return {"saved": True, "answer": self._saved_row()}

    def _write_quietly(self, values):
        """Write half-typed words: a finding that the department has not answered yet has
        no history of them."""
        # sudo: only whether somebody has answered
        findings = self.sudo().finding_ids
        typed = all(finding.state == "open" for finding in findings)
        # The key opens fields that people do not write; these are answers only.
        mine = self._iso_with_key(tracking_disable=True) if typed else self
        mine.write(values)

    def _saved_row(self):
        # sudo: whose session it is
        shown = self.sudo().session_id.sudo(False)._shows_findings()
        return self._checklist_rows(shown)[0]

    def _check_saved(self, values):
        """Which of the two lists of fields these values belong to.

        :raise AccessError: for other fields
        :raise UserError: for values that are none
        """
        for names in (AUDITOR_WRITES, DEPARTMENT_WRITES):
            if isinstance(values, dict) and values.keys() <= set(names):
                break
        else:
            raise AccessError(
                self.env._("Only the answer can be written here, not the question.")
            )
        conclusion = values.get("conclusion_id")
        known = self.env["iso.audit.conclusion"].search([("active", "=", True)])
        if conclusion and conclusion not in known.ids:
            raise UserError(self.env._("Choose one of the conclusions of the list."))
        grades = [key for key, _label in self._fields["grade"].selection]
        if (values.get("grade") or grades[0]) not in grades:
            raise UserError(self.env._("Choose one of the grades of the list."))
        for name, value in values.items():
            if name != "conclusion_id" and not isinstance(value or "", str):
                raise UserError(self.env._("Write words."))
        return names

    def _last_writer(self, names):
        """Who has changed the answer meanwhile, as far as it is known (str)."""
        # sudo: who audits and who answers here is known to all who save here
        mine = self.sudo()
        if names == DEPARTMENT_WRITES:
            return mine.own_by_name or ""
        others = mine.session_id.auditor_ids - self.env.user
        last = mine.write_uid & others
        # Alone here: it was the same person in another window.
        return ", ".join((last or others or self.env.user).mapped("name"))
