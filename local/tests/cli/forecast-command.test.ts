/**
 * `touchline forecast` as a whole, with a program of an example.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { root as repository } from "../../../tests/stacks/recorded.ts";
import { runTouchline } from "../../cli/touchline.ts";
import type { ForecastReport } from "../../forecast/report/forecast-report.ts";

const root = join(repository, "examples/static-site");

describe("touchline forecast", () => {
  let folder = "";
  let earlier = "";
  let report: ForecastReport;

  async function run(...words: readonly string[]) {
    let [out, err] = ["", ""];
    const status = await runTouchline(["forecast", "--requests", "20000", ...words], {
      root,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
    });
    return { status, out, err };
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "forecast-"));
    earlier = join(folder, "before.json");
    const { out } = await run("--traffic", "quiet-week", "--json");
    await writeFile(earlier, out);
    report = JSON.parse(out) as ForecastReport;
  });
  after(() => rm(folder, { recursive: true }));

  it("prints the result as JSON, which adds up", () => {
    const { cost, outcome } = report;
    const { services, routes, usageUsd, totalUsd, idleUsd } = cost;
    assert.equal(outcome.traffic, "quiet-week");
    assert.equal(outcome.simulatedHours, 168);
    const sum = (items: readonly number[]) => items.reduce((so, each) => so + each, 0).toFixed(6);
    assert.equal(sum(services.map(({ usd }) => usd.value)), usageUsd.value.toFixed(6));
    assert.equal(sum(routes.map(({ usd }) => usd)), usageUsd.value.toFixed(6));
    assert.equal((usageUsd.value + idleUsd).toFixed(6), totalUsd.value.toFixed(6));
    assert.ok(usageUsd.value > 0);
  });

  it("prints the same for the same seed: nothing changed against itself", async () => {
    const { status, out } = await run("--traffic", "quiet-week", "--against", earlier);
    assert.equal(status, 0);
    assert.match(
      out,
      /^### Forecast of `dev`: [\d.]+ USD a month \(=\), p95 \d+ ms \(=\)\n\n<sub>/,
    );
  });

  it("shows what an assumption and a traffic change", async () => {
    const { out } = await run(
      ...["--traffic", "quiet-week", "--assume", "regionPriceFactor=3"],
      ...["--assume", "s3FirstByteMs=200", "--against", earlier],
    );
    assert.match(
      out,
      /Other assumptions: `s3FirstByteMs` 200, before 30; `regionPriceFactor` 3, before 1\.2\./,
    );
  });

  it("compares changes of the program, of which a web ACL that it does not have is none", async () => {
    const { out } = await run(
      ...["--traffic", "quiet-week", "--compare", "no-cache", "--compare", "no-firewall"],
    );
    const rows = [...out.matchAll(/^ {2}(as declared|no-cache|no-firewall) +([\d.]+)/gm)];
    const [declared, noCache, noFirewall] = rows.map(([, , usd]) => Number(usd));
    assert.equal(noFirewall, declared);
    assert.ok((noCache ?? 0) > (declared ?? 0), out);
  });

  it("takes routes of a program in place of those of a preset", async () => {
    const routes = join(folder, "routes.yaml");
    await writeFile(routes, "routes:\n  - path: /no-such-page\n");
    const { out } = await run("--traffic", "quiet-week", "--routes", routes, "--json");
    const { statuses } = (JSON.parse(out) as ForecastReport).outcome.all;
    assert.deepEqual(Object.keys(statuses), ["404"]);
  });

  it("ends with 1 above the budget, after the result, and with 0 at it", async () => {
    const { status, out, err } = await run("--traffic", "quiet-week", "--budget", "0.01");
    assert.equal(status, 1);
    assert.match(out, /\nCost of a month\n/);
    assert.match(err, /^the budget is exceeded: a month costs .* USD, and may cost 0\.01\n$/);
    const { status: within } = await run("--traffic", "quiet-week", "--budget", "100000");
    assert.equal(within, 0);
  });

  it("says what the result depends on, unless told not to", async () => {
    assert.ok(report.sensitivity.lines.length > 10);
    const { out } = await run("--traffic", "quiet-week", "--no-sensitivity");
    assert.doesNotMatch(out, /What the result depends on/);
    assert.match(out, /\nAssumptions\n/);
  });

  it("writes a page and a usage file", async () => {
    const [html, usage] = [join(folder, "a.html"), join(folder, "usage.yml")];
    await run("--traffic", "quiet-week", "--html", html, "--usage-file", usage);
    assert.match(await readFile(html, "utf8"), /<title>Forecast of .* dev<\/title>/);
    assert.match(await readFile(usage, "utf8"), /\n {2}aws_cloudfront_distribution\./);
  });

  const refused: readonly (readonly [words: readonly string[], status: number, message: RegExp])[] =
    [
      [
        ["--traffic", "no-such-file"],
        2,
        /^--traffic must be one of quiet-week, match-day, world-final, scraper, or a file; no-such-file cannot be read: ENOENT/,
      ],
      [
        ["--against", "Pulumi.yaml"],
        2,
        /^Pulumi\.yaml must be what touchline forecast --json printed: /,
      ],
      [
        ["--traffic", "quiet-week", "--routes", "www/index.html"],
        2,
        /^--routes www\/index\.html cannot be used: /,
      ],
      [
        ["--assume", "edgeFunctionMss=1"],
        1,
        /assumption edgeFunctionMss is unknown; meant is perhaps edgeFunctionMs/,
      ],
    ];
  for (const [words, code, message] of refused) {
    it(`refuses ${words.join(" ")}`, async () => {
      const { status, out, err } = await run(...words);
      assert.deepEqual([status, out], [code, ""]);
      assert.match(err, message);
    });
  }
});
