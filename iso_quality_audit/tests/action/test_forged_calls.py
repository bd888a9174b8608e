"""Calls that no screen makes, over HTTP, by each role: what is not somebody's to do is
refused in words, in the language of the user, and nothing of it is done."""

import json
import re

from odoo.fields import Command
from odoo.tests import HttpCase, new_test_user, tagged

from ..nonconformity.nonconformity_case import NonconformityCase

REFUSALS = {"AccessError", "MissingError", "UserError", "ValidationError"}
# Said by Odoo itself, which has no translation of it.
IN_ENGLISH = ("Record does not exist", "Private methods")
# Who runs, signs or heads what the calls are about; everybody else: nobody of them.
ROLES = (
    "staff",
    "other_staff",
    "trade_head",
    "energy_head",
    "secretary",
    "leader",
    "admin",
    "other_secretary",
    "portal",
)
ONE, ACTION, CAUSE = "iso.nonconformity", "iso.action", "iso.cause"
HUGE = 10**30
X = "forged"

# What nobody writes into a nonconformity, or brings along with a new one.
KEPT = {
    "number": 99,
    "name": "99/99",
    "round": 5,
    "state": "closed",
    "answer": X,
    "answered_by_name": X,
    "reported_by_id": 1,
    "reported_by_name": X,
    "reported_on": "2020-01-01",
    "turn_due": "2030-01-01",
    "approved_by_id": 1,
    "approved_on": "2026-01-01",
    "reviewed_by_name": X,
    "closed_on": "2026-01-01",
    "merged_into_id": 1,
    "reopened": 7,
    "kept_names": {"a": 1},
    "origin_model": "res.users",
    "origin_id": 1,
    "waiver_ids": [[0, 0, {"state": "containing", "round": 1, "reason": X}]],
    "step_ids": [[5, 0, 0]],
    "asking_ids": [[5, 0, 0]],
}
KEPT_OF_ACTION = {
    "round": 9,
    "state": "effective",
    "drop_reason": X,
    "dropped_by_id": 1,
    "effect_due": "2020-01-01",
    "task_id": 1,
    "company_id": 1,
    "check_ids": [[0, 0, {"kind": "done", "passed": True, "words": X}]],
    "extension_ids": [[5, 0, 0]],
}
# What no field holds.
RUBBISH = (
    {"department_id": HUGE},
    {"department_id": "x"},
    {"clause_id": 2**40},
    {"day": "xx"},
    {"day": {"a": 1}},
    {"inspection_date": "9999-12-31"},
    {"seen": "a\0b"},
    {"seen": "x" * 100_000},
    {"kind": ["x"]},
    {"evidence_ids": "x"},
    {"evidence_ids": [[6, 0, ["x"]]]},
    {"evidence_ids": [[4, HUGE]]},
    {"cause_tree": [1, 2]},
    {"cause_tree": {"version": "", "rows": [{"id": HUGE, "depth": HUGE}]}},
    {"strange": 1},
)
RUBBISH_OF_ACTION = (
    {"cost": -1},
    {"cost": 1e300},
    {"cost": "x"},
    {"target": float("nan")},
    {"effect_days": 10**9},
    {"effect_days": -4},
    {"date_deadline": "0001-01-01"},
    {"user_id": [1]},
)


