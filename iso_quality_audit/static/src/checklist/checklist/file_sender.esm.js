import {_t} from "@web/core/l10n/translation";

const ROUTE = "/web/binary/upload_attachment";
const METHODS = {
    evidence_ids: {add: "attach_evidence", drop: "detach_evidence"},
    own_evidence_ids: {add: "attach_beforehand", drop: "detach_beforehand"},
};
let nextKey = 1;

/**
 * Sends files of answers. It belongs to the whole checklist: a photo goes on when one
 * has gone on to the next question.
 */
export class FileSender {
    constructor(keeper, {orm, http}) {
        Object.assign(this, {keeper, orm, http});
    }

    add(answer, entry) {
        answer.keep.waiting.push({...entry, key: nextKey++});
        return this.send(answer, answer.keep.waiting.at(-1));
    }

    async send(answer, entry) {
        if (entry.final) {
            return;
        }
        entry.error = "";
        this.keeper.state.busyFiles++;
        try {
            // The department may not write on the answer: its files come loose.
            const place = entry.field === "evidence_ids" ? answer.id : 0;
            const text = await this.http.post(
                ROUTE,
                {
                    csrf_token: odoo.csrf_token,
                    model: "iso.audit.answer",
                    id: place,
                    ufile: [entry.file],
                },
                "text"
            );
            const [stored] = JSON.parse(text);
            if (stored.error) {
                throw new Error(stored.error);
            }
            await this.change(answer, entry.field, "add", stored.id);
            this.leaveOut(answer, entry);
        } catch (error) {
            entry.error =
                error.data?.message ||
                _t("Not sent: check the connection and send it again.");
        } finally {
            this.keeper.state.busyFiles--;
        }
    }

    drop(answer, field, fileId) {
        return this.change(answer, field, "drop", fileId);
    }

    async change(answer, field, what, fileId) {
        answer[field] = await this.orm.silent.call(
            "iso.audit.answer",
            METHODS[field][what],
            [[answer.id], [fileId]]
        );
    }

    leaveOut(answer, entry) {
        const {waiting} = answer.keep;
        const place = waiting.findIndex((one) => one.key === entry.key);
        if (place >= 0) {
            waiting.splice(place, 1);
        }
    }
}
