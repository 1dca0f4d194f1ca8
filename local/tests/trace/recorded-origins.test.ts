/** Origins and APIs of recorded requests, and their secrets. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { functionsOf, kindsOf, told, untimed, useRecordedStack } from "./recorded-stack.ts";

describe("origins of a recorded request", () => {
  const { traced } = useRecordedStack();

  it("tells each attempt, why it failed, and why the next one was made", async () => {
    const { record, status } = await traced("/group/a.html");
    assert.equal(status, 200);
    assert.deepEqual(record.stages.filter(({ kind }) => kind === "origin").map(untimed), [
      {
        kind: "origin",
        id: "elsewhere",
        attempt: 1,
        method: "GET",
        host: "elsewhere.example.com",
        path: "/group/a.html",
        error: "no simulated service has the name elsewhere.example.com",
        why: "behavior /group/*",
      },
      {
        kind: "origin",
        id: "site",
        attempt: 2,
        method: "GET",
        host: "site.s3.us-east-1.amazonaws.com",
        path: "/group/a.html",
        status: 200,
        why: "failover, since elsewhere gave no answer (dns)",
      },
    ]);
  });

  it("tells the API behind an origin: Region, route, authorizer, functions", async () => {
    const headers = { authorization: "Bearer the-credential-of-jo" };
    const { record, stage, status } = await traced("/v1/hello/jo?q=1", headers);
    assert.equal(status, 200);
    const api = stage("api");
    assert.ok(api.kind === "api");
    assert.deepEqual(api, {
      kind: "api",
      name: "api",
      type: "http",
      region: "us-east-1",
      stage: "$default",
      route: "GET /v1/hello/{name}",
      authorizer: { name: "judge", verdict: "allowed" },
      status: 200,
    });
    assert.deepEqual(functionsOf(record.stages).map(told), [
      { name: "judge", eventType: "invoke", start: "cold", outcome: "ok", changes: [] },
      { name: "hello", eventType: "invoke", start: "cold", outcome: "ok", changes: [] },
    ]);
    assert.equal(record.region, "us-east-1");
    assert.deepEqual(kindsOf(record.stages), [
      "firewall",
      "behavior",
      "cache",
      "origin",
      "api",
      "function",
      "function",
    ]);
  });

  it("tells that the authorizer forbade it, and that no route matched", async () => {
    const wrong = await traced("/v1/hello/jo", { authorization: "Bearer wrong-credential" });
    const forbidden = wrong.stage("api");
    assert.deepEqual(
      forbidden.kind === "api" && [forbidden.authorizer?.verdict, forbidden.status, wrong.status],
      ["forbidden", 403, 403],
    );
    const nowhere = (await traced("/v1/nothing")).stage("api");
    assert.deepEqual(nowhere, {
      kind: "api",
      name: "api",
      type: "http",
      region: "us-east-1",
      stage: "$default",
      status: 404,
    });
  });
});

describe("secrets of a recorded request", () => {
  const { traced, ask } = useRecordedStack();

  it("are nowhere in the record, the command, the archive and the list", async () => {
    const secrets = [
      "the-credential-of-jo",
      "the-session-of-jo",
      "the-key-of-jo",
      "the-signature-of-the-url",
      "the-code-of-jo",
      "the-secret-between-cdn-and-api",
    ];
    const { id, json, record } = await traced(
      "/v1/hello/jo?Signature=the-signature-of-the-url&code=the-code-of-jo&page=1",
      {
        authorization: "Bearer the-credential-of-jo",
        cookie: "theme=dark; session=the-session-of-jo",
        "x-api-key": "the-key-of-jo",
      },
    );
    const command = (await ask(`/__local/requests/${id}/curl`)).text;
    const archive = (await ask("/__local/requests.har")).text;
    const list = (await ask("/__local/requests")).text;
    for (const text of [json, command, archive, list]) {
      assert.deepEqual(
        secrets.filter((secret) => text.includes(secret)),
        [],
      );
    }
    assert.equal(record.url, "/v1/hello/jo?Signature=***&code=***&page=1");
    const log = functionsOf(record.stages).find(({ name }) => name === "hello")?.logs ?? [];
    assert.ok(log.some((line) => line.endsWith("hello jo with Bearer ***")));
    // The function did get them, or masking would not have been needed.
    const event = functionsOf(record.stages).find(({ name }) => name === "hello")?.event as {
      readonly headers: Readonly<Record<string, string>>;
      readonly cookies: readonly string[];
    };
    assert.deepEqual(
      [event.headers["x-from-cdn"], event.headers["x-api-key"], event.cookies],
      ["***", "***", ["session=***", "theme=***"]],
    );
  });
});