@tagged("post_install", "-at_install", "iso_quality")
class TestForgedCalls(NonconformityCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_staff = cls._new_user("energy_staff", "staff")
        cls.energy.iso_user_ids = [Command.link(cls.other_staff.id)]
        cls.portal = new_test_user(
            cls.env, "iso_portal", "base.group_portal", company_id=cls.agency.id
        )
        cls.reported = cls._new_report(user=cls.other_staff, grade="minor")
        cls.analysing = cls._contained()
        cls.analysing.cause_ids.create(
            {"nonconformity_id": cls.analysing.id, "name": "Bận"}
        )
        cls.proposing = cls._with_action()
        cls.approving = cls._with_action(grade="major")
        cls.approving.action_hand_in()
        cls.approving.with_user(cls.secretary).review()
        cls.doing, cls.done = cls._under_way(), cls._under_way()
        cls._do(cls.done)
        cls.again = cls._watched()
        cls._check_effect(cls.again, passed=False)
        cls.closed = cls._closed_one()
        cls.theirs = cls.env[ONE].with_user(cls.other_secretary)
        cls.theirs = cls.theirs.create(
            {"seen": "Của xã", "department_id": cls.other_office.id}
        )
        cls.file = cls.env["ir.attachment"].create(
            {"name": "Của hệ thống", "raw": b"x"}
        )
        cls.env.flush_all()

    # ------------------------------------------------------------ what is forged
    def _forged(self):
        """The calls: (model, method, arguments, who may do just that)."""
        yield from self._forged_values()
        yield from self._forged_parts()
        yield from self._forged_turns()
        yield from self._forged_arguments()

    def _forged_values(self):
        one, action = self.analysing.ids, self.proposing.action_ids.ids
        for name, value in KEPT.items():
            yield ONE, "write", [one, {name: value}], ()
            yield ONE, "web_save", [one, {name: value}, {}], ()
            yield ONE, "create", [[{"seen": X, name: value}]], ()
        for name, value in KEPT_OF_ACTION.items():
            yield ACTION, "write", [action, {name: value}], ()
            lines = {"action_ids": [[1, action[0], {name: value}]]}
            yield ONE, "write", [self.proposing.ids, lines], ()
        for vals in RUBBISH:
            yield ONE, "write", [one, vals], ()
            yield ONE, "create", [[{"seen": X, **vals}]], ()
        for vals in RUBBISH_OF_ACTION:
            yield ACTION, "write", [action, vals], ()
        for vals in (
            {"department_id": self.other_office.id},
            {"company_id": self.other_agency.id},
            {"kind": "remark", "grade": False},
            {"evidence_ids": [[4, self.file.id]]},
        ):
            yield ONE, "write", [one, vals], ()
        for one in (self.approving, self.doing, self.closed):
            for vals in ({"seen": X}, {"correction": X}, {"cause_method": "bones"}):
                yield ONE, "write", [one.ids, vals], ()
        yield ONE, "write", [self.closed.ids, {"state": "analysing"}], ()
        yield ONE, "write", [self.reported.ids, {"state": "analysing"}], ()

    def _forged_parts(self):
        failed = self.again.action_ids.ids
        sealed = self.approving.action_ids
        for parts in (
            self.closed.step_ids[:1],
            self.closed.sudo().action_ids.check_ids[:1],
        ):
            yield parts._name, "unlink", [parts.ids], ()
            yield parts._name, "write", [parts.ids, {"company_id": 1}], ()
            yield parts._name, "copy", [parts.ids], ()
        own, other = self.proposing, self.approving
        for model, ids in ((ACTION, sealed.ids), (CAUSE, other.cause_ids.ids)):
            yield model, "unlink", [ids], ()
            yield model, "write", [ids, {"name": X}], ()
            yield model, "write", [ids, {"nonconformity_id": own.id}], ()
            for one in (other, self.closed, self.theirs):
                vals = {"nonconformity_id": one.id, "name": X}
                mine = ("other_secretary",) if one == self.theirs else ()
                yield model, "create", [[vals]], mine
        yield ONE, "write", [own.ids, {"action_ids": [[4, sealed.id, 0]]}], ()
        yield ONE, "write", [own.ids, {"action_ids": [[6, 0, failed]]}], ()
        yield ACTION, "unlink", [failed], ()
        yield ACTION, "write", [failed, {"name": X}], ()
        yield CAUSE, "unlink", [self.again.cause_ids.ids], ()
        yield CAUSE, "write", [self.again.cause_ids.ids, {"name": X}], ()
        yield ONE, "unlink", [own.ids], ()
        vals = {"user_id": self.other_secretary.id}
        yield ACTION, "write", [own.action_ids.ids, vals], ()
        vals = {"cause_ids": [[4, other.cause_ids.id, 0]]}
        yield ACTION, "write", [own.action_ids.ids, vals], ()

    def _forged_turns(self):
        run, sign = ("secretary",), ("leader",)
        both = run + sign
        head = ("secretary", "trade_head")
        done, doing = self.done.action_ids.ids, self.doing.action_ids.ids
        yield from (
            (ONE, "accept", [self.reported.ids], run),
            (ONE, "accept", [self.analysing.ids], ()),
            (ONE, "decline", [self.reported.ids, X], run),
            (ONE, "action_analyse", [self.analysing.ids], head),
            (ONE, "action_hand_in", [self.proposing.ids], head),
            (ONE, "action_hand_in", [self.again.ids], ()),
            (ONE, "review", [self.approving.ids], ()),
            (ONE, "approve", [self.approving.ids, X], sign),
            (ONE, "approve", [self.proposing.ids], ()),
            (ONE, "send_back", [self.approving.ids, X], sign),
            (ONE, "send_back", [self.analysing.ids, X], ()),
            (ONE, "waive", [self.approving.ids, X], ()),
            (ONE, "waive", [self.doing.ids, X], both),
            (ONE, "cancel", [self.doing.ids, X], both),
            (ONE, "reopen", [self.closed.ids, X], both),
            (ONE, "not_accepted", [self.closed.ids, X], ()),
            (ONE, "reclassify", [self.closed.ids, "remark", False, X], ()),
            (ONE, "reclassify", [self.analysing.ids, "x", ["x"], X], ()),
            (ONE, "action_full_way", [self.analysing.ids], ()),
            (ONE, "action_full_way", [self.closed.ids], ()),
            (ONE, "action_close", [self.doing.ids], ()),
            (
                ACTION,
                "check_done",
                [done, True, X],
                (*both, "trade_head", "energy_head"),
            ),
            (ACTION, "check_effect", [done, True, X], ()),
            (ACTION, "check_done", [doing, True, X], ()),
            (ACTION, "drop", [doing, X], both),
            (ACTION, "drop", [done, X], ()),
            (ACTION, "extend", [doing, "2000-01-01", X], ()),
            (ACTION, "extend", [doing, "2100-01-01", ""], ()),
            (ONE, "message_post", [self.theirs.ids], ("other_secretary",)),
            (ONE, "_move", [self.analysing.ids, "analysing", "closed"], ()),
            (ONE, "_accept", [self.reported.ids], ()),
        )
        for target in (self.analysing, self.closed, self.theirs):
            yield ONE, "merge_into", [self.analysing.ids, target.id, X], ()

    def _forged_arguments(self):
        one, action = self.analysing.ids, self.doing.action_ids.ids
        for rubbish in (None, [], {}, -1, HUGE, True, [[1], {}], {"a": [1]}, " "):
            for name in ("decline", "cancel", "reopen", "send_back", "waive"):
                yield ONE, name, [one, rubbish], ()
            yield ONE, "merge_into", [one, rubbish, X], ()
            yield ONE, "merge_into", [one, self.proposing.id, rubbish], ()
            yield ACTION, "extend", [action, rubbish, X], ()
            yield ACTION, "drop", [action, rubbish], ()
            yield ACTION, "check_done", [action, True, rubbish, rubbish, rubbish], ()
        for ids in (["x"], "abc", [[1]], [None], [HUGE], [-5]):
            for name, *args in (
                ("write", {"seen": X}),
                ("action_accept",),
                ("action_open_origin",),
                ("cancel", X),
            ):
                yield ONE, name, [ids, *args], ()
        for values in ([], "x", 5, None):
            yield ONE, "write", [one, values], ()

    # ------------------------------------------------------------ called
    def _call(self, model, method, args):
        """What came of a call: (None, result) or (name of the error, what it says)."""
        answer = self.url_open(
            f"/web/dataset/call_kw/{model}/{method}",
            data=json.dumps(
                {
                    "jsonrpc": "2.0",
                    "method": "call",
                    "params": {
                        "model": model,
                        "method": method,
                        "args": args,
                        "kwargs": {"context": {"lang": "vi_VN", "iso_unsealed": True}},
                    },
                }
            ),
            headers={"Content-Type": "application/json"},
        ).json()
        if "error" in answer:
            data = answer["error"]["data"]
            return data["name"].rpartition(".")[2], data["message"]
        return None, answer.get("result")

    def _wrong(self, model, method, args):
        """What is wrong with how a call was answered (str); None when it was refused as
        it should be."""
        error, words = self._call(model, method, args)
        if not error:
            return "done"
        if error not in REFUSALS:
            return f"{error}: {words}"
        # Between quotation marks are names of records.
        bare = re.sub("“[^”]*”", "", words)
        if bare.isascii() and not words.startswith(IN_ENGLISH):
            return f"not translated: {words}"
        return None

    def _state(self):
        """All that is written of nonconformities and what belongs to them."""
        self.env.invalidate_all()
        found = {}
        for name in (
            ONE,
            ACTION,
            CAUSE,
            f"{ONE}.step",
            f"{ONE}.waiver",
            f"{ACTION}.check",
        ):
            model = self.env[name].sudo()
            names = [field.name for field in model._fields.values() if field.store]
            found[name] = model.search([], order="id").read(names, load=None)
        return found

    def test_nothing_of_what_is_forged_is_done(self):
        before, wrong, calls = self._state(), [], 0
        forged = list(self._forged())
        for role in ROLES:
            user = getattr(self, role)
            self.authenticate(user.login, user.login)
            for model, method, args, may in forged:
                if role in may:
                    continue
                calls += 1
                if failure := self._wrong(model, method, args):
                    said = repr(args)[:100]
                    wrong.append(f"{role} {model}.{method} {said}: {failure}"[:300])
        self.assertFalse(wrong, "\n" + "\n".join(wrong))
        self.assertEqual(self._state(), before)
        self.assertGreater(calls, 2000)

    def test_who_is_not_logged_in_is_asked_to(self):
        self.authenticate(None, None)
        for model, method, args, _may in list(self._forged())[::10]:
            error, _words = self._call(model, method, args)
            self.assertEqual(error, "SessionExpiredException")
