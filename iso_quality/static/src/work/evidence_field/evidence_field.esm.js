import {
    Many2ManyBinaryField,
    many2ManyBinaryField,
} from "@web/views/fields/many2many_binary/many2many_binary_field";
import {useBus, useService} from "@web/core/utils/hooks";
import {useExternalListener, useRef, useState} from "@odoo/owl";
import {Deferred} from "@web/core/utils/concurrency";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {session} from "@web/session";

const ROUTE = "/web/binary/upload_attachment";
const AT_ONCE = 3;
const MB = 1024 * 1024;

/**
 * Files of evidence: how large one may be is said beforehand, each is sent on its own
 * and seen to arrive, and saving waits for those that are on their way.
 */
export class EvidenceField extends Many2ManyBinaryField {
    static template = "iso_quality.EvidenceField";

    setup() {
        super.setup();
        this.uploader = useService("file_upload");
        this.input = useRef("input");
        // Files on their way or refused; those that arrived are in the record.
        this.state = useState({files: [], total: 0});
        this.nextKey = 1;
        this.adding = Promise.resolve();
        this.idle = null;
        useBus(this.uploader.bus, "FILE_UPLOAD_LOADED", ({detail}) =>
            this.onLoaded(detail.upload)
        );
        useBus(this.uploader.bus, "FILE_UPLOAD_ERROR", ({detail}) =>
            this.onFailed(detail.upload)
        );
        useBus(this.props.record.model.bus, "NEED_LOCAL_CHANGES", ({detail}) =>
            detail.proms.push(this.idle)
        );
        useExternalListener(window, "beforeunload", (ev) => {
            if (this.idle) {
                ev.preventDefault();
            }
        });
    }

    // --------------------------------------------------------------- what is shown
    get largest() {
        return session.iso_largest_file_mb;
    }

    get limitText() {
        return _t("At most %s MB a file", this.largest);
    }

    get onTheirWay() {
        return this.state.files.filter((file) => !file.error);
    }

    get shownUploads() {
        return this.state.files.filter((file) => file.upload || file.error);
    }

    get progressText() {
        const left = this.onTheirWay.length;
        return _t("Sending: %(done)s of %(total)s files", {
            done: this.state.total - left,
            total: this.state.total,
        });
    }

    get hidden() {
        const list = this.props.record.data[this.props.name];
        return list.count - list.records.length;
    }

    get showAllText() {
        return _t("Show %s more files", this.hidden);
    }

    percent(file) {
        return Math.round(100 * (file.upload?.progress || 0));
    }

    showAll() {
        const list = this.props.record.data[this.props.name];
        return list.load({limit: list.count, offset: 0});
    }

    // --------------------------------------------------------------- uploading
    onChosen(ev) {
        const tooLarge = [];
        for (const file of ev.target.files) {
            const entry = {key: this.nextKey++, name: file.name, file, upload: null};
            if (this.largest && file.size > this.largest * MB) {
                tooLarge.push(file.name);
                entry.error = _t("Too large: %(size)s MB. %(limit)s.", {
                    size: (file.size / MB).toFixed(1),
                    limit: this.limitText,
                });
                entry.final = entry.told = true;
            } else {
                this.state.total++;
            }
            this.state.files.push(entry);
        }
        // The same file may be chosen again.
        ev.target.value = null;
        this.tellRefused(tooLarge);
        this.sendNext();
    }

    tellRefused(names) {
        if (names.length) {
            this.notification.add(names.join(", "), {
                title: _t("These files were not added"),
                type: "danger",
                sticky: true,
            });
        }
    }

    sendNext() {
        const waiting = this.onTheirWay;
        if (waiting.length && !this.idle) {
            this.idle = new Deferred();
        }
        const sending = waiting.filter((file) => file.upload).length;
        const next = waiting.filter((file) => !file.upload).slice(0, AT_ONCE - sending);
        for (const file of next) {
            this.send(file);
        }
        if (!waiting.length && this.idle) {
            this.finish();
        }
    }

    async send(file) {
        // Before the answer: another one that ends now must not send this one again.
        file.upload = {};
        file.upload = await this.uploader.upload(ROUTE, [file.file], {
            displayErrorNotification: false,
            buildFormData: (data) => {
                data.append("model", this.props.record.resModel);
                data.append("id", this.props.record.resId || 0);
            },
        });
    }

    fileOf(upload) {
        return this.state.files.find((file) => file.upload?.id === upload.id);
    }

    onLoaded(upload) {
        const file = this.fileOf(upload);
        if (!file) {
            return;
        }
        const [answer] = JSON.parse(upload.xhr.responseText ?? upload.xhr.response);
        if (answer.error) {
            this.fail(file, answer.error);
            return;
        }
        this.adding = this.adding.then(() => this.operations.saveRecord([answer.id]));
        this.remove(file);
        this.sendNext();
    }

    onFailed(upload) {
        const file = this.fileOf(upload);
        if (file) {
            this.fail(file, _t("Not sent: check the connection and send it again."));
        }
    }

    fail(file, error) {
        Object.assign(file, {error, upload: null});
        this.state.total--;
        this.sendNext();
    }

    /** The last file has arrived or failed: who waits to save may go on. */
    async finish() {
        const failed = this.state.files.filter((file) => file.error && !file.told);
        this.tellRefused(failed.map((file) => `${file.name} (${file.error})`));
        failed.forEach((file) => Object.assign(file, {told: true}));
        await this.adding;
        // Others may have been chosen meanwhile.
        if (this.idle && !this.onTheirWay.length) {
            this.idle.resolve();
            this.idle = null;
            this.state.total = 0;
        }
    }

    sendAgain(file) {
        Object.assign(file, {error: "", told: false});
        this.state.total++;
        this.sendNext();
    }

    /** Take a file back that has not arrived, or is not wanted any more. */
    drop(file) {
        const {upload} = file;
        if (!file.error) {
            this.state.total--;
        }
        this.remove(file);
        upload?.xhr?.abort();
        this.sendNext();
    }

    remove(file) {
        this.state.files.splice(this.state.files.indexOf(file), 1);
    }
}

export const evidenceField = {
    ...many2ManyBinaryField,
    component: EvidenceField,
    displayName: _t("Files of Evidence"),
};

registry.category("fields").add("iso_evidence", evidenceField);
