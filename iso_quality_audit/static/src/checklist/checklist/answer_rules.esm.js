/** What a checklist asks for and where one goes next: rules without a screen. */

export const AUDITOR_WRITES = [
    "conclusion_id",
    "grade",
    "requirement",
    "seen",
    "place",
    "reason",
    "note",
];
export const DEPARTMENT_WRITES = ["own_words"];

const isEmpty = (value) => !String(value || "").trim();

export function conclusionOf(answer, sheet) {
    return sheet.conclusions.find((one) => one.id === answer.conclusion_id);
}

export function meaningOf(answer, sheet) {
    return conclusionOf(answer, sheet)?.meaning || "";
}

/** The fields that the conclusion of an answer wants besides itself. */
export function wanted(answer, sheet) {
    return sheet.wants[meaningOf(answer, sheet)] || [];
}

/** What an answer lacks: names of fields; nothing when it is whole. */
export function missing(answer, sheet) {
    if (!answer.conclusion_id) {
        return ["conclusion_id"];
    }
    return wanted(answer, sheet).filter((name) => isEmpty(answer[name]));
}

/** Whether the user has said all there is to say to a question. */
export function isDone(answer, sheet) {
    if (sheet.may.see) {
        return !missing(answer, sheet).length;
    }
    return !isEmpty(answer.own_words) || Boolean(answer.own_evidence_ids.length);
}

/** The next question after one that is not done, beginning again at the top. */
export function nextOpen(answers, sheet, currentId) {
    const place = answers.findIndex((one) => one.id === currentId);
    const round = [...answers.slice(place + 1), ...answers.slice(0, place + 1)];
    return round.find((one) => one.id !== currentId && !isDone(one, sheet));
}

/** Which questions a filter of the list shows. */
export function shownBy(filter, answers, sheet) {
    if (filter === "open") {
        return answers.filter((one) => !isDone(one, sheet));
    }
    if (filter === "nonconform") {
        return answers.filter((one) => meaningOf(one, sheet) === "nonconform");
    }
    return answers;
}

// What questions stand together by; another key is another grouping.
const groupKey = (answer) => answer.part || answer.clause?.name || "";

/** Questions under headings, in the order of the checklist. */
export function grouped(answers) {
    const groups = [];
    for (const answer of answers) {
        const name = groupKey(answer);
        if (groups.at(-1)?.name !== name) {
            groups.push({key: answer.id, name, answers: []});
        }
        groups.at(-1).answers.push(answer);
    }
    return groups;
}
