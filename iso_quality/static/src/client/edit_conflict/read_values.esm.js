/* What a save changes, as it was read: the server compares it with what is stored. */

const COMPARED = new Set([
    "char",
    "date",
    "datetime",
    "float",
    "html",
    "integer",
    "monetary",
    "selection",
    "text",
]);

export const isList = (field) => ["one2many", "many2many"].includes(field.type);

function isCompared(record, name) {
    const {relatedPropertyField, type} = record.fields[name];
    return (
        COMPARED.has(type) &&
        !relatedPropertyField &&
        (record.resModel.startsWith("iso.") || name.startsWith("iso_")) &&
        // Where a row stands is no matter of who writes in it.
        name !== "sequence" &&
        !record.activeFields[name]?.isHandle
    );
}

/**
 * Adds what was read of some fields of a record: {model: {id: {field: value}}}.
 *
 * @param {Object} record of Odoo's relational model
 * @param {String[]} names
 * @param {Object} read
 * @returns {Object} read
 */
export function addReadValues(record, names, read) {
    for (const name of names) {
        if (record.resId && isCompared(record, name) && name in record._values) {
            const ofModel = (read[record.resModel] ||= {});
            const ofRecord = (ofModel[record.resId] ||= {});
            ofRecord[name] = record._formatServerValue(
                record.fields[name].type,
                record._values[name]
            );
        }
    }
    return read;
}

/** What was read of all that is changed in a record and in its rows. */
export function readValues(record, read = {}) {
    const names = Object.keys(record._changes);
    addReadValues(record, names, read);
    for (const name of names) {
        if (isList(record.fields[name])) {
            for (const row of Object.values(record._changes[name]._cache)) {
                readValues(row, read);
            }
        }
    }
    return read;
}

/** The record with that id which is part of a record: itself, or a row at any depth. */
export function findPart(record, model, id) {
    if (record.resModel === model && record.resId === id) {
        return record;
    }
    for (const [name, value] of Object.entries(record.data)) {
        if (value?._cache && isList(record.fields[name])) {
            for (const row of Object.values(value._cache)) {
                const found = findPart(row, model, id);
                if (found) {
                    return found;
                }
            }
        }
    }
    return null;
}
