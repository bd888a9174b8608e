// Files of evidence: their limit, their progress, and saving while they are on their way.

import {animationFrame, describe, expect, test} from "@odoo/hoot";
import {
    clickSave,
    contains,
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
    patchWithCleanup,
} from "@web/../tests/web_test_helpers";
import {Deferred} from "@odoo/hoot-mock";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {queryAllTexts, setInputFiles} from "@odoo/hoot-dom";
import {session} from "@web/session";

class IsoTask extends models.Model {
    _name = "iso.task";

    name = fields.Char();
    evidence_ids = fields.Many2many({string: "Evidence", relation: "ir.attachment"});

    _records = [{id: 1, name: "Việc", evidence_ids: []}];
}

defineMailModels();
defineModels([IsoTask]);
describe.current.tags("desktop");

const add = ".o_iso_evidence_add button";
const upload = ".o_iso_upload";
const kept = ".o_iso_evidence .o_attachment .caption:not(.small)";

/** Opens the task; `answer` is what the server says of a file with that name. */
async function openTask(answer = () => null, attributes = "") {
    patchWithCleanup(session, {iso_largest_file_mb: 1});
    onRpc("/web/binary/upload_attachment", async function (request) {
        const form = await request.formData();
        const file = form.get("ufile");
        expect.step(`send ${file.name} to ${form.get("model")} ${form.get("id")}`);
        const answered = await answer(file.name);
        if (answered) {
            return [answered];
        }
        const [id] = this.env["ir.attachment"].create([
            {name: file.name, mimetype: "text/plain"},
        ]);
        return [{id, filename: file.name, mimetype: "text/plain", size: 1}];
    });
    onRpc("iso.task", "web_save", ({args}) => {
        expect.step(`save ${(args[1].evidence_ids || []).length} files`);
    });
    await mountView({
        type: "form",
        resModel: "iso.task",
        resId: 1,
        arch: `
            <form ${attributes}>
                <field name="name"/>
                <field name="evidence_ids" widget="iso_evidence"/>
            </form>`,
    });
}

async function choose(...names) {
    await contains(add).click();
    await setInputFiles(names.map((name) => new File(["x"], name)));
    await animationFrame();
}

test("the limit is said beforehand", async () => {
    await openTask();
    expect(".o_iso_evidence_limit").toHaveText("At most 1 MB a file");
});

test("a file that is too large is not sent, the others are", async () => {
    await openTask();
    await contains(add).click();
    const large = new File([new Uint8Array(1024 * 1024 + 1)], "large.png");
    await setInputFiles([large, new File(["x"], "small.png")]);
    await animationFrame();
    await animationFrame();
    expect.verifySteps(["send small.png to iso.task 1"]);
    expect(kept).toHaveCount(1);
    expect(upload).toHaveCount(1);
    expect(".o_iso_upload_error").toHaveText(/Too large: 1.0 MB/);
    expect(".o_notification").toHaveText(/large.png/);
    expect(".o_iso_upload_again").toHaveCount(0);
    await contains(".o_iso_upload_drop").click();
    expect(upload).toHaveCount(0);
});

test("three are sent at once, and seen", async () => {
    const answers = {};
    await openTask((name) => (answers[name] = new Deferred()));
    await choose("1", "2", "3", "4");
    expect(upload).toHaveCount(3);
    expect(`${upload} progress`).toHaveCount(3);
    expect(".o_iso_evidence_progress").toHaveText("Sending: 0 of 4 files");
    answers[2].resolve();
    await animationFrame();
    await animationFrame();
    expect(queryAllTexts(".o_iso_upload_name")).toEqual(["1", "3", "4"]);
    expect(".o_iso_evidence_progress").toHaveText("Sending: 1 of 4 files");
    for (const name of ["1", "3", "4"]) {
        answers[name].resolve();
    }
    await animationFrame();
    await animationFrame();
    expect(upload).toHaveCount(0);
    expect(".o_iso_evidence_progress").toHaveCount(0);
    expect(kept).toHaveCount(4);
    expect.verifySteps([1, 2, 3, 4].map((name) => `send ${name} to iso.task 1`));
});

test("saving waits for those on their way: forty at once are all kept", async () => {
    const names = Array.from({length: 40}, (_, index) => `${index}.jpg`);
    const last = new Deferred();
    await openTask((name) => (name === "39.jpg" ? last : null));
    await choose(...names);
    await contains(".o_form_button_save").click();
    for (let frame = 0; frame < 60; frame++) {
        await animationFrame();
    }
    const sent = names.map((name) => `send ${name} to iso.task 1`);
    expect.verifySteps(sent);
    last.resolve();
    for (let frame = 0; frame < 5; frame++) {
        await animationFrame();
    }
    expect.verifySteps(["save 40 files"]);
});

test("what failed is told, is not in the way of saving, and is sent again", async () => {
    let error = "“a” is too large";
    await openTask((name) => (name === "a" && error ? {error} : null));
    await choose("a", "b");
    await animationFrame();
    expect(".o_iso_upload_error").toHaveText("“a” is too large");
    expect(".o_notification").toHaveText(/a \(“a” is too large\)/);
    await clickSave();
    expect.verifySteps([
        "send a to iso.task 1",
        "send b to iso.task 1",
        "save 1 files",
    ]);
    error = "";
    await contains(".o_iso_upload_again").click();
    await animationFrame();
    await animationFrame();
    expect(upload).toHaveCount(0);
    expect(kept).toHaveCount(2);
    expect.verifySteps(["send a to iso.task 1"]);
});

test("a file that is taken back is neither kept nor waited for", async () => {
    await openTask((name) => (name === "a" ? new Deferred() : null));
    await choose("a", "b");
    await animationFrame();
    expect(queryAllTexts(".o_iso_upload_name")).toEqual(["a"]);
    await contains(".o_iso_upload_drop").click();
    expect(upload).toHaveCount(0);
    await clickSave();
    expect.verifySteps([
        "send a to iso.task 1",
        "send b to iso.task 1",
        "save 1 files",
    ]);
});

test("who may not add files is offered nothing", async () => {
    await openTask(() => null, 'edit="0"');
    expect(".o_iso_evidence").toHaveCount(1);
    expect(add).toHaveCount(0);
});
