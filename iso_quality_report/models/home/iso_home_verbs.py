from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.web_actions import notify, open_dialog, open_form
from odoo.addons.web.controllers.utils import clean_action

# What is done with a row: verb -> models it is for.
ON = {
    "finish": ("iso.task",),
    "assign": ("iso.task",),
    "difficulty": ("iso.task",),
    "checklist": ("iso.audit.session",),
    "see": ("mail.activity",),
    "sign": ("mail.activity",),
    "send_back": ("mail.activity",),
    "let_in": ("res.users",),
}
# What rows stand for.
ROWS = {"iso.task", "iso.audit.session", "iso.audit", "iso.objective.measure"}
ROWS |= {"mail.activity", "res.users", "iso.risk.register"}
# What opens a dialog or screen that the product has: verb -> xml id.
OPENED = {
    "plan": "iso_quality.iso_plan_new_wizard_action",
    "record": "iso_quality_report.iso_objective_measure_record_action",
    "guide": "iso_quality.iso_setup_guide_action",
    "briefing": "iso_quality_report.iso_briefing_wizard_action",
}
# How a paper that waits is signed, and given back: one of these its model has.
SIGNING = ("action_open_issue", "action_approve")
GIVING_BACK = ("action_open_return", "action_open_send_back")


class IsoHome(models.AbstractModel):
    """What is done on the home itself: each verb is a button of the record, or of the
    screen, that the product has already."""

    _inherit = "iso.home"

    @api.model
    def _verb(self, name):
        labels = {
            "urge": self.env._("Remind All"),
            "remind": self.env._("Remind Them"),
            "record": self.env._("Enter in One Go"),
            "briefing": self.env._("Progress for the Briefing"),
            "plan": self.env._("Make It"),
            "guide": self.env._("Go On"),
            "finish": self.env._("Finish"),
            "assign": self.env._("Assign"),
            "difficulty": self.env._("Difficulty"),
            "checklist": self.env._("Open the Checklist"),
            "see": self.env._("Look"),
            "sign": self.env._("Sign"),
            "send_back": self.env._("Return"),
            "let_in": self.env._("Let In"),
        }
        return {"name": name, "label": labels[name]}

    @api.model
    def _verbs_of_to_do(self, model, signs):
        """What can be done with one of the user's to-dos.

        :param str model: of what it is about
        :param bool signs: whether it asks for a signature
        """
        verbs, model = ["see"], self.env.registry.get(model)
        for verb, buttons in (("sign", SIGNING), ("send_back", GIVING_BACK)):
            if signs and any(hasattr(model, button) for button in buttons):
                verbs.append(verb)
        return [self._verb(name) for name in verbs]

    # ------------------------------------------------------------ with all of a block
    @api.model
    def act(self, verb):
        """Do the one thing of a block.

        :param str verb: of a block of the user's
        :return: an action; what is asked first is asked in a dialog
        :raise UserError: for what is no verb of a block
        :raise AccessError: for who may not
        """
        if verb == "urge":
            self.env["res.users"]._iso_require("secretary", self.env.company)
            action = open_dialog(self.env._("Remind All"), "iso.urge.wizard")
            return clean_action(action, env=self.env)
        if verb == "remind":
            told = self.env["iso.objective.collection"].remind()
            return notify(told["type"], told["message"])
        if isinstance(verb, str) and verb in OPENED:
            action = self.env["ir.actions.actions"]._for_xml_id(OPENED[verb])
            return clean_action(action, env=self.env)
        raise UserError(self.env._("This is not on your home. Reload the page."))

    # ------------------------------------------------------------ with one row
    @api.model
    def act_on(self, verb, model, record_id):
        """Do something with one row.

        :param str verb: one of its verbs
        :param str model: of the row
        :param int record_id: of the row
        :return: an action; what is missing is asked in a dialog
        :raise UserError: when the record is gone, or this is not done with it
        :raise AccessError: for who may not
        """
        if not isinstance(verb, str) or model not in ON.get(verb, ()):
            raise UserError(self.env._("This is not on your home. Reload the page."))
        record = self.env[model].browse(self._whole(record_id)).exists()
        if not record:
            raise UserError(self.env._("It is not there any more. Reload the page."))
        record.check_access("read")
        action = getattr(self, f"_act_{verb}")(record)
        # As Odoo answers buttons.
        return clean_action(action, env=self.env)

    @api.model
    def open_row(self, model, record_id):
        """Open what a row stands for.

        :param str model: of the row
        :param int record_id: of the row
        :return: the action that shows it
        :raise UserError: when the record is gone
        """
        if not isinstance(model, str) or model not in ROWS:
            raise UserError(self.env._("This is not on your home. Reload the page."))
        record = self.env[model].browse(self._whole(record_id)).exists()
        if not record:
            raise UserError(self.env._("It is not there any more. Reload the page."))
        if model == "mail.activity":
            return self._act_see(record)
        return {**open_form(record), "views": [[False, "form"]]}

    @api.model
    def _act_finish(self, task):
        """Result, photo and button on one sheet; who may not is told so."""
        return task._finish_dialog() or task.action_finish()

    @api.model
    def _act_assign(self, task):
        form = self.env.ref("iso_quality_report.iso_task_view_form_assign").id
        return {
            **open_form(task, target="new"),
            "name": self.env._("Assign"),
            "views": [[form, "form"]],
        }

    @api.model
    def _act_let_in(self, user):
        """An account of the agency becomes one of its people, who has the role of staff;
        department and more are given in the form."""
        agency = self.env.company
        # sudo: only whether it is one of the agency's
        account = user.sudo()
        if account.share or agency not in account.company_ids:
            raise UserError(self.env._("This account is not one of this agency."))
        self.env["iso.role"]._give(user, "staff", agency)
        pair = (user.id, agency.id)
        return open_form(self.env["iso.person"]._of_pairs([pair])[pair])

    @api.model
    def _act_difficulty(self, task):
        return task.action_raise_difficulty()

    @api.model
    def _act_checklist(self, session):
        return session.action_open_checklist()

    @api.model
    def _act_see(self, activity):
        return {**open_form(self._paper(activity)), "views": [[False, "form"]]}

    @api.model
    def _act_sign(self, activity):
        """What is signed has a dialog of its own; what else is approved is asked about."""
        paper = self._paper(activity)
        if isinstance(paper, self.env.registry["iso.official.document"]):
            return paper.action_open_issue()
        if not hasattr(paper, "action_approve"):
            raise UserError(self.env._("This is decided in the record: open it."))
        return self.env["iso.confirm.wizard"]._ask(paper, "approve")

    @api.model
    def _act_send_back(self, activity):
        """The first of the buttons to give back that the paper has: it asks who may."""
        paper = self._paper(activity)
        button = next((one for one in GIVING_BACK if hasattr(paper, one)), None)
        if not button:
            raise UserError(self.env._("This is decided in the record: open it."))
        return getattr(paper, button)()

    @api.model
    def _paper(self, activity):
        """What a to-do is about, for the user whose it is.

        :raise UserError: when it is not his, or not there any more
        """
        if activity.user_id != self.env.user:
            raise UserError(self.env._("This is not on your home. Reload the page."))
        return self.env["mail.thread"]._iso_thread(activity.res_model, activity.res_id)
