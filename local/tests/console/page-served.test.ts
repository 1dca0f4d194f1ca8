/** The page and the picture, as the runtime serves them. @module */
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { describe, it } from "mocha";
import { useMatchStack } from "./match-stack.ts";

/** All files of the page together, compressed. Bytes. */
const budget = 40_000;

describe("the page of the console", () => {
  const { ask } = useMatchStack();

  it("is one document with its own script and style, and may load nothing else", async () => {
    const { status, headers, text } = await ask("GET /__local/");
    assert.deepEqual(
      [status, headers.get("content-type"), headers.get("cache-control")],
      [200, "text/html; charset=utf-8", "no-store"],
    );
    assert.equal(
      headers.get("content-security-policy"),
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    const addresses = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    assert.deepEqual(addresses, ["data:,", "/__local/console.css", "/__local/console.js"]);
  });

  it("loads within its budget", async () => {
    const files = await Promise.all(
      ["", "console.js", "console.css"].map((name) => ask(`GET ${name}`)),
    );
    const sizes = files.map(({ text }) => gzipSync(text).length);
    const sum = sizes.reduce((one, other) => one + other);
    assert.ok(sum < budget, `${sizes.join(" + ")} bytes`);
  });

  it("is not available under a rebound name, or to another site", async () => {
    assert.equal(
      (await ask("GET /__local/", undefined, { origin: "https://example.com" })).status,
      403,
    );
    const { status } = await ask("GET graph", undefined, { "sec-fetch-site": "cross-site" });
    assert.equal(status, 403);
  });

  it("has a picture of the stack", async () => {
    const { project, stack, parts, links } = (await ask("GET graph")).json();
    assert.deepEqual([project, stack], ["match-program", "dev"]);
    const ids = new Set(parts.map(({ id }: { id: string }) => id));
    assert.ok(links.length > 0);
    for (const { from, to } of links) {
      assert.ok(ids.has(from) && ids.has(to), `${from} ${to}`);
    }
  });

  it("opens a part: its resources, and what is not simulated of them", async () => {
    const { parts } = (await ask("GET graph")).json();
    for (const { id, urn } of parts) {
      const { status, json } = await ask(`GET parts/${encodeURIComponent(id)}`);
      assert.equal(status, 200, id);
      assert.equal(json().resources[0]?.urn, urn, id);
    }
    const behavior = parts.find(({ kind }: { kind: string }) => kind === "behavior");
    const { notSimulated } = (await ask(`GET parts/${encodeURIComponent(behavior.id)}`)).json();
    assert.ok(notSimulated.some(({ what }: { what: string }) => what === "viewerCertificate"));
  });

  it("answers 404 for a part that is not there, with where they are listed", async () => {
    const { status, text } = await ask("GET parts/bucket:none");
    assert.deepEqual(
      [status, text],
      [404, 'no part "bucket:none"; GET /__local/graph lists them\n'],
    );
  });
});
