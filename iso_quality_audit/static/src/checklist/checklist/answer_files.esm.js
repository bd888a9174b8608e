import {Component, useRef, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {session} from "@web/session";

const MB = 1024 * 1024;

/** The files of one answer: photos from the phone's camera, or any file. */
export class AnswerFiles extends Component {
    static template = "iso_quality_audit.AnswerFiles";
    static props = {answer: Object, keeper: Object, name: String, mayWrite: Boolean};

    setup() {
        this.camera = useRef("camera");
        this.chooser = useRef("chooser");
        this.answer = useState(this.props.answer);
    }

    get files() {
        return this.answer[this.props.name] || [];
    }

    /** On their way or refused; those that arrived are in the answer. */
    get waiting() {
        return this.answer.keep.waiting.filter((one) => one.field === this.props.name);
    }

    isPicture(file) {
        return file.mimetype.startsWith("image/");
    }

    onChosen(ev) {
        for (const file of ev.target.files) {
            const largest = session.iso_largest_file_mb;
            const isTooLarge = Boolean(largest && file.size > largest * MB);
            this.props.keeper.files.add(this.answer, {
                field: this.props.name,
                name: file.name,
                file,
                final: isTooLarge,
                error: isTooLarge
                    ? _t("Too large: at most %s MB a file.", largest)
                    : "",
            });
        }
        // The same file may be chosen again.
        ev.target.value = null;
    }

    send(entry) {
        return this.props.keeper.files.send(this.answer, entry);
    }

    drop(file) {
        return this.props.keeper.files.drop(this.answer, this.props.name, file.id);
    }

    leaveOut(entry) {
        this.props.keeper.files.leaveOut(this.answer, entry);
    }
}
