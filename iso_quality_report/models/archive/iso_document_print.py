from dataclasses import replace

from odoo import api, fields, models, tools
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.iso_quality.tools.vietnam_time import ZONE, vietnam_today

from ...papers.official import since_sealed
from ...papers.registry import PAPERS
from ...typeset.store import decode, encode, solid

_LANGUAGE = "vi_VN"


class IsoDocumentPrint(models.Model):
    """What a printed document was made of when its record was sealed: later prints, in
    every format, are drawn from it.

    Written by sealing only, and read when the record is printed. A record that was
    opened again and sealed once more has another version; the older ones stay.
    """

    _name = "iso.document.print"
    _description = "Stored Print of a Sealed Record"
    _order = "id"

    res_model = fields.Char("Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        "Record", model_field="res_model", required=True, readonly=True
    )
    code = fields.Char("Document", required=True, readonly=True)
    version = fields.Integer(required=True, readonly=True, aggregator=None)
    rebuilt_on = fields.Date(
        "Made Later",
        readonly=True,
        help="The record was sealed before prints were stored: names are those of this "
        "day.",
    )
    # Megabytes of text for a checklist of hundreds of answers: not read by lists.
    content = fields.Text(
        required=True, readonly=True, prefetch=False, longest=100_000_000
    )

    _version_once = models.Constraint(
        "UNIQUE(res_model, res_id, code, version)",
        "This version of the print is stored already.",
    )

    # ------------------------------------------------------------ for good
    def write(self, vals):
        self._check_for_good()
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_kept(self):
        self._check_for_good()

    def _check_for_good(self):
        if self and not self.env["iso.sealed.mixin"]._is_unsealed():
            raise UserError(
                self.env._("What was printed of a sealed record stays as it was.")
            )

    # ------------------------------------------------------------ which papers
    @api.model
    @tools.ormcache()
    def _codes(self):
        """The codes of the documents that are stored, by model (dict of tuples)."""
        found = {}
        # sudo: which report prints what is no secret
        reports = self.env["ir.actions.report"].sudo()
        for report in reports.search([("iso_document", "!=", False)], order="id"):
            paper = PAPERS.get(report.iso_document)
            if (
                paper
                and not paper.live
                and hasattr(self.env[report.model], "_iso_past")
            ):
                codes = found.setdefault(report.model, {})
                codes.update(dict.fromkeys(filter(None, (paper.code, paper.otherwise))))
        return {model: tuple(codes) for model, codes in found.items()}

    # ------------------------------------------------------------ storing
    def _keep(self, record, again=False, is_rebuilt=False, foot=""):
        """Store what the papers of a sealed record are made of.

        :param record: one record
        :param bool again: whether it was opened and sealed again; else what is stored
            already stays
        :param bool is_rebuilt: whether it was sealed before
        :param str foot: what its foot says beside the form
        :return: dict {code: Document} of what was stored now
        """
        record.ensure_one()
        last = self._last(record)
        made = {}
        for code in record._iso_paper_codes():
            if again or code not in last:
                document = self._made(record, code)
                if foot:
                    document = _footed(document, foot)
                made[code] = document
        rebuilt_on = vietnam_today() if is_rebuilt else False
        for code, document in made.items():
            self._store(record, code, document, last.get(code), rebuilt_on)
        return made

    def _keep_changed(self, record, code, change):
        """Store another version of a stored paper.

        :param change: from (Document, record) to the Document as it is from now on
        """
        row = self._last(record).get(code)
        if row:
            before = decode(row.content)
            # sudo: callers have sealed the record, which asks
            document = solid(change(before, record.sudo()))
            if document != before:
                self._store(record, code, document, row, row.rebuilt_on)

    def _store(self, record, code, document, last, rebuilt_on):
        # sudo: written by what seals the record, which asked
        self.sudo().create(
            {
                "res_model": record._name,
                "res_id": record.id,
                "code": code,
                "version": (last.version if last else 0) + 1,
                "rebuilt_on": rebuilt_on,
                "content": encode(document),
            }
        )

    @api.model
    def _made(self, record, code):
        """A document of a record as the system reads it (Document)."""
        languages = [name for name, _label in self.env["res.lang"].get_installed()]
        # sudo: what is stored is for all who may read the record; where some may not
        # read all of it, the paper says how they are told apart (``asks``)
        record = record.sudo().with_context(
            tz=ZONE, lang=_LANGUAGE if _LANGUAGE in languages else False
        )
        return solid(PAPERS[code].make(record))

    @api.model
    def _keep_missing(self, is_rebuilt=True, batch=100, log=None):
        """Store what was sealed before prints were stored; may be run again.

        :param log: called with (model, how many are through, how many there are)
        """
        for name in self._codes():
            # sudo: run by upgrades
            model = self.env[name].sudo().with_context(active_test=False)
            past = model.search(Domain.TRUE, order="id")._iso_past()
            for start in range(0, len(past), batch):
                some = past[start : start + batch]
                for record in some:
                    self._keep(record, is_rebuilt=is_rebuilt)
                self.env.flush_all()
                self.env.invalidate_all()
                if log:
                    log(name, start + len(some), len(past))

    # ------------------------------------------------------------ printing
    @api.model
    def _last(self, record):
        """The newest version of each paper of one record (dict by code)."""
        # sudo: rows of records that callers may read
        rows = self.sudo().search_fetch(
            [("res_model", "=", record._name), ("res_id", "=", record.id)],
            ["code", "version", "rebuilt_on"],
            order="version",
        )
        return {row.code: row for row in rows}

    def _as_sealed(self, record, code):
        """What a paper of one record says: as stored, or as it would be stored now.

        :return: Document
        """
        # sudo: only whether it is sealed
        row = record.sudo()._iso_past() and self._last(record).get(code)
        return decode(row.content) if row else self._made(record, code)

    @api.model
    def _of(self, record, paper):
        """What was stored of a record that is sealed, with what came after (Document);
        None while it is open, or where nothing was stored.

        :param record: one record, or of no stored model
        :param Paper paper: which of its papers
        :raise AccessError: for those who may not read it
        """
        if not record.id or paper.code not in self._codes().get(record._name, ()):
            return None
        record.check_access("read")
        # sudo: only whether it is sealed
        if not record.sudo()._iso_past():
            return None
        last = self._last(record)
        if paper.code not in last:
            return None
        if paper.asks and not self.env.su and not paper.asks(record):
            if not paper.otherwise:
                raise AccessError(
                    self.env._(
                        "“%s” is printed by those who may read all that it says.",
                        record.display_name,
                    )
                )
            paper = PAPERS[paper.otherwise]
        row = last[paper.code]
        document = decode(row.content)
        if paper.since:
            # sudo: what is added is for all who may read the record, as the rest
            document = solid(paper.since(document, record.sudo()))
        if paper.shown and not self.env.su:
            document = solid(paper.shown(document, record))
        document = since_sealed(document, record)
        if row.rebuilt_on:
            day = f"{row.rebuilt_on:%d/%m/%Y}"
            said = f"Bản in dựng lại ngày {day}, theo tên gọi tại ngày đó"
            document = _footed(document, said)
        return document


def _footed(document, text):
    """A document whose foot says something more."""
    return replace(document, foot=" · ".join(filter(None, (document.foot, text))))
