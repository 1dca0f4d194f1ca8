/** Recorded requests over HTTP: list, command, archive, and requests that are sent. @module */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, it } from "mocha";
import type { RequestRecord, RequestSummary } from "../../trace/request-record.ts";
import { kindsOf, useRecordedStack } from "./recorded-stack.ts";

const run = promisify(execFile);

describe("/__local/requests", () => {
  const { ask, traced, local } = useRecordedStack();
  const list = async (query = ""): Promise<readonly RequestSummary[]> =>
    JSON.parse((await ask(`/__local/requests${query}`)).text).requests;

  it("lists what was recorded, the newest first, and nothing else", async () => {
    await ask("/group/a.html");
    const ids = [];
    for (const path of ["/group/a.html", "/page/", "/nothing"]) {
      ids.unshift((await traced(path)).id);
    }
    assert.deepEqual(
      (await list()).map(({ id }) => id),
      ids,
    );
  });

  for (const [query, urls] of [
    ["?limit=1", ["/nothing"]],
    ["?path=/group/*", ["/group/a.html"]],
    ["?path=*a*", ["/page/", "/group/a.html"]],
    ["?status=404", ["/nothing"]],
    ["?status=2xx", ["/page/", "/group/a.html"]],
    ["?cache=Hit", ["/group/a.html"]],
    ["?function=rewrite", ["/page/"]],
    ["?endpoint=cdn&method=GET&limit=2", ["/nothing", "/page/"]],
    ["?endpoint=other", []],
  ] as const) {
    it(`lists those that ${query} chooses`, async () => {
      assert.deepEqual(
        (await list(query)).map(({ url }) => url),
        urls,
      );
    });
  }

  it("lists those that began after one", async () => {
    const [, , oldest] = await list();
    assert.deepEqual(
      (await list(`?after=${oldest?.id}`)).map(({ url }) => url),
      ["/nothing", "/page/"],
    );
  });

  it("refuses a filter that is none, with all that is wrong", async () => {
    const { status, text } = await ask("/__local/requests?status=2000&limit=0&colour=red");
    assert.equal(status, 400);
    assert.deepEqual(text.trimEnd().split("\n"), [
      '"colour" is not a parameter; use after, limit, path, status, method, cache, endpoint, function',
      "limit must be a whole number from 1 to 500, got 0",
      'status must be a status like 404 or a class like 5xx, got "2000"',
    ]);
  });

  it("shows one by the id of its response, and says where there is none", async () => {
    const { headers, id } = await traced("/group/a.html");
    const edgeId = encodeURIComponent(headers.get("x-amz-cf-id") ?? "");
    assert.equal(JSON.parse((await ask(`/__local/requests/${edgeId}`)).text).id, id);
    const { status, text } = await ask("/__local/requests/unknown");
    assert.deepEqual(
      [status, text],
      [404, `no such request: the newest is ${id}; GET /__local/requests lists them\n`],
    );
  });

  it("writes a command that sends the same request", async () => {
    const { id, record } = await traced("/page/?q=1&token=abcdefgh", {
      "x-local-viewer": "NZ;-36.85,174.76",
      "x-local-address": "203.0.113.7",
      "x-note": "it's $HOME",
    });
    const command = (await ask(`/__local/requests/${id}/curl`)).text;
    const [note] = command.split("\n");
    assert.equal(note, "# *** stands in place of secrets");
    // What a shell makes of the command.
    const { stdout } = await run("sh", ["-c", `curl() { printf '%s\\n' "$@"; }\n${command}`]);
    const words = stdout.trimEnd().split("\n");
    assert.deepEqual(words.slice(0, 11), [
      "-i",
      "-X",
      "GET",
      "--path-as-is",
      `${local().url}/page/?q=1&token=***`,
      "-H",
      `Host: ${record.host}`,
      "-H",
      "x-local-viewer: NZ;-36.85,174.76",
      "-H",
      "x-local-address: 203.0.113.7",
    ]);
    assert.ok(words.includes("x-note: it's $HOME"));
  });

  it("exports an archive, of all or of one", async () => {
    const { id } = await traced("/group/a.html?a=1&b=2", { cookie: "theme=dark" });
    const { text, headers } = await ask(`/__local/requests.har?id=${id}`);
    assert.equal(headers.get("content-disposition"), `attachment; filename="request-${id}.har"`);
    const { log } = JSON.parse(text);
    const [entry] = log.entries;
    assert.deepEqual(
      [log.version, log.entries.length, entry.startedDateTime, entry.request.method],
      ["1.2", 1, "2026-10-03T12:00:00.000Z", "GET"],
    );
    assert.deepEqual(entry.request.queryString, [
      { name: "a", value: "1" },
      { name: "b", value: "2" },
    ]);
    assert.deepEqual(entry.request.cookies, [{ name: "theme", value: "***" }]);
    const { content } = entry.response;
    assert.deepEqual(content, { size: 21, mimeType: "text/html", text: "the page group/a.html" });
    assert.deepEqual(kindsOf(entry._stages), ["firewall", "behavior", "cache"]);
    const all = JSON.parse((await ask("/__local/requests.har")).text).log.entries;
    assert.deepEqual([all.length, all.at(-1)._id], [(await list()).length, id]);
    assert.equal((await ask("/__local/requests.har?id=unknown")).status, 404);
  });

  it("forgets all of them", async () => {
    assert.equal((await ask("/__local/requests", { method: "DELETE" })).status, 200);
    assert.deepEqual(await list(), []);
    assert.match(
      (await ask("/__local/requests/unknown")).text,
      /^no such request: none is recorded;/,
    );
  });
});

