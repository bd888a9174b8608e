"""What an audit found before is hinted at: few hints, and only what one may read."""

from datetime import timedelta

from odoo.tests import Form, tagged

from ...models.finding.iso_seen_before_mixin import CANDIDATES
from ...tools.repeats import LETTERS, MOST
from ..audit.audit_case import MORNING, AuditCase

BOOK = "Sổ theo dõi hồ sơ không ghi ngày trả kết quả"


@tagged("post_install", "-at_install")
class TestSeenBefore(AuditCase):
    """The quiet hints of what was found before, on findings."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.old_session = cls._running()
        cls.session = cls._running(
            department=cls.energy, start=MORNING + timedelta(days=2), number="12"
        )

    def _found(self, session, *texts, **vals):
        """Findings of a session, seen by the secretary, who reads all."""
        findings = self.env["iso.audit.finding"].sudo()
        return (
            findings.create(
                [
                    {
                        "session_id": session.id,
                        "meaning": "remark",
                        "seen": text,
                        **vals,
                    }
                    for text in texts
                ]
            )
            .with_user(self.secretary)
            .sudo(False)
        )

    def test_while_one_writes(self):
        old = self._found(self.old_session, BOOK)
        other = self._found(self.old_session, "Biên bản họp chưa có chữ ký của thư ký")
        findings = self.env["iso.audit.finding"].with_user(self.lead)
        form = Form(findings.with_context(default_session_id=self.session.id))
        self.assertFalse(form.proposal_ids[:])
        form.seen = "so theo doi ho so khong ghi ngay tra ket qua cho dân"
        self.assertEqual(form.proposal_ids[:].ids, old.ids)
        form.seen = "Biên bản họp chưa có chữ ký"
        self.assertEqual(form.proposal_ids[:].ids, other.ids)
        form.seen = ""
        self.assertFalse(form.proposal_ids[:])

    def test_the_same_place_whatever_the_words(self):
        place = {"clause_id": self.clause.id}
        old = self._found(self.old_session, "Thiếu chữ ký", **place)
        new = self._found(self.old_session, "Máy in hỏng", **place)
        self.assertEqual(new.proposal_ids, old)
        # Another department is another place.
        self.assertFalse(self._found(self.session, "Tủ mốc", **place).proposal_ids)

    def test_the_same_place_comes_first_and_there_are_four_at_most(self):
        place = {"clause_id": self.clause.id}
        self._found(self.old_session, *[BOOK] * 6)
        same = self._found(self.session, "Thiếu chữ ký", **place)
        hints = self._found(self.session, BOOK, **place).proposal_ids
        self.assertEqual(len(hints), MOST)
        self.assertEqual(hints[0], same)

    def test_those_that_share_most_words_are_candidates(self):
        # More of them share a word than are read.
        self._found(self.old_session, BOOK)
        self._found(self.session, *["Sổ ghi thiếu, kết quả sai"] * (CANDIDATES + 5))
        new = self._found(self.session, BOOK + " cho người dân")
        self.assertIn(BOOK, new.proposal_ids.mapped("seen"))

    def test_nobody_is_shown_what_he_may_not_read(self):
        self._found(self.old_session, BOOK)
        new = self._found(self.session, BOOK)
        self.assertTrue(new.proposal_ids)
        self.assertFalse(new.with_user(self.energy_head).proposal_ids)
        theirs = self.env["iso.audit.finding"].with_user(self.energy_head)
        unsaved = theirs.new({"session_id": self.session.id, "seen": BOOK})
        self.assertEqual(unsaved.proposal_ids._origin, new.with_user(self.energy_head))

    def test_withdrawn_and_later_ones_are_no_hints(self):
        withdrawn = self._found(self.old_session, BOOK)
        withdrawn.sudo().decision = "withdrawn"
        later = self._found(self.session, BOOK)
        self.assertFalse(self._found(self.old_session, BOOK).proposal_ids & later)
        self.assertFalse(later.proposal_ids & withdrawn)

    def test_no_text_breaks_the_search(self):
        texts = [
            "' | & ! ( ) : * \\ <-> %s %% \x01 -- ; \" $$ a:*b",
            "½ ² Ⅷ 中文 кириллица 🎉 ﷺ ẞ ı",
            "dài" * 2000,
            "a b c d e 1 2 3",
            "!!! ??? ...",
        ]
        found = self._found(self.session, *texts)
        for text, old in zip(texts, found, strict=True):
            self.assertLessEqual(len(old.seen_plain or ""), LETTERS)
            new = self._found(self.session, text)
            new.proposal_ids.mapped("seen")
        self.assertIn(found[1], self._found(self.session, texts[1]).proposal_ids)

    def test_in_few_queries(self):
        def count():
            new = self._found(self.session, BOOK, clause_id=self.clause.id)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            new._seen_before()
            return self.cr.sql_log_count - before

        # What is asked once for all is asked.
        count()
        few = count()
        texts = [f"{BOOK} {number}" for number in range(60)]
        self._found(self.old_session, *texts, clause_id=self.clause.id)
        self.assertEqual(count(), few)
