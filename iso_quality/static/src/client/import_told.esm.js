/* Odoo's import screen says which rows are there already and will be changed, when it is
 * tried and before it is done: what it changes is never changed unseen. */
import {BaseImportModel} from "@base_import/import_model";
import {_t} from "@web/core/l10n/translation";
import {patch} from "@web/core/utils/patch";

patch(BaseImportModel.prototype, {
    /** What is to be imported, and how: what was told is told of this. */
    get isoAsked() {
        const paths = this.columns.map((one) => one.fieldInfo?.fieldPath);
        return JSON.stringify([this.id, paths, this.formattedImportOptions]);
    },

    async executeImport(isTest = false, ...others) {
        const asked = this.isoAsked;
        const keyed = /^(iso\.|hr\.department$)/.test(this.resModel);
        // A long file goes on where it stopped.
        if (isTest || !keyed || this.importOptions.skip || this.isoTold === asked) {
            return await this.isoExecute(asked, isTest, ...others);
        }
        const tried = await this.isoExecute(asked, true, ...others);
        if (tried.res.hasError) {
            return tried;
        }
        if (this.isoTold === asked) {
            this._addMessage("warning", [
                _t(
                    "Before it goes on, this import changes what is there already. Press the button again to do it."
                ),
            ]);
            tried.res.hasError = true;
            return tried;
        }
        return await this.isoExecute(asked, false, ...others);
    },

    async isoExecute(asked, ...others) {
        this.isoLines = [];
        const done = await super.executeImport(...others);
        if (this.isoLines.length) {
            this._addMessage("info", this.isoLines);
            this.isoTold = asked;
        }
        return done;
    },

    async _callImport() {
        const answer = await super._callImport(...arguments);
        this.isoLines?.push(...(answer.iso_told || []));
        return answer;
    },
});
