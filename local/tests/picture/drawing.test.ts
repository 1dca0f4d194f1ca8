/** A picture as SVG. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { draw } from "../../picture/drawing.ts";
import { layOut } from "../../picture/layout.ts";
import { svgFile } from "../../picture/svg-file.ts";
import { facade, part } from "./pictures.ts";

describe("the drawing of a picture", () => {
  it("is a file that names its parts and closes its elements", () => {
    const svg = svgFile(facade);
    assert.match(svg, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" role="img"/);
    for (const { name } of facade.parts) {
      assert.ok(svg.includes(`>${name}</text>`), name);
    }
    assert.equal(svg.match(/<g /g)?.length, svg.match(/<\/g>/g)?.length);
    assert.match(svg, /<\/svg>\n$/);
  });

  it("is the same for the same picture", () => {
    assert.equal(svgFile(facade), svgFile(structuredClone(facade)));
  });

  it("escapes what a program may name its resources", () => {
    const parts = [part("viewers", "viewers"), part("a", "bucket", { name: '<b>"&' })];
    const svg = svgFile({ ...facade, parts, links: [], distributions: [] });
    assert.ok(svg.includes("&lt;b&gt;&quot;&amp;"));
    assert.ok(!svg.includes("<b>"));
  });

  it("shortens a name that does not fit, and keeps it whole for those who ask", () => {
    const name = "a-bucket-with-a-name-of-many-words-and-letters";
    const parts = [part("viewers", "viewers"), part("a", "bucket", { name })];
    const svg = svgFile({ ...facade, parts, links: [], distributions: [] });
    assert.match(svg, />a-bucket-with-a-name[^<]*…<\/text>/);
    assert.ok(svg.includes(`<title>${name}, bucket</title>`));
  });

  it("makes links of parts, and marks those that are told to be special", () => {
    const { children } = draw(layOut(facade), {
      href: (id) => `#/${id}`,
      partOf: ({ part: { id } }) =>
        id === "pages" ? { classes: ["busy"], words: "7 req" } : undefined,
      edgeOf: ({ to }) => (to === "pages" ? ["busy"] : []),
    });
    const text = JSON.stringify(children);
    assert.ok(text.includes('"href":"#/pages"'));
    assert.ok(text.includes('"class":"part bucket busy"'));
    assert.ok(text.includes('"children":["pages, bucket, eu-west-1, 7 req"]'));
    assert.ok(text.includes('"class":"edge request busy"'));
  });
});
