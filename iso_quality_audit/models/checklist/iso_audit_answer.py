import hashlib
import json

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

# What an auditor writes, but for files: these only come and go one by one.
AUDITOR_WRITES = (
    *("conclusion_id", "grade", "requirement", "seen", "place", "reason", "note"),
)
# What the audited department writes.
DEPARTMENT_WRITES = ("own_words",)
FILES = ("evidence_ids", "own_evidence_ids")


class IsoAuditAnswer(models.Model):
    """A question as the checklist on the phone shows it, and the files that the audited
    department puts beside it."""

    _inherit = "iso.audit.answer"

    own_evidence_ids = fields.Many2many(
        "ir.attachment",
        "iso_audit_answer_own_file_rel",
        "answer_id",
        "attachment_id",
        string="Files of the Department",
        bypass_search_access=True,
        readonly=True,
        copy=False,
        help="Attached beforehand.",
    )

    # ------------------------------------------------------------ what is shown
    def _checklist_rows(self, with_findings):
        """These questions as the checklist shows them, with the same number of queries
        for any number of them.

        :param bool with_findings: whether what the auditors concluded is shown
        :return: list of dict
        """
        # sudo: names of files that stand in answers that the user reads
        files = self.sudo().evidence_ids | self.sudo().own_evidence_ids
        names = {one["id"]: one for one in files.read(["name", "mimetype"])}
        parts = dict(self._fields["part"]._description_selection(self.env))
        return [
            {
                **answer._checklist_row(names, with_findings),
                "part": answer.part != "iso" and parts[answer.part],
            }
            for answer in self
        ]

    def _checklist_row(self, files, with_findings):
        clause = self.clause_id
        # sudo: see _checklist_rows
        mine = self.sudo()
        row = {
            "id": self.id,
            "clause": clause and {"id": clause.id, "name": clause.display_name},
            "procedure": self.procedure_id.display_name or "",
            "name": self.name,
            "evidence_hint": self.evidence_hint or "",
            "origin": self.origin,
            "own_words": self.own_words or "",
            "own_by": self.own_by_name or "",
            "own_version": self._checklist_version(DEPARTMENT_WRITES),
            "own_evidence_ids": [files[one] for one in mine.own_evidence_ids.ids],
        }
        if with_findings:
            row |= {
                **self._checklist_values(AUDITOR_WRITES),
                "version": self._checklist_version(AUDITOR_WRITES),
                "evidence_ids": [files[one] for one in mine.evidence_ids.ids],
                "answered_by": self.answered_by_name or "",
                "finding_id": self.finding_ids[:1].id,
            }
        return row

    def _checklist_values(self, names):
        return {
            name: self[name].id if name == "conclusion_id" else self[name] or ""
            for name in names
        }

    def _checklist_version(self, names):
        """A short word for what some fields hold: another one when they are changed.

        The time of the last change would not do: the department's words change it too.
        """
        values = json.dumps(self._checklist_values(names), sort_keys=True)
        return hashlib.sha256(values.encode()).hexdigest()[:16]

    # ------------------------------------------------------------ files
    def attach_evidence(self, file_ids):
        """Add files to the evidence of the auditor.

        :param file_ids: ids of own uploads
        :return: the files that stand there now (list of dict)
        """
        return self._change_evidence(Command.link, file_ids)

    def detach_evidence(self, file_ids):
        """Take files out of the evidence of the auditor.

        :param file_ids: ids of files
        :return: the files that stand there now (list of dict)
        """
        return self._change_evidence(Command.unlink, file_ids)

    def _change_evidence(self, command, file_ids):
        self.ensure_one()
        self.check_access("read")
        self._check_answering()
        self.write({"evidence_ids": list(map(command, self._file_ids(file_ids)))})
        return self._checklist_files("evidence_ids")

    def attach_beforehand(self, file_ids):
        """The audited department adds files, as long as it may ``say_beforehand``.

        :param file_ids: ids of own uploads
        :return: the files of the department that stand there now (list of dict)
        """
        return self._change_own_evidence(Command.link, file_ids)

    def detach_beforehand(self, file_ids):
        """The audited department takes some of its files out again.

        :param file_ids: ids of files
        :return: the files of the department that stand there now (list of dict)
        """
        return self._change_own_evidence(Command.unlink, file_ids)

    def _change_own_evidence(self, command, file_ids):
        self.ensure_one()
        self.check_access("read")
        self._require_department()
        files = list(map(command, self._file_ids(file_ids)))
        # sudo: asked above; that files are own uploads is asked whoever writes
        self.sudo().write({"own_evidence_ids": files})
        return self._checklist_files("own_evidence_ids")

    def _file_ids(self, file_ids):
        """Ids as a client sends them (list of int).

        :raise UserError: for what are none
        """
        if isinstance(file_ids, (list, tuple)) and all(
            type(one) is int for one in file_ids
        ):
            return list(file_ids)
        raise UserError(self.env._("These are no files: attach them once more."))

    def _checklist_files(self, name):
        # sudo: see _checklist_rows
        return self.sudo()[name].read(["name", "mimetype"])
