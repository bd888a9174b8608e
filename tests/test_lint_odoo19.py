"""Constructs which Odoo 19 no longer knows, and which no linter and often no error tells.

They come from guides to older versions. Many install without a word and do nothing.
"""

import ast
import re
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
ADDONS = [path.parent for path in sorted(ROOT.glob("iso_quality*/__manifest__.py"))]

# What is searched → where, and what to write instead. Patterns are for whole lines.
IN_PYTHON = {
    r"\bread_group\((?<!_read_group\()(?<!formatted_read_group\()": "use _read_group()",
    r"_sql_constraints\b": "use models.Constraint",
    r"\bdef name_get\b|\.name_get\(": "use display_name and _compute_display_name",
    r"odoo\.osv\b": "use odoo.fields.Domain",
    r"type\s*=\s*['\"]json['\"]": "use type='jsonrpc'",
    r"['\"]groups_id['\"]|\.groups_id\b": "users have group_ids",
    r"\bnumbercall\b": "ir.cron has no numbercall",
    r"view_mode.*\btree\b": "the view is called list",
    r"\bself\._(cr|uid|context)\b": "use self.env.cr, self.env.uid, self.env.context",
    r"\bfrom odoo\.tests\.common import .*\bForm\b": "import Form from odoo.tests",
    r"\bstates\s*=\s*\{": "states= on fields is gone: use attributes in the view",
    r"\bopenerp\b": "the package is odoo",
}
IN_XML = {
    r"<tree\b|</tree>": "the view is called list",
    r"kanban-box": "the template is called card",
    r"oe_chatter": "write <chatter/>",
    r"\sattrs\s*=": "write invisible=, readonly=, required= as expressions",
    r"\sstates\s*=": "write invisible= as an expression",
    r"\bgroups_id\b": "users have group_ids; menus, actions and views too",
    r"\bnumbercall\b": "ir.cron has no numbercall",
    r"\bdoall\b": "ir.cron has no doall",
    r"\bt-(esc|raw)=": "write t-out",
    r'view_mode"[^>]*>[^<]*\btree\b': "the view is called list",
    r"app_settings_block|data-key=": "settings are made of app, block and setting",
    r"<field name=\"multi\"": "reports have no multi: use binding_view_types",
    r"<report\b|<act_window\b": "write a record",
}
IN_JAVASCRIPT = {
    r"@odoo-module": "modules need no such line",
    r"\bodoo\.define\b": "write an ES module",
    r"\$\(|\bjQuery\b": "there is no jQuery",
    r"@web/core/user_service|useService\(\"user\"\)": "import { user } from @web/core/user",
    r"web_tour\.tours.*test:\s*true": "tours have no test key",
}


def source_files(*suffixes):
    """Our files with these endings, libraries of others left out."""
    return [
        path
        for addon in ADDONS
        for path in sorted(addon.rglob("*"))
        if path.suffix in suffixes and "lib" not in path.parts
    ]


def without_comments(text, suffix):
    """The text with its comments blanked, lines kept: prose may name old things."""
    pattern = {".xml": r"<!--.*?-->", ".js": r"/\*.*?\*/|(?<!:)//[^\n]*"}.get(
        suffix, r"(?m)^\s*#[^\n]*"
    )
    # The one comment that matters in JavaScript.
    keep = "@odoo-module"
    return re.sub(
        pattern,
        lambda found: found[0] if keep in found[0] else "\n" * found[0].count("\n"),
        text,
        flags=re.DOTALL,
    )


def obsolete(text, suffix, patterns):
    """What is found in a text: line number, the line, what to write instead."""
    found = []
    for number, line in enumerate(without_comments(text, suffix).splitlines(), 1):
        for pattern, advice in patterns.items():
            if re.search(pattern, line):
                found.append(f"{number}: {line.strip()[:90]} → {advice}")
    return found


@pytest.mark.parametrize(
    ("suffix", "patterns"),
    [(".py", IN_PYTHON), (".xml", IN_XML), (".js", IN_JAVASCRIPT)],
    ids=["python", "xml", "javascript"],
)
def test_nothing_obsolete(suffix, patterns):
    found = [
        f"{path.relative_to(ROOT)}:{what}"
        for path in source_files(suffix)
        for what in obsolete(path.read_text(encoding="utf-8"), suffix, patterns)
    ]
    assert not found, "\n" + "\n".join(found)


