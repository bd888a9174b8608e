from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.for_readers import for_readers
from ...tools.vietnam_time import vietnam_today

# What a line tells of its objective: other words (name, unit) make no other result.
RESULTS = ("result", "has_value", "value", "numerator", "denominator")


class IsoObjectiveReport(models.Model):
    """Numbers that are others today than in a report that was sent: the secretary and
    who wrote the report are told, once for each difference, by the daily job.

    Recorded anew (measured after it was sent, another objective below), or counted anew
    (tasks that were reopened or finished since the system counted them).
    """

    _name = "iso.objective.report"
    _inherit = ["iso.objective.report", "iso.reminder.mixin"]

    # Which differences were told: ids of objectives and what they come to now.
    differences_told = fields.Char(
        readonly=True, copy=False, export_string_translation=False
    )

    def _tell_differences_batch(self, company, skip):
        """Tell of the sent reports of an agency whose numbers are others now; of this
        year's and last year's, once a day.

        :param company: one res.company
        :param skip: reports that failed before in this run
        :return: (number of reports told about, those that failed)
        """
        year = vietnam_today().year
        sent = self.search(
            Domain("company_id", "=", company.id)
            & Domain("year", ">=", year - 1)
            & Domain("id", "not in", skip.ids)
            & (
                Domain("state", "=", "issued")
                | Domain("state", "=", "replaced")
                & Domain("differences_told", "!=", False)
            )
        )
        found = sent._differences()
        wrong = sent.filtered(
            lambda one: (one.differences_told or "") != one._difference_key(found[one])
        ).try_lock_for_update(allow_referencing=True)
        return len(wrong), self._one_by_one_if_needed(
            wrong, lambda some: some._tell_differences(found)
        )

    def _differences(self):
        """What is recorded or counted otherwise now than these sent reports say.

        The number of queries does not depend on the number of reports, but for each
        year and period.

        :return: dict {report: {line: what it comes to now (str, Vietnamese)}}
        """
        found = {report: {} for report in self}
        sent = self.filtered(lambda one: one.state == "issued")
        for reports in sent.grouped(
            lambda one: (one.company_id, one.date_end)
        ).values():
            known = reports[0]._known()
            counted = reports._counted_anew(known)
            for report in reports:
                _objectives, numbers = report._own_numbers(known)
                for line in report.line_ids:
                    now = numbers.get(line.objective_id)
                    if now and any(line[name] != now[name] for name in RESULTS):
                        found[report][line] = report._now_words(line, now)
                    elif line.objective_id in counted:
                        found[report][line] = counted[line.objective_id]
        return found

    @api.model
    def _now_words(self, line, now):
        """What an objective comes to now, as the secretary is told."""
        results = dict(
            line._fields["result"]._description_selection(
                self.with_context(lang="vi_VN").env
            )
        )
        said = results[now["result"]].lower()
        if now["is_ratio"] and now["denominator"]:
            return f"{now['numerator']:g}/{now['denominator']:g}, {said}"
        return f"{now['value']:g}, {said}" if now["has_value"] else said

    def _counted_anew(self, known):
        """What the system counts otherwise now than it was recorded.

        :param known: of ``_known``
        :return: dict {objective: what it comes to (str, Vietnamese)}
        """
        measures = known.measures.filtered(
            lambda one: one.source and not one.by_hand and one._is_done()
        )
        lines = self.line_ids.objective_id
        measures = measures.filtered(lambda one: one.objective_id in lines)
        found, readers = {}, for_readers(self.env)
        for source, mine in measures.grouped("source").items():
            cases = getattr(mine, f"_cases_{source}")(vietnam_today())
            for measure in mine:
                now = cases.get(measure, (0, 0))
                if now != (measure.numerator, measure.denominator):
                    period = measure.with_env(readers).period_text
                    found[measure.objective_id] = (
                        f"đếm lại {period}: {now[0]:g}/{now[1]:g}, đã ghi "
                        f"{measure.numerator:g}/{measure.denominator:g}"
                    )
        return found

    @api.model
    def _difference_key(self, lines):
        """The mark of differences that were told (str)."""
        return ";".join(
            f"{line.objective_id.id}:{lines[line]}"
            for line in sorted(lines, key=lambda line: line.id)
        )

    def _tell_differences(self, found):
        """Tell the secretary and the author of each of these reports, as they are now;
        what is as it was sent again is told no more.

        :param dict found: of ``_differences``
        """
        kind = self.env.ref("iso_quality.mail_activity_type_differences")
        self._forget(kind)
        today = vietnam_today()
        people = self.env["res.users"]._iso_members("staff", self.company_id)
        secretary = self._fallback_user()
        whom, words = [], {}
        for report in self:
            if lines := found[report]:
                author = report.create_uid & people
                whom += [(report, user, today) for user in secretary | author]
                words[report] = report._difference_words(lines)
            report._unsealed().differences_told = report._difference_key(lines)
        # Odoo asks each record for its name: their departments are read at once.
        self.mapped("display_name")
        self._schedule(kind, whom, words)

    def _difference_words(self, lines):
        """What is told of one report (Vietnamese)."""
        said = "; ".join(f"{line.name}: nay {lines[line]}" for line in lines)
        return f"Số liệu khác với báo cáo đã gửi ({self._document_subject()}): {said}"
