"""One nonconformity of the story on its way: each step by whom it is up to, on its day."""

from datetime import date, timedelta

from odoo import fields
from odoo.fields import Command

from odoo.addons.iso_quality.demo.agency.setting import ref
from odoo.addons.iso_quality.demo.story_days import (
    office_hour,
    workday_after,
    workday_before,
)

from ...models.nonconformity.iso_nonconformity import ENDED
from ...tools.ways import STAGES

# sudo: a story told by the system while demo data is loaded.

QUIET = {"tracking_disable": True}


class Walk:
    """A story (see ``nonconformity_texts``) and its record.

    :ivar begun: the day on which it was reported
    """

    def __init__(self, env, days, people, story, finding=None):
        """:param tuple people: XML ids of the agency, its secretary and its leader
        :param finding: of an audit that it comes from, handed on by the lead auditor
        """
        self.env, self.days, self.story, self.finding = env, days, story, finding
        self.company, self.secretary, self.leader = (ref(env, one) for one in people)
        self.key = story.get("key") or story["seen"][:40]
        # Steps of this year are told in days before today; last year's in days of it.
        self.steps = [self._day(one) for one in story["days"]]
        self.begun = self.steps[0]
        self.record = env["iso.nonconformity"]
        self._at = 0
        # (day, last step, last message): ids up to which all is of that day or before
        self._acts = []

    def _day(self, told):
        if isinstance(told, tuple):
            return workday_after(date(self.days.year - 1, *told))
        return workday_before(self.days.today - timedelta(days=told))

    def _next_day(self):
        """The day of the next step; the last one again when none is told."""
        self._at = min(self._at + 1, len(self.steps) - 1)
        return self.steps[self._at]

    # ------------------------------------------------------------ the way
    def go(self):
        """From the report as far as the story tells.

        :return: itself
        """
        self._report()
        self.stamp(self.begun)
        for act in self.story.get("acts", ()):
            name, *args = act if isinstance(act, tuple) else (act,)
            day = self._next_day()
            getattr(self, f"_{name}")(day, *args)
            self.stamp(day)
        return self

    def as_head(self):
        return self.record.with_user(self.record.department_id.iso_head_user_id)

    def as_secretary(self):
        return self.record.with_user(self.secretary)

    def as_leader(self):
        return self.record.with_user(self.leader)

    def _report(self):
        story = self.story
        if self.finding:
            lead = self.finding.audit_id.lead_id
            one = self.finding.with_user(lead)._make_nonconformity()
            due = self.company._iso_within("iso_answer_days", self.begun)
            quiet = one.sudo()._unsealed()
            quiet.write({"reported_on": self.begun, "answer_due": due})
            quiet.day = min(quiet.day, self.begun)
        else:
            reporter = ref(self.env, f"demo_user_{story['by']}")
            records = self.env["iso.nonconformity"].with_user(reporter)
            one = records._iso_create([self._vals()])
        self.record = one.with_user(self.env.user).with_env(self.env)

    def _vals(self):
        story = self.story
        vals = {
            "company_id": self.company.id,
            "kind": story.get("kind", "nonconform"),
            "department_id": ref(self.env, f"demo_department_{story['unit']}").id,
            "day": self.begun,
            "reported_on": self.begun,
            "seen": story["seen"],
        }
        if vals["kind"] == "nonconform":
            vals["grade"] = story.get("grade", "minor")
        if "procedure" in story:
            vals["procedure_id"] = (
                self.env["iso.procedure"]
                .search(
                    [
                        ("company_id", "=", self.company.id),
                        ("code", "=", story["procedure"]),
                    ]
                )
                .id
            )
        if "clause" in story:
            vals["clause_id"] = ref(self.env, f"clause_9001_2015_{story['clause']}").id
        for name in ("source", "requirement", "place", "cause_method"):
            if name in story:
                vals[name] = story[name]
        if "inspected" in story:
            vals["inspection_date"] = self._day(story["inspected"])
        return vals

    # ------------------------------------------------------------ acts
    def _accept(self, day, words=""):
        self.as_secretary().accept(words)
        self.record.sudo()._unsealed().answered_on = day

    def _decline(self, day, reason):
        self.as_secretary().decline(reason)
        self.record.sudo()._unsealed().answered_on = day

    def _contain(self, day, words, disposition=False):
        mine = self.as_head()
        mine.write(
            {
                "correction": words,
                "correction_date": day,
                "corrected_by": mine.department_id.name,
                "disposition": disposition,
            }
        )
        mine.action_contain()

    def _causes(self, day, *causes):
        """Write causes: (depth, words, bone); whoever writes goes on."""
        self._write_causes(causes)
        self.as_head().action_analyse()

    def _half_causes(self, day, *causes):
        self._write_causes(causes)

    def _write_causes(self, causes):
        above = {}
        records = self.as_head().cause_ids
        for place, (depth, words, bone) in enumerate(causes, 1):
            parent = above[depth - 1] if depth else records.browse()
            above[depth] = records.create(
                {
                    "nonconformity_id": self.record.id,
                    "parent_id": parent.id,
                    "sequence": 10 * place,
                    "name": words,
                    "bone": bone,
                }
            )

    def _propose(self, day, *actions):
        self._draft(day, *actions)
        self.as_head().action_hand_in()
        # Where nobody decides, they are work at once.
        self._begin_tasks(day)

    def _draft(self, day, *actions):
        one = self.as_head()
        roots = one.cause_ids.filtered("is_root")
        for story in actions:
            vals = dict(story)
            deadline = self._day(vals.pop("until"))
            user = ref(self.env, f"demo_user_{vals.pop('by')}")
            mine = vals.pop("against", range(len(roots)))
            chosen = roots.browse([roots[place].id for place in mine if roots])
            one.action_ids.create(
                {
                    "nonconformity_id": one.id,
                    "kind": "improvement"
                    if one.kind == "improvement"
                    else "corrective",
                    "date_deadline": deadline,
                    "user_id": user.id,
                    "doing_department_id": user.iso_department_ids[:1].id,
                    "cause_ids": [Command.set(chosen.ids)],
                    **vals,
                }
            )

    def _review(self, day, words=""):
        self.as_secretary().review(words)
        self.record.sudo()._unsealed().reviewed_on = day
        self._begin_tasks(day)

    def _approve(self, day, words=""):
        self.as_leader().approve(words)
        self.record.sudo()._unsealed().approved_on = day
        self._begin_tasks(day)

    def _begin_tasks(self, day):
        for task in self.record.action_ids.sudo().task_id:
            if task.state == "todo":
                task.with_context(**QUIET).date_start = min(day, task.date_due)

    def _extend(self, day, back, reason):
        action = self.record.action_ids.filtered(lambda one: one.state == "doing")[:1]
        action.with_user(self.leader).extend(self._day(back), reason)
        action.sudo().extension_ids._unsealed().extended_on = day

    def _finish(self, day, *results):
        """As many of the actions as there are results are done."""
        actions = self.record.action_ids.filtered(lambda one: one.state == "doing")
        for action, result in zip(actions, results, strict=False):
            task = action.sudo().task_id.with_user(action.user_id)
            task = task.with_context(**QUIET)
            task.result = result
            task.finish()
            task.sudo().done_date = office_hour(day, task.id)
            task.sudo().message_ids.date = office_hour(day, task.id)

    def _done(self, day, words):
        """Checked by somebody who has nothing to do with it: it is done."""
        self._check(day, "done", True, words)

    def _works(self, day, words):
        self._check(day, "checked", True, words)

    def _fails(self, day, words):
        self._check(day, "checked", False, words)

    def _check(self, day, state, passed, words):
        kind, act = {
            "done": ("done", "check_done"),
            "checked": ("effect", "check_effect"),
        }[state]
        for action in self.record.action_ids.filtered(lambda one: one.state == state):
            able = action._checkers(kind)
            auditors = self.env["res.users"]._iso_members("auditor", self.company)
            checker = (able & auditors)[:1] or able[:1]
            check = getattr(action.with_user(checker), act)(passed, words)
            check.sudo()._unsealed().checked_date = day

    def _waive(self, day, reason):
        self.as_secretary().waive(reason)
        self.record.waiver_ids.sudo()._unsealed().waived_on = day

    def _close(self, day):
        self.as_secretary().action_close()

    # ------------------------------------------------------------ days
    def stamp(self, day):
        """Remember that what has come since the last act is of this day."""
        self.env.cr.execute(
            "SELECT (SELECT max(id) FROM iso_nonconformity_step),"
            " (SELECT max(id) FROM mail_message)"
        )
        self._acts.append((day, *self.env.cr.fetchone()))

    def date(self):
        """Give everything the date of the day on which it was told."""
        one = self.record.sudo()
        steps = one.step_ids.sorted("id")
        for step, following in zip(steps, [*steps[1:], None], strict=True):
            begun = self._moment(1, step.id)
            over = step.state in ENDED
            ended = begun if over else following and self._moment(1, following.id)
            step._unsealed().write({"begun": begun, "ended": ended})
        messages = (one.message_ids | one.action_ids.message_ids).grouped(
            lambda told: self._moment(2, told.id)
        )
        for moment, some in messages.items():
            some.date = moment
        day = self._acts[-1][0]
        quiet = one._unsealed()
        if one.state == "closed":
            quiet.closed_on = day
        elif one.state in STAGES and one.state not in ("doing", "watching"):
            begun = self._moment(1, steps[-1].id).date()
            quiet.turn_due = one._turn_day(begun)

    def _moment(self, place, key):
        """When a row with this id was written, as the story has it."""
        acts = self._acts
        day = next((act[0] for act in acts if key <= act[place]), acts[-1][0])
        return min(office_hour(day, self.record.id), fields.Datetime.now())
