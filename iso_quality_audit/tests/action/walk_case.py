"""Walks of nonconformities: what people can call, as a client calls it, and what has to
be true wherever a walk has led."""

from datetime import timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.service.model import call_kw

from odoo.addons.iso_quality.tests.common import AgencyCase

from ..nonconformity.nonconformity_case import NonconformityMakers

REFUSALS = (AccessError, UserError, ValidationError)
ENDED = ("closed", "declined", "cancelled", "merged")
# What stays as it is while it is over.
KEPT = (
    *("seen", "requirement", "kind", "grade", "day", "place", "department_id"),
    *("correction", "correction_date", "disposition", "concession_by", "number"),
    *("reviewed_by_id", "approved_by_id", "ended_reason", "merged_into_id", "round"),
)
KINDS = (
    *(("nonconform", "major"), ("nonconform", "minor"), ("remark", False)),
    *(("improvement", False), ("output", False)),
)
# Whatever a client sends where a method wants something else.
RUBBISH = (
    None,
    False,
    "",
    "  ",
    0,
    -1,
    2**40,
    "x",
    [],
    {},
    [1, "x"],
    1.5,
    "2026-02-31",
)


class Walker(NonconformityMakers):
    """Takes steps by name; mixed into a case of an agency."""

    def _people(self):
        return (
            *(self.secretary, self.trade_head, self.leader, self.energy_head),
            *(self.staff, self.admin, self.other_secretary, self.other_leader),
        )

    def _begin_walk(self):
        # As the reporters; everything is asked of the users themselves.
        self.walked = self.env["iso.nonconformity"].browse()
        for kind, grade in KINDS:
            self.walked |= self._new_report(kind=kind, grade=grade).sudo()
        self.walked = self.walked.with_user(self.env.user).sudo()
        self.before = {}
        self.steps_taken = []

    # ------------------------------------------------------------ as a client
    def _call(self, user, record, method, *args):
        """Call a public method as RPC does, in a savepoint.

        :return: whether it was not refused
        """
        model = self.env[record._name].with_user(user)
        self.steps_taken.append((user.login, record, record.ids, method, args))
        ids = [] if method == "create" else [record.ids]
        try:
            with self.env.cr.savepoint():
                call_kw(model, method, [*ids, *args], {})
                self.env.flush_all()
        except REFUSALS:
            self.env.invalidate_all()
            return False
        except Exception as error:
            said = f"{user.login} {record} {method}{args}: {error!r}"
            raise AssertionError(said) from error
        return True

    # ------------------------------------------------------------ steps
    def _step(self, act, user, number):
        """One step of a walk.

        :param str act: name of a method ``_act_<act>``
        :param int user: place among the people
        :param int number: chooses what it is done with
        """
        people = self._people()
        one = self.walked[number % len(self.walked)]
        getattr(self, f"_act_{act}")(people[user % len(people)], one, number // 5)

    def _act_go_on(self, _user, one, number):
        """What is to be done now, by who does it: else no walk comes far."""
        head = self.trade_head
        today = self.agency._iso_today()
        if one.state == "reported":
            self._call(self.secretary, one, "accept")
        elif one.state == "containing":
            self._work_on(one, number)
            vals = {"correction": "Đã trả", "correction_date": str(today)}
            self._call(head, one, "write", {**vals, "disposition": "mended"})
            self._call(head, one, "action_contain")
        elif one.state == "analysing":
            vals = {"nonconformity_id": one.id, "name": f"Vì sao {number}"}
            self._call(head, one.cause_ids, "create", vals)
            if number % 2:
                self._call(head, one, "action_analyse")
        elif one.state == "proposing":
            roots = one.cause_ids.filtered("is_root")
            self._call(
                head,
                one.action_ids,
                "create",
                {
                    "nonconformity_id": one.id,
                    "name": f"Việc {number}",
                    "cause_ids": [Command.set(roots.ids)],
                    "user_id": self.staff.id,
                    "date_deadline": str(today + timedelta(9)),
                    "criterion": "Hết trễ",
                    "baseline": "3",
                    "target_text": "0",
                    "effect_days": 0,
                    "cost": (number % 3 == 2) * 5000,
                },
            )
            self._call(head, one, "action_hand_in")
        elif one.state == "reviewing":
            self._call(self.secretary, one, "review", "Được")
        elif one.state == "approving":
            self._call(self.leader, one, "approve", "Đồng ý")
        elif one.state in ("doing", "checking", "watching"):
            self._work_on(one, number)
            self._call(self.secretary, one, "action_close")

    def _work_on(self, one, number):
        for action in one.action_ids:
            passed = number % 4 != 3
            if action.state == "doing":
                task = action.task_id
                doer = task.user_id or self.trade_head
                self._call(doer, task, "write", {"result": "Đã làm"})
                self._call(doer, task, "finish")
            elif action.state == "done":
                self._call(self.energy_head, action, "check_done", passed, "Đã xem")
            elif action.state == "checked":
                self._call(self.energy_head, action, "check_effect", passed, "Đã xem")

    def _act_write(self, user, one, number):
        day = str(self.agency._iso_today() + timedelta(number % 3 - 1))
        choices = (
            {"correction": False},
            {"correction": "Đã làm", "correction_date": day},
            {"seen": "Khác"},
            {"disposition": "concession", "concession_by": False},
            {"department_id": self.energy.id},
            {"department_id": False},
            {"kind": "remark", "grade": False},
            {"grade": "minor"},
            {"number": 7},
            {"round": 1, "approved_by_id": user.id},
            {"source": "inspection"},
            {"cause_tree": {"rows": [], "version": ""}},
        )
        self._call(user, one, "write", choices[number % len(choices)])

    def _act_drag(self, user, one, number):
        states = [*dict(one._fields["state"].selection), False, "x"]
        vals = {"state": states[number % len(states)]}
        self._call(
            user, one, "write", {**vals, "place": "Tầng 3"} if number % 7 else vals
        )

    def _act_button(self, user, one, number):
        names = (
            *("accept", "action_accept", "action_contain", "action_analyse"),
            *("action_hand_in", "review", "approve", "action_review", "action_approve"),
            *("action_close", "action_open_waive", "action_open_merge", "unlink"),
            *("action_open_cancel", "ask_departments", "action_open_not_accepted"),
        )
        self._call(user, one, names[number % len(names)])

    def _act_reason(self, user, one, number):
        names = (
            *("decline", "send_back", "waive", "cancel", "reopen", "not_accepted"),
            *("waive", "reopen", "send_back", "waive"),
        )
        self._call(user, one, names[number % len(names)], "Vì lý do này")

    def _act_merge(self, user, one, number):
        target = self.walked[number % len(self.walked)]
        self._call(user, one, "merge_into", target.id, "Cùng một việc")

    def _act_reclassify(self, user, one, number):
        kind, grade = KINDS[number % len(KINDS)]
        self._call(user, one, "reclassify", kind, grade, "Xem lại")

    def _act_report(self, user, _one, number):
        kind, grade = KINDS[number % len(KINDS)]
        vals = {"seen": "Việc mới", "kind": kind, "grade": grade}
        state = ("reported", "closed", "doing")[number % 3]
        self._call(user, self.walked, "create", {**vals, "state": state})

    def _act_cause(self, user, one, number):
        causes = one.cause_ids
        cause = causes[number % len(causes) :][:1] if causes else causes
        other = self.walked.cause_ids[number % 3 :][:1]
        if number % 3 == 0 or not cause:
            vals = {"nonconformity_id": one.id, "name": "Vì thế", "parent_id": other.id}
            self._call(user, causes, "create", vals)
        elif number % 3 == 1:
            self._call(user, cause, "unlink")
        else:
            to = self.walked[number % len(self.walked)].id
            self._call(user, cause, "write", {"name": "Khác", "nonconformity_id": to})

    def _act_action(self, user, one, number):
        actions = one.action_ids
        action = actions[number % len(actions)] if actions else actions
        roots = self.walked.cause_ids.filtered("is_root")
        if not action:
            vals = {"nonconformity_id": one.id, "name": "Làm gì đó"}
            self._call(user, actions, "create", vals)
            return
        to = self.walked[number % len(self.walked)]
        choices = (
            ("write", {"cause_ids": [Command.set(one.cause_ids.ids)]}),
            ("write", {"cause_ids": [Command.set(roots[number % 4 :].ids)]}),
            ("write", {"nonconformity_id": to.id, "cause_ids": [Command.clear()]}),
            ("write", {"user_id": self.energy_head.id, "date_deadline": False}),
            ("write", {"state": "effective"}),
            ("write", {"cost": 900.0 * (number % 2)}),
            ("unlink",),
            ("copy",),
            ("extend", str(self.agency._iso_today() + timedelta(90)), "Thiếu người"),
            ("drop", "Không cần nữa"),
        )
        self._call(user, action, *choices[number % len(choices)])

    def _act_correct(self, user, one, number):
        day = str(self.agency._iso_today() + timedelta(number % 4 - 1))
        vals = {"nonconformity_id": one.id, "name": "Ghi lại", "date_deadline": day}
        doers = ({}, {"user_id": self.staff.id}, {"department_id": self.energy.id})
        dialogs = self.env["iso.nonconformity.correction.wizard"]
        before = dialogs.search([])
        self._call(user, dialogs, "create", {**vals, **doers[number % len(doers)]})
        for dialog in dialogs.search([]) - before:
            self._call(user, dialog, "action_give")

    def _act_check(self, user, one, number):
        for action in one.action_ids[number % 2 :][:1]:
            name = ("check_done", "check_effect")[number // 2 % 2]
            second = ("Ông Ba", "Không còn ai") if number % 3 else ()
            self._call(user, action, name, number % 5 != 0, "Đã xem", *second)

    def _act_task(self, user, one, number):
        for task in one.action_ids.task_id[number % 2 :][:1]:
            user = task.user_id if number % 3 else user
            names = ("start", "finish", "reopen", "action_reopen", "reopen")
            name = names[number % len(names)]
            if name == "finish":
                self._call(user, task, "write", {"result": "Xong"})
            self._call(user, task, name)

    def _act_rubbish(self, user, one, number):
        what = RUBBISH[number % len(RUBBISH)]
        calls = (
            *(
                (one, "accept", what),
                (one, "decline", what),
                (one, "merge_into", what, "A"),
            ),
            *(
                (one, "reclassify", what, what, "A"),
                (one, "reclassify", "remark", what, "A"),
            ),
            *((one, "reopen", what), (one, "review", what), (one, "approve", what)),
            *(
                (one, "reclassify", "nonconform", what, "A"),
                (one, "not_accepted", what),
            ),
        )
        for action in one.action_ids[:1]:
            calls += (
                *((action, "extend", what, "A"), (action, "drop", what)),
                *((action, "check_done", what, "A", what, what, what),),
                *((action, "check_effect", what, what, what, what, what),),
            )
        self._call(user, *calls[number // len(RUBBISH) % len(calls)])

    # ------------------------------------------------------------ what has to be true
    def _check_walk(self):
        """Whatever was called: see the issue."""
        self.env.flush_all()
        self.env.invalidate_all()
        self.walked = self.walked.exists()
        everything = self.walked.search([("company_id", "=", self.agency.id)])
        numbers = [(one.year, one.number) for one in everything if one.number]
        self.assertEqual(len(numbers), len(set(numbers)), "numbers are unique")
        self.assertEqual(
            sorted(n for _y, n in numbers), list(range(1, len(numbers) + 1))
        )
        for one in everything:
            self._check_history(one)
            if one.state == "closed":
                self.assertFalse(self._open_gates(one), self._told(one))
            self._check_kept(one)

    def _told(self, one):
        """The steps that led there, for who has to find out."""
        return "\n".join(
            [f"{one.id} {one.kind} {one.grade}", *map(str, self.steps_taken)]
        )

    def _check_kept(self, one):
        """What is over stays as it is until it is reopened."""
        now = {name: one[name] for name in KEPT}
        now["causes"] = [(c.id, c.name, c.parent_id.id) for c in one.cause_ids]
        now["actions"] = [
            (a.id, a.name, a.cause_ids.ids, len(a.check_ids), a.user_id.id, a.cost)
            for a in one.action_ids
        ]
        reopened, was = self.before.get(one, (one.reopened, None))
        if one.state in ENDED and was and reopened == one.reopened:
            self.assertEqual(now, was, self._told(one))
        self.before[one] = (one.reopened, now if one.state in ENDED else None)

    def _check_history(self, one):
        steps = one.step_ids.sorted("id")
        self.assertEqual(steps[0].state, "reported")
        for step, following in zip(steps, steps[1:], strict=False):
            self.assertTrue(step.ended, self._told(one))
            self.assertLessEqual(step.ended, following.begun)
            self.assertLessEqual(step.round, following.round)
        self.assertEqual(steps[-1].state, one.state, self._told(one))
        self.assertEqual(bool(steps[-1].ended), one.state in ENDED)

    def _open_gates(self, one):
        """What a closed one lacks, computed from the records alone (list of str)."""
        full = one.kind == "nonconform"
        left_out = {(waiver.state, waiver.round) for waiver in one.waiver_ids}
        ever = {state for state, _round in left_out}
        # What failed, or was reopened, begins another round at the actions.
        now = {state for state, round_ in left_out if round_ == one.round}
        lacks = []
        if (
            one.kind != "improvement"
            and "containing" not in ever
            and not ((one.correction or "").strip() and one.correction_date)
        ):
            lacks.append("correction")
        given = one.correction_ids.filtered(lambda action: action.state == "doing")
        if given and "containing" not in ever:
            lacks.append("correction given out")
        if one.kind in ("remark", "output"):
            return lacks
        actions = one.action_ids
        live = actions.filtered(lambda action: action.state != "dropped")
        proposed = live.filtered(lambda action: not action.is_immediate)
        if full and "analysing" not in ever and not one.cause_ids:
            lacks.append("cause")
        if "proposing" not in now and not proposed.filtered(
            lambda action: action.round == one.round
        ):
            lacks.append("action in this round")
        if "doing" not in now and live.filtered(
            lambda a: a.state in ("draft", "doing")
        ):
            lacks.append("done")
        decided = one.grade == "major" or any(a.cost > 0 for a in actions)
        if (decided or one.round > 1) and not one.approved_by_id:
            lacks.append("approval")
        if full and not one.reviewed_by_id:
            lacks.append("review")
        if not full:
            return lacks
        if "checking" not in now | ({"watching"} & now) and any(
            not action.check_ids.filtered(lambda check: check.kind == "done")
            for action in live
        ):
            lacks.append("done checks")
        if "watching" not in now:
            lacks += self._without_effect(one, live)
        for check in actions.check_ids.filtered("passed"):
            doers = check.action_id.user_id | check.action_id.task_id.done_by_id
            if check.checked_by_id in doers and not check.outsider:
                lacks.append("checked by others")
        return lacks

    def _without_effect(self, one, live):
        lacks = []
        effects = self.env["iso.action.check"].search(
            [("action_id", "in", one.action_ids.ids), ("kind", "=", "effect")],
            order="id",
        )
        for action in live.filtered(lambda action: action.kind != "correction"):
            mine = action.check_ids.filtered(
                lambda check: check.kind == "effect" or not check.passed
            )
            if not mine:
                lacks.append(f"effect of {action.name}")
        for cause in one.cause_ids.filtered(lambda cause: not cause.child_ids):
            against = effects.filtered(
                lambda check, cause=cause: cause in check.action_id.cause_ids
            )
            if not against or not against[-1].passed:
                lacks.append(f"cause {cause.name}")
        return lacks


class WalkCase(Walker, AgencyCase):
    """An agency in which people walk."""
