{
    "name": "ISO Quality: Check and Act",
    "version": "19.0.1.0.0",
    "category": "ISO Quality",
    "summary": "Audits, corrective actions and management review",
    "author": "ISO Quality Team",
    "license": "LGPL-3",
    "depends": ["iso_quality"],
    "uninstall_hook": "uninstall_hook",
}
