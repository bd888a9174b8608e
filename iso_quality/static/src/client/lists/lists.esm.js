import {foldedWidth, lineWidth} from "./widths.esm";
import {ListRenderer} from "@web/views/list/list_renderer";
import {patch} from "@web/core/utils/patch";

// Longer names leave room to other columns and are cut, in two lines.
const LONGEST = 230;
const SHORT = 170;
const ROUND = 2;
const AVATAR = 40;
const BADGE = 20;
const TAG = 36;
const SORTED = 18;
const MARGIN = 2;
// What the eye compares stands in one line, and the column is no wider than that.
const NARROW = ["date", "datetime", "integer", "float", "monetary"];
const WORDS = ["char", "many2one", "selection", "reference"];
// Drawn, not written: as wide as Odoo makes them.
const DRAWN = ["handle", "color", "progressbar", "list_activity", "iso_band"];

/**
 * Lists of ours are read, not deciphered: names go on in a second line, headings are
 * whole, dates and numbers are narrow. Odoo's own way of finding widths stays; it is told
 * how wide each column has to be.
 */
patch(ListRenderer.prototype, {
    setup() {
        this.isoColumns = new Map();
        super.setup();
    },

    /** Whether the list is one of ours; a phone has cards. */
    get isIsoList() {
        const {archInfo, list} = this.props;
        const ours = list.resModel.startsWith("iso.");
        return (
            !this.env.isSmall &&
            (ours || (archInfo.className || "").includes("o_iso_read_list"))
        );
    },

    getActiveColumns() {
        const columns = super.getActiveColumns(...arguments);
        return this.isIsoList ? columns.map((one) => this.isoColumn(one)) : columns;
    },

    /** The column that knows its width: the same one at each rendering. */
    isoColumn(column) {
        if (column.type !== "field" || DRAWN.includes(column.widget)) {
            return column;
        }
        const there = this.isoColumns.get(column);
        if (there) {
            return there;
        }
        const given = parseInt(column.attrs?.width, 10) || 0;
        const known = column.field.listViewWidth;
        const listViewWidth = (about) =>
            this.isoWidth(
                column,
                given,
                typeof known === "function" ? known(about) : known
            );
        const sized = {
            ...column,
            attrs: {...column.attrs, width: undefined},
            field: {...column.field, listViewWidth},
        };
        this.isoColumns.set(column, sized);
        return sized;
    },

    /**
     * How wide a column is at least and, where more is of no use, at most.
     *
     * @param {Object} column
     * @param {Number} given the width that the view asks for
     * @param {Number|Number[]} known the width that its field has everywhere
     */
    isoWidth(column, given, known) {
        const style = getComputedStyle(this.tableRef.el);
        const [size, family] = [style.fontSize, style.fontFamily];
        // Headings are bold, rows that need attention too: there is room for bold ones.
        const bold = (text) => lineWidth(text, `500 ${size} ${family}`);
        const sorted = this.props.list.orderBy[0]?.name === column.name ? SORTED : 0;
        const label = column.hasLabel
            ? foldedWidth(column.label || "", bold) + sorted + MARGIN
            : 0;
        const {type} = this.fields[column.name];
        if (type === "text" || type === "html") {
            return [Math.max(label, given || 160), 1200];
        }
        const texts = this.isoTexts(column);
        const round = (width) => Math.ceil(width / ROUND) * ROUND;
        if (NARROW.includes(type) || column.widget === "date") {
            const wide = Math.max(0, ...texts.map(bold)) + MARGIN;
            return [round(Math.max(label, wide)), round(Math.max(label, wide)) + ROUND];
        }
        if (type === "many2many" || type === "one2many") {
            const wide = Math.max(0, ...texts.map((text) => bold(text) + TAG));
            return [round(Math.max(label, Math.min(wide, LONGEST), 64))];
        }
        if (!WORDS.includes(type)) {
            const least = Array.isArray(known) ? known[0] : known || 0;
            return [round(Math.max(label, least)), round(Math.max(label, least, 80))];
        }
        let beside = 0;
        if ((column.widget || "").includes("avatar")) {
            beside = AVATAR;
        } else if (["badge", "iso_status"].includes(column.widget)) {
            beside = BADGE;
        }
        const isBadge = beside === BADGE;
        const needed = texts.map((text) => {
            const whole = bold(text);
            // Badges are short; in one line, unless they are not.
            return (
                (isBadge && whole < SHORT ? whole : foldedWidth(text, bold)) + beside
            );
        });
        const wide = Math.min(Math.max(0, ...needed) + MARGIN, LONGEST);
        const least = round(Math.max(label, wide, 48));
        return type === "selection" ? [least, Math.max(least, 160)] : [least];
    },

    /** What the rows that are there say in a column. */
    isoTexts(column) {
        const texts = new Set();
        const look = (list) => {
            for (const group of list.isGrouped ? list.groups : []) {
                if (!group.isFolded) {
                    look(group.list);
                }
            }
            for (const record of list.isGrouped ? [] : list.records) {
                const value = record.data[column.name];
                if (value?.records) {
                    value.records.forEach((one) =>
                        texts.add(one.data.display_name || "")
                    );
                } else if (value) {
                    texts.add(this.isoText(column, record));
                }
            }
        };
        look(this.props.list);
        return [...texts];
    },

    isoText(column, record) {
        const beside = column.options?.beside;
        const text = `${this.getFormattedValue(column, record)}`;
        return beside ? column.field.component.text(record, column.name, column) : text;
    },
});
