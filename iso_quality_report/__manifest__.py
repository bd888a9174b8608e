{
    "name": "ISO Quality: Print and Look",
    "version": "19.0.1.1.0",
    "category": "ISO Quality",
    "summary": "Official documents and the year board",
    "author": "ISO Quality Team",
    "license": "LGPL-3",
    "depends": ["iso_quality_audit"],
    "external_dependencies": {"python": ["python-docx", "reportlab"]},
    "data": [
        "security/ir.model.access.csv",
        "data/ir_actions_report_data.xml",
        "data/mail_template_data.xml",
        "wizards/iso_signed_copy_wizard_views.xml",
        "views/iso_plan_views.xml",
        "views/iso_year_board_views.xml",
    ],
    "demo": ["demo/iso_document_file_demo.xml"],
    "post_init_hook": "post_init_hook",
    "assets": {
        "web.assets_backend": ["iso_quality_report/static/src/**/*"],
        "web.assets_tests": ["iso_quality_report/static/tests/tours/**/*"],
    },
}
