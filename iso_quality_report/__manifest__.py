{
    "name": "ISO Quality: Print and Look",
    "version": "19.0.1.0.0",
    "category": "ISO Quality",
    "summary": "Official documents and the year board",
    "author": "ISO Quality Team",
    "license": "LGPL-3",
    "depends": ["iso_quality_audit"],
    "data": ["views/iso_year_board_views.xml"],
    "assets": {
        "web.assets_backend": ["iso_quality_report/static/src/**/*"],
        "web.assets_tests": ["iso_quality_report/static/tests/tours/**/*"],
    },
}
