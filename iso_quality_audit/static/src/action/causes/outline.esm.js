/**
 * Causes as an indented list: rows one under another, each with how deep it stands.
 *
 * Nothing here changes the rows it is given; each function returns new ones. The first
 * row stands at depth 0, none deeper than one below the row before it. Under bones the
 * rows at depth 0 name the bone they hang on; what is under them hangs there too.
 */

export const BONES = ["people", "method", "documents", "means", "environment", "law"];
export const DEEPEST = 8;

let lastKey = 0;

/** A row of its own key: rows that are not saved yet have no id. */
export function newRow(values = {}) {
    return {
        key: ++lastKey,
        id: false,
        depth: 0,
        name: "",
        bone: false,
        actions: [],
        ...values,
    };
}

/** The index after the last row under this one. */
export function endOf(rows, index) {
    let end = index + 1;
    while (end < rows.length && rows[end].depth > rows[index].depth) {
        end++;
    }
    return end;
}

/** The index of the row that this one is a cause of, or -1. */
export function parentOf(rows, index) {
    for (let above = index - 1; above >= 0; above--) {
        if (rows[above].depth < rows[index].depth) {
            return above;
        }
    }
    return -1;
}

/** The index of the row at depth 0 that this one is under, or is. */
export function topOf(rows, index) {
    let top = index;
    while (top > 0 && rows[top].depth > 0) {
        top--;
    }
    return top;
}

/** The bone on which a row hangs, or false. */
export function boneOf(rows, index) {
    return rows.length ? rows[topOf(rows, index)].bone || false : false;
}

/** Whether nothing is asked under it: a root cause. Empty lines say nothing. */
export function isRoot(rows, index) {
    return !rows
        .slice(index + 1, endOf(rows, index))
        .some((row) => row.name.trim().length);
}

/** Whether a row may go one deeper: there is a row of its own depth above it. */
export function canIndent(rows, index, bones = false) {
    const above = rows[index - 1];
    if (!above || above.depth < rows[index].depth) {
        return false;
    }
    if (bones && boneOf(rows, index - 1) !== boneOf(rows, index)) {
        return false;
    }
    const deepest = Math.max(
        ...rows.slice(index, endOf(rows, index)).map((row) => row.depth)
    );
    return deepest < DEEPEST;
}

/** The row and what is under it one deeper, under the row above. */
export function indent(rows, index, bones = false) {
    if (!canIndent(rows, index, bones)) {
        return rows;
    }
    const end = endOf(rows, index);
    return rows.map((row, at) =>
        at >= index && at < end ? {...row, depth: row.depth + 1, bone: false} : row
    );
}

/**
 * The row and what is under it one less deep: after all that its parent has, so that
 * nothing else changes whose cause it is.
 */
export function outdent(rows, index) {
    if (!rows[index].depth) {
        return rows;
    }
    const parent = parentOf(rows, index);
    const bone = rows[parent].depth ? false : rows[parent].bone;
    const end = endOf(rows, index);
    const moved = rows
        .slice(index, end)
        .map((row, at) => ({...row, depth: row.depth - 1, bone: at ? false : bone}));
    const last = endOf(rows, parent);
    return [
        ...rows.slice(0, index),
        ...rows.slice(end, last),
        ...moved,
        ...rows.slice(last),
    ];
}

/** A new empty row beside this one, after all that is under it. */
export function addAfter(rows, index, row = newRow()) {
    const {depth, bone} = rows[index];
    const at = endOf(rows, index);
    return [...rows.slice(0, at), {...row, depth, bone}, ...rows.slice(at)];
}

/** A new empty row under this one, after what is there. */
export function addUnder(rows, index, row = newRow()) {
    if (rows[index].depth >= DEEPEST) {
        return addAfter(rows, index, row);
    }
    const at = endOf(rows, index);
    const added = {...row, depth: rows[index].depth + 1, bone: false};
    return [...rows.slice(0, at), added, ...rows.slice(at)];
}

/** Without this row; what is under it takes its place. */
export function remove(rows, index) {
    const end = endOf(rows, index);
    const {depth, bone} = rows[index];
    return rows
        .map((row, at) =>
            at > index && at < end
                ? {
                      ...row,
                      depth: row.depth - 1,
                      bone: row.depth - 1 === depth ? bone : false,
                  }
                : row
        )
        .filter((_row, at) => at !== index);
}

/** Rows with all of a bone one under another, bones in their order, the others last. */
export function byBones(rows) {
    return [...BONES, false].flatMap((bone) =>
        rows.filter((_row, index) => boneOf(rows, index) === bone)
    );
}

/** Rows as a tree: [{...row, index, root, under: [...]}]; empty lines are left out. */
export function asTree(rows) {
    const tree = [];
    const path = [];
    rows.forEach((row, index) => {
        if (!row.name.trim()) {
            return;
        }
        const node = {...row, index, root: isRoot(rows, index), under: []};
        while (path.length && path.at(-1).depth >= row.depth) {
            path.pop();
        }
        (path.length ? path.at(-1).under : tree).push(node);
        path.push(node);
    });
    return tree;
}