describe("POST /__local/requests", () => {
  const { ask, traced } = useRecordedStack();
  const post = (body: unknown) =>
    ask("/__local/requests", { method: "POST", body: JSON.stringify(body) });
  const send = async (body: unknown): Promise<RequestRecord> => {
    const { status, text } = await post(body);
    assert.equal(status, 200, text);
    return JSON.parse(text);
  };

  it("sends a request as a viewer would, and answers with its record", async () => {
    const record = await send({
      url: "/page/?q=1",
      headers: [["Accept-Language", "de"]],
      viewer: "NZ",
      address: "203.0.113.7",
    });
    assert.deepEqual(
      [
        record.status,
        record.method,
        record.url,
        record.host,
        record.clientIp,
        record.place?.country,
      ],
      [200, "GET", "/page/?q=1", "localhost", "203.0.113.7", "NZ"],
    );
    assert.equal(record.response?.body.text, "the page page/index.html");
    assert.deepEqual(kindsOf(record.stages), [
      "firewall",
      "behavior",
      "function",
      "cache",
      "origin",
      "store",
    ]);
  });

  it("sends method and body, to the host of a URL", async () => {
    const record = await send({
      url: "https://cdn.example.com/v1/hello/jo",
      method: "POST",
      headers: { "Content-Type": "text/plain" },
      body: { base64: "aGVsbG8=" },
    });
    assert.deepEqual(
      [record.method, record.host, record.request.body.text, record.status],
      ["POST", "cdn.example.com", "hello", 403],
    );
  });

  it("sends a recorded request again as it was, with the secrets that its record does not show", async () => {
    const first = await traced("/v1/hello/jo", { authorization: "Bearer the-credential-of-jo" });
    const again = await send({ replay: first.id });
    assert.deepEqual([again.status, again.url], [200, "/v1/hello/jo"]);
    assert.notEqual(again.id, first.id);
    assert.ok(!JSON.stringify(again).includes("the-credential-of-jo"));
  });

  it("sends a recorded request with changes, and what was masked in its place", async () => {
    const first = await traced("/v1/hello/jo", { authorization: "Bearer the-credential-of-jo" });
    const edited = await send({
      replay: first.id,
      url: "/v1/hello/ann",
      headers: [...first.record.request.headers, ["x-more", "1"]],
      viewer: "AU",
    });
    assert.deepEqual(
      [edited.status, edited.response?.body.text, edited.place?.country],
      [200, '{"hello":"ann"}', "AU"],
    );
    const wrong = await send({
      replay: first.id,
      headers: { authorization: "Bearer wrong-credential" },
    });
    assert.equal(wrong.status, 403);
  });

  for (const [title, body, problems] of [
    [
      "parameters that are none",
      { url: "v1", method: "G T", headers: [["a b", "c"]], body: 1, path: "/" },
      [
        '"path" is not a parameter; use url, method, headers, body, viewer, address, endpoint, replay',
        'url must be a path like /a?b=c or a URL, of printable ASCII, at most 16384 characters, not below /__local/, got "v1"',
        'method must be a method like GET, got "G T"',
        'headers must be at most 200 pairs of a name and a value, or an object, got [["a b","c"]]',
        "body must be a text, or an object with text or base64, got 1",
      ],
    ],
    [
      "places, endpoints and ids that are none",
      { url: "/", viewer: "XX", address: "1.2.3", endpoint: "other", replay: "none" },
      [
        "replay must be the id of a recorded request, got none",
        "endpoint must be one of cdn, got other",
        'viewer must be a country like NZ, a country and region like US-CA, coordinates like -36.85,174.76, or both like NZ;-36.85,174.76, got "XX"',
        'address must be an IPv4 or IPv6 address like 203.0.113.7 or 2001:db8::7, got "1.2.3"',
      ],
    ],
    [
      "a header that would be two",
      { url: "/", headers: { "x-a": "1\r\nx-b: 2" } },
      [
        'headers must be at most 200 pairs of a name and a value, or an object, got {"x-a":"1\\r\\nx-b: 2"}',
      ],
    ],
    [
      "a control",
      { url: "http://localhost/__local/world" },
      [
        'url must be a path like /a?b=c or a URL, of printable ASCII, at most 16384 characters, not below /__local/, got "http://localhost/__local/world"',
      ],
    ],
  ] as const) {
    it(`refuses ${title}, all of it at once`, async () => {
      const { status, text } = await post(body);
      assert.equal(status, 400);
      assert.deepEqual(text.trimEnd().split("\n"), problems);
    });
  }

  it("refuses a request without a URL, and a body that is no object", async () => {
    assert.match((await post({})).text, /^url is required without replay; it must be a path/);
    assert.equal((await post([])).text, "the body must be a JSON object\n");
  });
});

describe("x-local-trace", () => {
  const { ask, traced } = useRecordedStack();

  it("has the response tell its stages and the id of its record, while nobody looks", async () => {
    await ask("/group/a.html");
    const { headers, id } = await traced("/group/a.html");
    assert.equal(
      headers.get("server-timing")?.replaceAll(/dur=[\d.]+/g, "dur=T"),
      'firewall;dur=T;desc="pass", behavior;dur=T;desc="/group/*", cache;dur=T;desc="hit"',
    );
    assert.match(id, /^[0-9a-f]{16}$/);
    assert.equal((await ask("/group/a.html")).headers.get("server-timing"), null);
  });

  it("is refused with another value, and reaches no function", async () => {
    const { status, text } = await ask("/page/", { headers: { "x-local-trace": "yes" } });
    assert.deepEqual([status, text], [400, 'x-local-trace must be 1, got "yes"\n']);
    const { json } = await traced("/page/");
    assert.ok(!json.includes("x-local-trace"));
  });
});
