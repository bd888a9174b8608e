// The checklist on the screen: what is asked, where one goes, what is always seen.

import {animationFrame, describe, expect, press, test} from "@odoo/hoot";
import {
    contains,
    mockService,
    mountWithCleanup,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {queryAllTexts, queryFirst, setInputFiles} from "@odoo/hoot-dom";
import {Deferred} from "@odoo/hoot-mock";
import {browser} from "@web/core/browser/browser";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {getDefaultConfig} from "@web/views/view";
import {registry} from "@web/core/registry";

defineMailModels();
describe.current.tags("desktop");

const question = (number) => `.o_iso_question[data-number='${number}']`;
const conclude = (number, meaning) =>
    contains(`${question(number)} [data-meaning=${meaning}]`).click();

const CONCLUSIONS = ["conform", "remark", "nonconform", "none"].map(
    (meaning, place) => ({
        id: place + 1,
        name: meaning,
        code: meaning,
        meaning,
    })
);

const row = (id, values = {}) => ({
    id,
    clause: {id: 1, name: "7.5.3"},
    procedure: "",
    name: `Question ${id}`,
    evidence_hint: "",
    origin: "question",
    own_words: "",
    own_by: "",
    own_version: "w",
    own_evidence_ids: [],
    conclusion_id: false,
    grade: "",
    requirement: "",
    seen: "",
    place: "",
    reason: "",
    note: "",
    version: "v",
    evidence_ids: [],
    answered_by: "",
    finding_id: false,
    ...values,
});

/** Shows a checklist of these questions; saves are steps. */
async function show(questions, {may = {}, session = {}, look = "list", ...more} = {}) {
    const rows = Object.fromEntries(questions.map((one) => [one.id, one]));
    browser.localStorage.clear();
    onRpc("iso.audit.session", "get_checklist", () => ({
        session: {id: 7, name: "Unit", when: "", state: "running", ...session},
        may: {see: true, begin: false, answer: true, say: false, ...may},
        conclusions: CONCLUSIONS,
        grades: [
            ["major", "Major"],
            ["minor", "Minor"],
        ],
        wants: {
            conform: [],
            remark: ["seen"],
            nonconform: ["requirement", "seen", "place", "grade"],
            none: ["reason"],
        },
        labels: Object.fromEntries(
            [
                "requirement",
                "seen",
                "place",
                "grade",
                "reason",
                "note",
                "own_words",
            ].map((name) => [name, name])
        ),
        looked_at: {procedure_ids: 0, task_ids: 2, objective_ids: 0, risk_ids: 0},
        questions: questions.map((one) => ({...one})),
        free_findings: 0,
        ...more,
    }));
    onRpc("iso.audit.answer", "save_answer", ({args: [[id], values]}) => {
        expect.step(`save ${id} ${JSON.stringify(values)}`);
        Object.assign(rows[id], values);
        return {saved: true, answer: {...rows[id]}};
    });
    onRpc("iso.audit.session", "hand_in", () => {
        expect.step("hand in");
        return true;
    });
    mockService("action", {
        doAction(action) {
            expect.step(`open ${action.name}`);
        },
    });
    await mountWithCleanup(
        registry.category("actions").get("iso_quality_audit.checklist"),
        {
            componentEnv: {config: getDefaultConfig()},
            props: {
                action: {context: {iso_session_id: 7}},
                state: {checklist: {session_id: 7, look}},
            },
        }
    );
}

test("nothing is pre-set", async () => {
    await show([row(1), row(2)]);
    expect(".o_iso_conclusion").toHaveCount(8);
    expect(".o_iso_chosen:not(.o_iso_filter)").toHaveCount(0);
    expect(".o_iso_checklist_count").toHaveText("0/2 answered");
    expect(".o_iso_save_state").toHaveText("Saved");
});

test("what is asked depends on the conclusion", async () => {
    await show([row(1)]);
    await conclude(1, "nonconform");
    expect(queryAllTexts(`${question(1)} .o_iso_field_label`)).toEqual([
        "grade",
        "requirement",
        "seen",
        "place",
        "note",
    ]);
    expect(".o_iso_answer_missing").toHaveText(
        "Still missing: requirement, seen, place, grade"
    );
    await conclude(1, "none");
    expect(".o_iso_answer_missing").toHaveText("Still missing: reason");
    await contains("textarea[name=reason]").edit("because", {confirm: "blur"});
    expect(".o_iso_answer_missing").toHaveCount(0);
    await animationFrame();
    expect.verifySteps([
        'save 1 {"conclusion_id":3}',
        'save 1 {"conclusion_id":4}',
        'save 1 {"reason":"because"}',
    ]);
    expect(".o_iso_checklist_count").toHaveText("1/1 answered");
});

test("an agency without grades is not asked for them", async () => {
    await show([row(1)], {
        wants: {nonconform: ["requirement", "seen", "place"]},
        grades: [],
    });
    await conclude(1, "nonconform");
    expect(".o_iso_grade").toHaveCount(0);
    await animationFrame();
    expect.verifySteps(['save 1 {"conclusion_id":3}']);
});

test("typed in by keyboard: a number concludes and leads on", async () => {
    await show([row(1), row(2)]);
    queryFirst(`${question(1)} .o_iso_conclusion`).focus();
    await press("2");
    await animationFrame();
    await animationFrame();
    expect(document.activeElement).toBe(queryFirst(`${question(1)} [name=seen]`));
    queryFirst(`${question(2)} .o_iso_conclusion`).focus();
    await press("1");
    await animationFrame();
    await animationFrame();
    expect(document.activeElement).toBe(queryFirst(`${question(2)} [name=note]`));
    expect.verifySteps(['save 1 {"conclusion_id":2}', 'save 2 {"conclusion_id":1}']);
});

test("one by one: next, previous, next unanswered", async () => {
    await show([row(1), row(2, {conclusion_id: 1}), row(3)], {look: "one"});
    expect(".o_iso_question").toHaveCount(1);
    expect(".o_iso_place").toHaveText("1/3");
    expect(".o_iso_previous").not.toBeEnabled();
    await contains(".o_iso_next_open").click();
    expect(question(3)).toHaveCount(1);
    expect(".o_iso_next").not.toBeEnabled();
    await contains(".o_iso_previous").click();
    expect(question(2)).toHaveCount(1);
    await press("ArrowRight");
    await animationFrame();
    expect(question(3)).toHaveCount(1);
    await press("1");
    await animationFrame();
    await animationFrame();
    expect.verifySteps(['save 3 {"conclusion_id":1}']);
});

test("it begins where something is to be answered", async () => {
    await show([row(1, {conclusion_id: 1}), row(2)], {look: "one"});
    expect(question(2)).toHaveCount(1);
});

test("a filter keeps its rows while they are answered", async () => {
    await show([row(1, {conclusion_id: 1}), row(2), row(3)]);
    await contains("[data-filter=open]").click();
    expect(".o_iso_question").toHaveCount(2);
    await conclude(2, "conform");
    expect(".o_iso_question").toHaveCount(2);
    await contains("[data-filter=open]").click();
    expect(".o_iso_question").toHaveCount(1);
    await contains("[data-filter=nonconform]").click();
    expect(".o_iso_question").toHaveCount(0);
    expect.verifySteps(['save 2 {"conclusion_id":1}']);
});

test("questions stand under their clauses", async () => {
    await show([row(1), row(2), row(3, {clause: {id: 2, name: "8.7"}})]);
    expect(queryAllTexts(".o_iso_question_group h3")).toEqual(["7.5.3", "8.7"]);
});

test("handing in says what is missing, and leads there", async () => {
    await show([row(1, {conclusion_id: 2}), row(2), row(3, {conclusion_id: 1})]);
    await contains(".o_iso_hand_in").click();
    await animationFrame();
    expect(queryAllTexts(".o_iso_missing_link strong")).toEqual([
        "seen",
        "not answered",
    ]);
    expect(".o_iso_hand_in_now").toHaveCount(0);
    await contains(".o_iso_missing_link:last").click();
    expect(".o_dialog").toHaveCount(0);
});

test("handing in what is whole", async () => {
    await show([row(1, {conclusion_id: 1})]);
    await contains(".o_iso_hand_in").click();
    await contains(".o_iso_hand_in_now").click();
    expect.verifySteps(["hand in"]);
});

test("the department: its words, no conclusions", async () => {
    await show([row(1)], {may: {see: false, answer: false, say: true}});
    expect(".o_iso_conclusion").toHaveCount(0);
    expect(".o_iso_checklist_count").toHaveText("0/1 prepared");
    await contains("textarea[name=own_words]").edit("In the cupboard", {
        confirm: "blur",
    });
    await animationFrame();
    expect.verifySteps(['save 1 {"own_words":"In the cupboard"}']);
    expect(".o_iso_checklist_count").toHaveText("1/1 prepared");
    expect(".o_iso_hand_in").toHaveCount(0);
});

test("a photo goes on being sent after one has gone on", async () => {
    const gate = new Deferred();
    onRpc("/web/binary/upload_attachment", async () => {
        await gate;
        return [{id: 5}];
    });
    onRpc("iso.audit.answer", "attach_evidence", ({args: [[id], files]}) => {
        expect.step(`attach ${files} to ${id}`);
        return [{id: 5, name: "a.txt", mimetype: "text/plain"}];
    });
    await show([row(1), row(2)], {look: "one"});
    await contains(".o_iso_answer_choose").click();
    await setInputFiles([new File(["x"], "a.txt")]);
    await animationFrame();
    expect(".o_iso_save_state").toHaveText("Saving…");
    await contains(".o_iso_next").click();
    gate.resolve();
    await animationFrame();
    await animationFrame();
    expect.verifySteps(["attach 5 to 1"]);
    expect(".o_iso_save_state").toHaveText("Saved");
    await contains(".o_iso_previous").click();
    expect(".o_iso_answer_file").toHaveText("a.txt");
});

test("what is sealed is read only", async () => {
    await show([row(1, {conclusion_id: 3, seen: "No book", own_words: "Words"})], {
        may: {answer: false},
        session: {state: "handed_in"},
    });
    expect("textarea").toHaveCount(0);
    expect(".o_iso_conclusion").toHaveCount(1);
    expect(".o_iso_conclusion").not.toBeEnabled();
    expect(".o_iso_question_answer").toHaveText(/No book/);
    expect(".o_iso_own_words").toHaveText(/Words/);
    expect(".o_iso_checklist_state").toHaveText(/sealed/);
});

test("before it begins there are questions and a button", async () => {
    await show([row(1)], {
        may: {answer: false, begin: true},
        session: {state: "planned"},
    });
    expect(".o_iso_conclusion").toHaveCount(0);
    expect(".o_iso_begin").toHaveCount(1);
    expect(question(1)).toHaveText(/Question 1/);
});
