{
    "name": "ISO Quality: Check and Act",
    "version": "19.0.1.1.0",
    "category": "ISO Quality",
    "summary": "Audits, corrective actions and management review",
    "author": "ISO Quality Team",
    "license": "LGPL-3",
    "depends": ["iso_quality"],
    "data": [
        "security/audit/ir.model.access-audit.csv",
        "security/audit/ir.rule-audit.csv",
        "data/audit/iso_audit_question_kind_data.xml",
        "data/audit/iso.audit.question.csv",
        "wizards/audit/iso_audit_question_import_wizard_views.xml",
        "views/audit/iso_audit_question_views.xml",
        "views/menus.xml",
    ],
    "assets": {
        "web.assets_tests": ["iso_quality_audit/static/tests/**/*_tours.esm.js"],
    },
    "uninstall_hook": "uninstall_hook",
}
