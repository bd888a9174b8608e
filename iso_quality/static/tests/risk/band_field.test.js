// The level of a risk in a list: its words, its score, its colours.

import {defineModels, fields, models, mountView} from "@web/../tests/web_test_helpers";
import {expect, test} from "@odoo/hoot";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

class Band extends models.Model {
    _name = "iso.risk.scale.band";

    name = fields.Char();

    _records = [
        {id: 1, name: "Thấp"},
        {id: 2, name: "Rất cao"},
    ];
}

class Risk extends models.Model {
    _name = "iso.risk";

    band_id = fields.Many2one({relation: "iso.risk.scale.band"});
    colour = fields.Char();
    score = fields.Integer();

    _records = [
        {id: 1, band_id: 1, colour: "#ffe699", score: 4},
        {id: 2, band_id: 2, colour: "#7f0000", score: 25},
        {id: 3, band_id: 1, colour: false, score: 0},
        {id: 4, band_id: false, colour: "#ffe699", score: 4},
    ];
}

defineMailModels();
defineModels([Band, Risk]);

const cell = (row) => `.o_data_row:eq(${row}) td[name=band_id]`;
const badge = (row) => `${cell(row)} .o_iso_band`;

function openList(options) {
    return mountView({
        type: "list",
        resModel: "iso.risk",
        arch: `
            <list>
                <field name="band_id" widget="iso_band" options="${options}"/>
                <field name="colour" column_invisible="1"/>
                <field name="score" column_invisible="1"/>
            </list>`,
    });
}

test("the level stands behind its score on the colour of its scale", async () => {
    await openList("{'colour': 'colour', 'score': 'score'}");
    expect(badge(0)).toHaveText("4 · Thấp");
    expect(badge(0)).toHaveStyle({backgroundColor: "rgb(255, 230, 153)"});
    expect(badge(1)).toHaveText("25 · Rất cao");
    expect(badge(1)).toHaveStyle({backgroundColor: "rgb(127, 0, 0)"});
});

test("words are dark on light colours and light on dark ones", async () => {
    await openList("{'colour': 'colour'}");
    expect(badge(0)).toHaveStyle({color: "rgb(0, 0, 0)"});
    expect(badge(1)).toHaveStyle({color: "rgb(255, 255, 255)"});
});

test("a level without a score or a colour is its name", async () => {
    await openList("{'colour': 'colour', 'score': 'score'}");
    expect(badge(2)).toHaveText("Thấp");
    expect(badge(2)).toHaveAttribute("style", "");
});

test("without options there is the name alone", async () => {
    await openList("{}");
    expect(badge(1)).toHaveText("Rất cao");
    expect(badge(1)).toHaveAttribute("style", "");
});

test("what has no level shows nothing", async () => {
    await openList("{'colour': 'colour', 'score': 'score'}");
    expect(cell(3)).toHaveCount(1);
    expect(cell(3)).toHaveText("");
    expect(badge(3)).toHaveCount(0);
});
