import {Component, useRef, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {session} from "@web/session";
import {useService} from "@web/core/utils/hooks";

const ROUTE = "/web/binary/upload_attachment";
const MB = 1024 * 1024;
const METHODS = {
    evidence_ids: {add: "attach_evidence", drop: "detach_evidence"},
    own_evidence_ids: {add: "attach_beforehand", drop: "detach_beforehand"},
};

/** The files of one answer: photos from the phone's camera, or any file. */
export class AnswerFiles extends Component {
    static template = "iso_quality_audit.AnswerFiles";
    static props = {answer: Object, keeper: Object, name: String, mayWrite: Boolean};

    setup() {
        this.orm = useService("orm");
        this.http = useService("http");
        this.camera = useRef("camera");
        this.chooser = useRef("chooser");
        this.answer = useState(this.props.answer);
        // On their way or refused; those that arrived are in the answer.
        this.state = useState({waiting: []});
        this.nextKey = 1;
    }

    get files() {
        return this.answer[this.props.name] || [];
    }

    isPicture(file) {
        return file.mimetype.startsWith("image/");
    }

    onChosen(ev) {
        for (const file of ev.target.files) {
            const entry = {key: this.nextKey++, name: file.name, file, error: ""};
            const largest = session.iso_largest_file_mb;
            if (largest && file.size > largest * MB) {
                entry.error = _t("Too large: at most %s MB a file.", largest);
                entry.final = true;
            }
            this.state.waiting.push(entry);
            this.send(this.state.waiting.at(-1));
        }
        // The same file may be chosen again.
        ev.target.value = null;
    }

    async send(entry) {
        if (entry.final) {
            return;
        }
        const {keeper, name} = this.props;
        const {id} = this.answer;
        entry.error = "";
        keeper.state.busyFiles++;
        try {
            // The department may not write on the answer: its files come loose.
            const place = name === "evidence_ids" ? id : 0;
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
            await this.change("add", stored.id);
            this.leaveOut(entry);
        } catch (error) {
            entry.error =
                error.data?.message ||
                _t("Not sent: check the connection and send it again.");
        } finally {
            keeper.state.busyFiles--;
        }
    }

    async change(what, fileId) {
        const {name} = this.props;
        this.answer[name] = await this.orm.silent.call(
            "iso.audit.answer",
            METHODS[name][what],
            [[this.answer.id], [fileId]]
        );
    }

    drop(file) {
        return this.change("drop", file.id);
    }

    leaveOut(entry) {
        const place = this.state.waiting.findIndex((one) => one.key === entry.key);
        if (place >= 0) {
            this.state.waiting.splice(place, 1);
        }
    }
}