def test_xml_structure():
    """What needs a parser: fields of groups, filters of searches, settings pages."""
    found = []
    for path in source_files(".xml"):
        root = etree.parse(str(path)).getroot()
        where = path.relative_to(ROOT)
        found += [
            f"{where}:{field.sourceline}: groups have privilege_id, not category_id"
            for field in root.iterfind(
                ".//record[@model='res.groups']/field[@name='category_id']"
            )
        ]
        found += [
            f"{where}:{group.sourceline}: <group> of a search has no expand or string"
            for group in root.iterfind(".//search//group")
            if group.get("expand") or group.get("string")
        ]
    assert not found, "\n" + "\n".join(found)


def orders_with_nulls(source):
    """The line numbers where an ``_order`` says where empty values stand."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Assign)
        and any(getattr(target, "id", "") == "_order" for target in node.targets)
        and re.search(r"\bnulls\b", ast.unparse(node.value), re.IGNORECASE)
    ]


def test_orders_are_fit_for_pivots():
    """What is grouped by a model whose order says "nulls first" dies under grouping
    sets, on the server and in words that no user understands; a stored field of its
    own orders as well (see ``for_agency`` of iso.objective.sheet)."""
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in source_files(".py")
        for line in orders_with_nulls(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ('"year desc, department_id nulls first, id"', [2]),
        ('(\n        "year, "\n        "department_id NULLS LAST"\n    )', [2]),
        ('"year desc, for_agency desc, department_id, id"', []),
    ],
)
def test_orders_with_nulls_are_found(order, found):
    assert orders_with_nulls(f"class Toy:\n    _order = {order}\n") == found


@pytest.mark.parametrize(
    ("line", "suffix"),
    [
        ("    self.env['x'].read_group([], [], [])", ".py"),
        ("    _sql_constraints = []", ".py"),
        ("    def name_get(self):", ".py"),
        ("from odoo.osv import expression", ".py"),
        ("@http.route('/x', type='json')", ".py"),
        ("<tree string='x'>", ".xml"),
        ("<t t-name='kanban-box'>", ".xml"),
        ("<field name='x' attrs=\"{}\"/>", ".xml"),
        ("/** @odoo-module */", ".js"),
    ],
)
def test_the_patterns_find_what_they_should(line, suffix):
    patterns = {".py": IN_PYTHON, ".xml": IN_XML, ".js": IN_JAVASCRIPT}[suffix]
    assert obsolete(line, suffix, patterns)


@pytest.mark.parametrize(
    ("line", "suffix"),
    [
        ("    self.env['x']._read_group([], [], [])", ".py"),
        ("    self.env['x'].formatted_read_group([], [], [])", ".py"),
        ("    # _sql_constraints are gone", ".py"),
        ("<list string='x'>", ".xml"),
        ("<!-- no <tree> here -->", ".xml"),
        ("// jQuery is gone", ".js"),
    ],
)
def test_the_patterns_leave_the_rest(line, suffix):
    patterns = {".py": IN_PYTHON, ".xml": IN_XML, ".js": IN_JAVASCRIPT}[suffix]
    assert not obsolete(line, suffix, patterns)


def test_no_machine_in_the_files():
    """No path of somebody's machine and no package mirror belongs into the repository."""
    # Written in parts, so that this file does not find itself.
    pattern = re.compile(
        "|".join(
            [
                "/ro" + "ot/",
                # Folders of the machine, not our rooms of these names.
                r"(?<![\w.])/ho" + "me/[a-z]",
                r"(?<![\w.])/wo" + "rk/",
                "mirror[.]" + "[a-z]",
            ]
        )
    )
    found = []
    for path in sorted(ROOT.rglob("*")):
        relative = path.relative_to(ROOT)
        made_here = {"__pycache__", "node_modules", ".git"} & set(relative.parts)
        hidden = relative.parts[0].startswith(".") and relative.parts[0] != ".ci"
        if made_here or (hidden and len(relative.parts) > 1) or not path.is_file():
            continue
        if path.suffix in {".png", ".ttf", ".pdf", ".docx", ".xlsx"}:
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        for number, line in enumerate(text.splitlines(), 1):
            if pattern.search(line):
                found.append(f"{relative}:{number}: {line.strip()[:90]}")
    assert not found, "\n" + "\n".join(found)
