import json
from hashlib import sha256

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.vietnam_time import in_vietnam

# What stands before the first file of an agency.
FIRST = "0" * 64
# So many files are linked between two commits.
BATCH = 100


class IsoDocumentLink(models.Model):
    """The chain of an agency's archived files: each link holds the fingerprint of a file
    and the value of the link before.

    What is changed in the past changes every value after it, and the newest one is
    known outside of the database: it is printed on the next official document and
    mailed to the leaders. The value is the SHA-256 of ``content`` (UTF-8), so that
    anybody can compute it again.
    """

    _name = "iso.document.link"
    _description = "Link of the Chain of Archived Files"
    _order = "id"

    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True, ondelete="restrict"
    )
    file_id = fields.Many2one(
        "iso.document.file", required=True, readonly=True, ondelete="restrict"
    )
    previous = fields.Char(required=True, readonly=True)
    content = fields.Text(required=True, readonly=True, prefetch=False)
    value = fields.Char("SHA-256", required=True, readonly=True)

    _file_once = models.Constraint("UNIQUE(file_id)", "This file is linked already.")
    _one_chain = models.Constraint(
        "UNIQUE(company_id, previous)",
        "Another file has just been linked here. Try again.",
    )

    # ------------------------------------------------------------ for good
    def write(self, vals):
        self._check_for_good()
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_linked(self):
        self._check_for_good()

    def _check_for_good(self):
        if self and not self.env["iso.sealed.mixin"]._is_unsealed():
            raise UserError(self.env._("The chain of archived files stays as it is."))

    # ------------------------------------------------------------ linking
    @api.model
    def _cron_link(self):
        """The job: link what was archived, and mail the leaders the newest value, once
        for each agency."""
        told = {}
        while made := self._link_some():
            for company, links in made.grouped("company_id").items():
                told[company] = links[-1], told.get(company, (None, 0))[1] + len(links)
            left = self._unlinked_count()
            if not self.env["ir.cron"]._commit_progress(len(made), remaining=left):
                break
        for company, (newest, count) in told.items():
            newest._tell(company, count)

    @api.model
    def _link_some(self, limit=BATCH):
        """Link the oldest files that are not linked.

        :return: the new links
        """
        # sudo: run by the system; the chain is of whole agencies
        mine = self.sudo()
        made = mine.browse()
        for company, files in mine._unlinked(limit).items():
            made |= mine._append(company, files)
        return made

    @api.model
    def _unlinked_ids(self, limit=None):
        self.flush_model()
        self.env["iso.document.file"].flush_model()
        self.env.cr.execute(
            """
            SELECT file.id
              FROM iso_document_file file
              LEFT JOIN iso_document_link link ON link.file_id = file.id
             WHERE link.id IS NULL
             ORDER BY file.id
             LIMIT %s
            """,
            [limit],
        )
        return [id_ for [id_] in self.env.cr.fetchall()]

    @api.model
    def _unlinked_count(self):
        return len(self._unlinked_ids())

    @api.model
    def _unlinked(self, limit=None):
        """The files without a link, by agency, in order (dict)."""
        found = {}
        # sudo: run by the system, and counted for those who look at the chain
        files = self.env["iso.document.file"].sudo().browse(self._unlinked_ids(limit))
        for file in files:
            company = file._archived_record().company_id
            if company:
                found.setdefault(company, []).append(file)
        return found

    def _append(self, company, files):
        """Link files of one agency behind its newest link."""
        newest = self._newest(company)
        vals_list = []
        for file in files:
            content = canonical({"previous": newest, **file._chained()})
            value = fingerprint(content)
            vals_list.append(
                {
                    "company_id": company.id,
                    "file_id": file.id,
                    "previous": newest,
                    "content": content,
                    "value": value,
                }
            )
            newest = value
        return self.create(vals_list)

    @api.model
    def _newest(self, company):
        """The value of an agency's last link; ``FIRST`` while there is none."""
        self.flush_model()
        self.env.cr.execute(
            """
            SELECT link.value
              FROM iso_document_link link
             WHERE link.company_id = %s
               AND NOT EXISTS (
                   SELECT 1 FROM iso_document_link following
                    WHERE following.company_id = link.company_id
                      AND following.previous = link.value)
             ORDER BY link.id DESC
             LIMIT 1
            """,
            [company.id],
        )
        row = self.env.cr.fetchone()
        return row[0] if row else FIRST

    def _tell(self, company, count):
        """Mail the newest value to the leaders of the agency: whoever changes the
        database does not change their mail. Vietnamese, as all that a job writes."""
        leaders = self.env["res.users"]._iso_members("leader", company)
        receivers = [user.email_formatted for user in leaders if user.email]
        if not receivers:
            return
        day = in_vietnam(self.create_date)
        body = (
            f"{count} tệp văn bản vừa được nối vào chuỗi lưu của {company.name} "
            f"(lúc {day:%H:%M} ngày {day:%d/%m/%Y})."
        )
        after = (
            "Hãy giữ thư này. Khi cần kiểm tra hồ sơ lưu có bị sửa hay không, mở “Kiểm "
            "tra chuỗi lưu” và nhập giá trị trên."
        )
        markup = self.env["ir.qweb"]._render(
            "iso_quality_report.iso_document_link_mail",
            {"body": body, "value": self.value, "after": after},
        )
        # sudo: sent by the system
        mails = self.env["mail.mail"].sudo()
        mails.create(
            [
                {
                    "subject": f"Chuỗi lưu văn bản của {company.name}",
                    "email_to": receiver,
                    "email_from": company.email_formatted
                    or self.env.user.email_formatted,
                    "body_html": markup,
                }
                for receiver in receivers
            ]
        ).send_after_commit()


def canonical(told):
    """What is linked as text: JSON in the order of its keys, without blanks, letters as
    they are."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(content):
    """The value of a link: the SHA-256 of what it says."""
    return sha256((content or "").encode()).hexdigest()
