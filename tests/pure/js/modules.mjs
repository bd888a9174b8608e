// Loads a module of our pages without Odoo, wherever in the addons it lies.

import {existsSync, readFileSync, readdirSync} from "node:fs";
import {fileURLToPath} from "node:url";
import path from "node:path";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

// What stands in for Odoo: terms stay English, values are put into them.
const STAND_INS = {
    "@web/core/l10n/translation": `
        export function _t(source, ...values) {
            const named = typeof values[0] === "object" ? values[0] : {};
            return source
                .replace(/%\\((\\w+)\\)s/g, (_, name) => named[name])
                .replace(/%s/g, () => values.shift());
        }`,
};

function asUrl(source) {
    return `data:text/javascript;base64,${Buffer.from(source).toString("base64")}`;
}

function* filesIn(folder) {
    for (const entry of readdirSync(folder, {withFileTypes: true})) {
        const inside = path.join(folder, entry.name);
        if (entry.isDirectory()) {
            yield* filesIn(inside);
        } else {
            yield inside;
        }
    }
}

/**
 * @param {String} name of a file under an addon's static/src, as "ink.esm.js"
 * @returns {String} its path; there must be one such file and no more
 */
function find(name) {
    const found = readdirSync(ROOT)
        .filter((addon) => addon.startsWith("iso_quality"))
        .map((addon) => path.join(ROOT, addon, "static", "src"))
        .filter(existsSync)
        .flatMap((folder) => [...filesIn(folder)])
        .filter((file) => path.basename(file) === name);
    if (found.length !== 1) {
        throw new Error(`${found.length} files are named ${name}: ${found.join(", ")}`);
    }
    return found[0];
}

/**
 * Node takes a file named .js for a module of its own old kind, so the source is
 * loaded as text. What it imports from Odoo must have a stand-in here.
 *
 * @param {String} name of a file under an addon's static/src, as "ink.esm.js"
 * @returns {Promise<Object>} what the module exports
 */
export function load(name) {
    const source = readFileSync(find(name), "utf-8");
    return import(
        asUrl(
            source.replace(/(from\s+)"(@[^"]+)"/g, (line, from, module) =>
                STAND_INS[module] ? `${from}"${asUrl(STAND_INS[module])}"` : line
            )
        )
    );
}
