import {FormController} from "@web/views/form/form_controller";
import {formView} from "@web/views/form/form_view";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";

/** Whoever has just been entered is invited: by e-mail, or by a link to hand over. */
export class PersonFormController extends FormController {
    setup() {
        super.setup();
        this.actions = useService("action");
        this.isNewPerson = false;
    }

    async onWillSaveRecord(record, changes) {
        this.isNewPerson = record.isNew;
        return super.onWillSaveRecord(record, changes);
    }

    async onRecordSaved(record, changes) {
        await super.onRecordSaved(record, changes);
        if (this.isNewPerson) {
            this.isNewPerson = false;
            const action = await this.orm.call("iso.person", "invite", [
                [record.resId],
            ]);
            await this.actions.doAction(action, {
                onClose: () => this.model.load(),
            });
        }
    }
}

registry.category("views").add("iso_person_form", {
    ...formView,
    Controller: PersonFormController,
});
