import {download} from "@web/core/network/download";
import {getReportUrl} from "@web/webclient/actions/reports/utils";
import {registry} from "@web/core/registry";
import {user} from "@web/core/user";

// Report type of ours → [how its address begins, what the download route calls it].
const TYPES = {
    reportlab: ["pdf", "qweb-pdf"],
    docx: ["docx", "docx"],
    xlsx: ["xlsx", "xlsx"],
};

/**
 * Downloads a report that our document language writes; needs no wkhtmltopdf.
 *
 * @param {Object} action the report action
 * @param {Object} options of the action service
 * @param {Object} env
 * @returns {Promise<Boolean>} whether the report was ours
 */
async function downloadDocument(action, options, env) {
    const type = TYPES[action.report_type];
    if (!type) {
        return false;
    }
    const [converter, kind] = type;
    const url = getReportUrl(action, converter, user.context);
    env.services.ui.block();
    try {
        await download({
            url: "/report/download",
            data: {
                data: JSON.stringify([url, kind]),
                context: JSON.stringify({...user.context, ...action.context}),
            },
        });
    } finally {
        env.services.ui.unblock();
    }
    return true;
}

registry.category("ir.actions.report handlers").add("iso_quality", downloadDocument);
