/**
 * A forecast as a page of its own.
 *
 * @module
 */
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { htmlReport } from "../../../forecast/report/html-report.ts";
import { plots } from "../../../forecast/report/plots.ts";
import { reportFixture } from "../outcome-fixture.ts";

describe("a forecast as a page", () => {
  const report = reportFixture({ project: "<i>rugby" });
  let html = "";
  before(async () => {
    html = await htmlReport(report);
  });

  it("loads nothing, and may not", () => {
    const [head = ""] = html.split("<style>");
    assert.deepEqual(
      [...html.matchAll(/ (?:src|href)="([^"]*)"/g)].map(([, address]) => address),
      ["data:,"],
    );
    assert.match(
      head,
      /Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'/,
    );
    assert.doesNotMatch(html, /@import|url\(/);
  });

  it("has texts as texts", () => {
    assert.ok(html.includes("<h1>Forecast of &lt;i&gt;rugby prod</h1>"));
    assert.ok(html.includes("<li>Managed rule groups block nothing &lt;here&gt;.</li>"));
    assert.ok(!html.includes("<i>rugby"));
  });

  it("has a table for each plot", () => {
    const tables = [...html.matchAll(/aria-labelledby="(\w+)-title"><table/g)].map(([, id]) => id);
    const drawn = plots(report).map(({ section }) => section);
    assert.deepEqual(
      drawn.filter((section) => !tables.includes(section)),
      [],
    );
    assert.deepEqual(
      [...html.matchAll(/data-section="(\w+)"/g)].map(([, section]) => section).sort(),
      drawn.toSorted(),
    );
  });
});
