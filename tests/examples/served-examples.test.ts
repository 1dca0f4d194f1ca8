/**
 * The programs of `examples/`, served by the local runtime and requested over HTTP.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "mocha";
import { type Local, startLocal } from "../../local/start-local.ts";
import { root } from "../stacks/recorded.ts";

/** Serves an example while the tests of the enclosing suite run. */
function serveExample(name: string) {
  let folder = "";
  let local: Local;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), `example-${name}-`));
    local = await startLocal({
      root: relative(process.cwd(), join(root, "examples", name)),
      dataFolder: folder,
      log: () => undefined,
    });
  });
  after(async () => {
    await local?.close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    request: (path: string, init?: RequestInit) => fetch(`${local.url}${path}`, init),
    warnings: () => local.warnings,
    findings: () => local.findings,
  };
}

describe("examples/static-site", () => {
  const site = serveExample("static-site");
  const file = (name: string) => readFile(join(root, "examples/static-site/www", name), "utf8");

  it("has stack files without warnings", () => {
    assert.deepEqual(site.warnings(), []);
  });

  it("lists what is not simulated, by resource and property", () => {
    assert.deepEqual(
      site.findings().map(({ type, what }) => [type, what]),
      [
        ["aws:cloudfront/distribution:Distribution", "priceClass"],
        ["aws:cloudfront/distribution:Distribution", "viewerCertificate"],
      ],
    );
  });

  for (const [path, name, contentType] of [
    ["/", "index.html", "text/html; charset=utf-8"],
    ["/about.html", "about.html", "text/html; charset=utf-8"],
    ["/style.css", "style.css", "text/css; charset=utf-8"],
  ] as const) {
    it(`serves ${path} with the headers of the managed policy`, async () => {
      const response = await site.request(path);
      assert.equal(response.status, 200);
      assert.equal(await response.text(), await file(name));
      assert.equal(response.headers.get("content-type"), contentType);
      assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    });
  }

  it("returns the error page with 404 for a path without a file", async () => {
    const response = await site.request("/missing.html");
    assert.equal(response.status, 404);
    assert.equal(await response.text(), await file("404.html"));
  });

  it("serves a repeated request from the cache", async () => {
    const cached = () => site.request("/about.html").then(({ headers }) => headers.get("x-cache"));
    await cached();
    assert.equal(await cached(), "Hit from cloudfront");
  });
});

describe("examples/api", () => {
  const api = serveExample("api");

  it("has stack files without warnings", () => {
    assert.deepEqual(api.warnings(), []);
  });

  it("returns the response of the function", async () => {
    const response = await api.request("/greetings/Ada");
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { message: "Good morning, Ada!" });
  });

  for (const [method, path] of [
    ["GET", "/"],
    ["POST", "/greetings/Ada"],
  ] as const) {
    it(`returns 404 for ${method} ${path}, which is not a route`, async () => {
      const response = await api.request(path, { method });
      assert.equal(response.status, 404);
      assert.deepEqual(await response.json(), { message: "Not Found" });
    });
  }
});
