/** Every control of the table answers, and is described. @module */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { before, describe, it } from "mocha";
import { useMatchStack } from "./match-stack.ts";

/** A request that each control answers with 200, by method and path of the description. */
const requests: Readonly<
  Record<
    string,
    {
      /** `{recorded}` stands for the id of a recorded request. */
      readonly at?: string;
      readonly body?: object | string;
      /** A response without an end is asked for by HEAD. */
      readonly endless?: boolean;
    }
  >
> = {
  "GET /__local/openapi.json": {},
  "GET /__local/": {},
  "GET /__local/console.js": {},
  "GET /__local/console.css": {},
  "GET /__local/graph": {},
  "GET /__local/parts/{id}": { at: "/__local/parts/viewers" },
  "GET /__local/world": {},
  "POST /__local/clock": { body: { hold: false } },
  "POST /__local/chance": { body: { seed: null } },
  "GET /__local/viewer": { at: "/__local/viewer?viewer=NZ" },
  "GET /__local/regions": {},
  "POST /__local/regions/{region}": { at: "/__local/regions/eu-west-1", body: { healthy: true } },
  "POST /__local/flood": {
    body: { path: "/", address: "203.0.113.7", requestsPerSecond: 1, seconds: 1 },
  },
  "GET /__local/flood": {},
  "DELETE /__local/flood": {},
  "POST /__local/match-day": { body: { minutes: 1, requestsPerSecond: 1 } },
  "GET /__local/match-day": {},
  "DELETE /__local/match-day": {},
  "POST /__local/invalidate": { at: "/__local/invalidate?path=/*" },
  "GET /__local/cache": {},
  "DELETE /__local/cache": {},
  "GET /__local/objects": {},
  "GET /__local/objects/{bucket}/{key}": { at: "/__local/objects/shelf/pages/index.html" },
  "PUT /__local/objects/{bucket}/{key}": {
    at: "/__local/objects/shelf/pages/index.html",
    body: "x",
  },
  "GET /__local/objects-diff": {
    at: "/__local/objects-diff?bucket=shelf&key=pages/index.html",
  },
  "GET /__local/logs": {},
  "GET /__local/settings": {},
  "GET /__local/findings": {},
  "GET /__local/deployment": {},
  "POST /__local/deployment": { body: { settings: {} } },
  "GET /__local/splits": {},
  "GET /__local/events": { endless: true },
  "POST /__local/requests": { body: { url: "/" } },
  "GET /__local/requests": {},
  "GET /__local/requests.har": {},
  "GET /__local/requests/{id}": { at: "/__local/requests/{recorded}" },
  "GET /__local/requests/{id}/curl": { at: "/__local/requests/{recorded}/curl" },
  "DELETE /__local/requests": {},
  "GET /__local/outbox": {},
  "DELETE /__local/outbox": {},
};

describe("the table of controls", () => {
  const { ask } = useMatchStack();
  // biome-ignore lint/suspicious/noExplicitAny: a document
  let paths: Record<string, Record<string, any>> = {};
  let recorded = "";
  before(async () => {
    recorded = (await ask("POST requests", { url: "/" })).json().id;
    paths = (await ask("GET openapi.json")).json().paths;
  });

  it("is described completely, and nothing else is", () => {
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    assert.deepEqual(described.sort(), Object.keys(requests).sort());
  });

  it("is described by a valid OpenAPI document", async () => {
    const document = JSON.parse((await ask("GET /__local/openapi.json")).text) as object;
    const { valid, errors } = await new Validator().validate({ ...document });
    assert.deepEqual({ valid, errors }, { valid: true, errors: undefined });
  });

  it("is in the README, but for the files of the page", () => {
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    const controls = Object.keys(paths).filter((path) => !path.startsWith("/__local/console."));
    const unnamed = controls.filter((path) => {
      const [fixed = ""] = path.split("{");
      return !new RegExp(`^\\| .*\`[A-Z]+ ${fixed}`, "m").test(readme);
    });
    assert.deepEqual(unnamed, []);
  });

  for (const [row, { at, body, endless = false }] of Object.entries(requests)) {
    const [method = "", path = ""] = row.split(" ");
    it(`answers ${row}, in the form that is described`, async () => {
      const target = (at ?? path).replace("{recorded}", recorded);
      const { status, headers, text } = await ask(`${endless ? "HEAD" : method} ${target}`, body);
      assert.equal(status, 200, text);
      const types = Object.keys(paths[path]?.[method.toLowerCase()].responses["200"].content);
      const [type] = (headers.get("content-type") ?? "").split(";");
      assert.deepEqual(types, [type]);
    });
  }

  it("refuses parameters that it does not describe, and other methods, at each path", async () => {
    for (const [row, { at, body }] of Object.entries(requests)) {
      const [method = "", path = ""] = row.split(" ");
      const target = at ?? path;
      const unknown = await ask(
        `${method} ${target}${target.includes("?") ? "&" : "?"}else=1`,
        body,
      );
      assert.equal(unknown.status, 400, row);
      assert.match(unknown.text, /^"else" is not a parameter; /m);
      const { status, headers } = await ask(`PATCH ${target}`);
      assert.equal(status, 405, row);
      const allowed = Object.keys(paths[path] ?? {}).map((each) => each.toUpperCase());
      const methods = (headers.get("allow") ?? "").split(", ").filter((each) => each !== "HEAD");
      assert.deepEqual(methods.sort(), allowed.sort());
    }
  });

  it("does not answer a page of another site", async () => {
    for (const [row, { at, body }] of Object.entries(requests)) {
      const [method = "", path = ""] = row.split(" ");
      const foreign = await ask(`${method} ${at ?? path}`, body, { origin: "https://evil.test" });
      assert.equal(foreign.status, 403, row);
    }
    assert.equal(
      (await ask("GET /__local/world", undefined, { "sec-fetch-site": "cross-site" })).status,
      403,
    );
  });
});
