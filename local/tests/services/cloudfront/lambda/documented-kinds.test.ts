/**
 * Each kind of edge function among AWS's examples, as a callback handler of nodejs22.x in a sandbox.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-examples.html
 * @module
 */
import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import type { EdgeResponse } from "../../../../services/cloudfront/edge.ts";
import type { EventType } from "../../../../services/cloudfront/model.ts";
import { bench, closeAll, removeWorkDir, version } from "../../lambda/harness.ts";
import {
  associate,
  behavior,
  cachePolicy,
  distributionOf,
  header,
  messageOf,
  requestOf,
  type World,
  worldOf,
} from "../edge-fixtures.ts";

/** What a viewer sends; the body makes it a POST. */
interface Sent {
  readonly target: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

/** One kind: the event, the handler's body, what is sent, and what must be seen. */
type Kind = readonly [
  title: string,
  event: EventType,
  body: string,
  sent: Sent,
  seen: (response: EdgeResponse, world: World) => unknown,
  expected: unknown,
];

const status = ({ status: code }: EdgeResponse) => code;
const location = (response: EdgeResponse) => [response.status, header(response, "location")];
const asked = (_response: EdgeResponse, { origins }: World) => origins[0]?.request;
const path = (response: EdgeResponse, world: World) => asked(response, world)?.path;
const query = (response: EdgeResponse, world: World) => asked(response, world)?.querystring;
const host = (_response: EdgeResponse, { origins }: World) => origins[0]?.origin.domainName;
const bodySent = (response: EdgeResponse, world: World) => String(asked(response, world)?.body);

/** An origin object of a custom origin. */
const customOriginText = `{ custom: { domainName: "other.example.com", port: 443, protocol: "https", path: "",
  sslProtocols: ["TLSv1.2"], readTimeout: 5, keepaliveTimeout: 5, customHeaders: {} } }`;

/** An origin object of a bucket. */
const bucketText = `{ s3: { domainName: "other.s3.eu-central-1.amazonaws.com", region: "eu-central-1",
  authMethod: "none", path: "", customHeaders: {} } }`;

const toBucket = `request.origin = ${bucketText};
  request.headers.host = [{ key: "host", value: request.origin.s3.domainName }];`;

const kinds: readonly Kind[] = [
  [
    "A/B test by cookie",
    "viewer-request",
    `const inB = (headers.cookie ?? []).some(({ value }) => value.includes("X-Group=B"));
     if (request.uri === "/pixel") request.uri = inB ? "/b/pixel" : "/a/pixel";
     callback(null, request);`,
    { target: "/pixel", headers: ["Cookie", "x=1; X-Group=B"] },
    path,
    "/b/pixel",
  ],
  [
    "response header overridden with another's line",
    "viewer-response",
    `response.headers["last-modified"] = [response.headers["x-amz-meta-last-modified"][0]];
     callback(null, response);`,
    { target: "/" },
    (response) => header(response, "last-modified"),
    "Sat, 03 Jan 2026 10:00:00 GMT",
  ],
  [
    "static content",
    "viewer-request",
    `callback(null, { status: "200", statusDescription: "OK", body: "<p>hello</p>",
       headers: { "content-type": [{ key: "Content-Type", value: "text/html" }] } });`,
    { target: "/" },
    (response) => [header(response, "content-type"), String(response.body)],
    ["text/html", "<p>hello</p>"],
  ],
  [
    "redirect",
    "origin-request",
    `callback(null, { status: "302", statusDescription: "Found",
       headers: { location: [{ key: "Location", value: "https://example.org/" }] } });`,
    { target: "/" },
    location,
    [302, "https://example.org/"],
  ],
  [
    "header from the query string",
    "origin-request",
    `const params = require("node:querystring").parse(request.querystring);
     headers["auth-header"] = [{ key: "Auth-Header", value: params.auth }];
     delete params.auth;
     request.querystring = require("node:querystring").stringify(params);
     callback(null, request);`,
    { target: "/?auth=secret&a=1" },
    (response, world) => [
      asked(response, world)?.headers["auth-header"],
      asked(response, world)?.querystring,
    ],
    [[{ key: "Auth-Header", value: "secret" }], "a=1"],
  ],
  [
    "query string normalized",
    "viewer-request",
    `const { parse, stringify } = require("node:querystring");
     const entries = Object.entries(parse(request.querystring.toLowerCase())).sort();
     request.querystring = stringify(Object.fromEntries(entries));
     callback(null, request);`,
    { target: "/?B=2&a=X" },
    query,
    "a=x&b=2",
  ],
  [
    "sign-in page, with a second callback that does not count",
    "viewer-request",
    `if ((headers.cookie ?? []).some(({ value }) => value.includes("session-id="))) callback(null, request);
     const back = encodeURIComponent("https://" + headers.host[0].value + request.uri);
     callback(null, { status: "302",
       headers: { location: [{ key: "Location", value: "https://example.org/in?to=" + back }] } });`,
    { target: "/private" },
    location,
    [302, "https://example.org/in?to=https%3A%2F%2Fwww.example.com%2Fprivate"],
  ],
  [
    "redirect by country",
    "origin-request",
    `const country = headers["cloudfront-viewer-country"]?.[0].value ?? "none";
     callback(null, { status: "302",
       headers: { location: [{ key: "Location", value: "https://example.org/" + country }] } });`,
    { target: "/", headers: ["X-Nothing", "1"] },
    (response) => response.status,
    302,
  ],
  [
    "version by device",
    "origin-request",
    `const is = (name) => headers["cloudfront-is-" + name + "-viewer"]?.[0].value === "true";
     request.uri = (is("mobile") ? "/mobile" : "/desktop") + request.uri;
     callback(null, request);`,
    { target: "/index" },
    path,
    "/desktop/index",
  ],
  [
    "custom origin by query string",
    "origin-request",
    `request.origin = ${customOriginText};
     headers.host = [{ key: "host", value: "other.example.com" }];
     callback(null, request);`,
    { target: "/?useCustomOrigin=true" },
    host,
    "other.example.com",
  ],
  [
    "bucket of another Region",
    "origin-request",
    `${toBucket} callback(null, request);`,
    { target: "/" },
    host,
    "other.s3.eu-central-1.amazonaws.com",
  ],
  [
    "bucket in place of a custom origin",
    "origin-request",
    `if (request.querystring === "useS3=true") { ${toBucket} } callback(null, request);`,
    { target: "/?useS3=true" },
    host,
    "other.s3.eu-central-1.amazonaws.com",
  ],
  [
    "traffic moved gradually",
    "origin-request",
    `const share = 1;
     if (Math.random() < share) { ${toBucket} }
     callback(null, request);`,
    { target: "/" },
    host,
    "other.s3.eu-central-1.amazonaws.com",
  ],
  [
    "origin by country, left alone where the country is not known",
    "origin-request",
    `if (headers["cloudfront-viewer-country"]?.[0].value === "DE") { ${toBucket} }
     callback(null, request);`,
    { target: "/" },
    host,
    "api.example.com",
  ],
  [
    "error status made 200, as a number",
    "origin-response",
    `if (Number(response.status) >= 400) {
       response.status = 200; response.statusDescription = "OK"; response.body = "Body generated";
     }
     callback(null, response);`,
    { target: "/missing" },
    (response) => [response.status, String(response.body)],
    [200, "Body generated"],
  ],
  [
    "error status made a redirect, as a number",
    "origin-response",
    `if (Number(response.status) >= 400) {
       response.status = 302; response.statusDescription = "Found"; response.body = "";
       response.headers.location = [{ key: "Location", value: "https://example.org/sorry" }];
     }
     callback(null, response);`,
    { target: "/missing" },
    location,
    [302, "https://example.org/sorry"],
  ],
  [
    "form read",
    "viewer-request",
    `const form = require("node:querystring").parse(Buffer.from(request.body.data, "base64").toString());
     callback(null, { status: "200", body: form.name });`,
    { target: "/form", body: "name=Kiri&age=9" },
    (response) => String(response.body),
    "Kiri",
  ],
  [
    "body replaced",
    "origin-request",
    `request.body = { action: "replace", encoding: "text", data: "name=other" };
     callback(null, request);`,
    { target: "/form", body: "name=Kiri" },
    bodySent,
    "name=other",
  ],
];

/** An edge whose one function is a sandbox. */
function worldOfKind(event: EventType, body: string): World {
  const { run } = bench();
  const code = `exports.handler = (event, context, callback) => {
    const { request, response } = event.Records[0].cf;
    const { headers } = request;
    ${body}
  };`;
  const target = version({ "index.cjs": code }, { runtime: "nodejs22.x" });
  const functions = { [event]: (given: unknown) => run(target, given) };
  const all = { kind: "all" } as const;
  const attached = {
    ...behavior,
    functions: associate(functions, event.endsWith("request")),
    cachePolicy: { ...cachePolicy, queryStrings: all },
  };
  return worldOf(
    distributionOf([attached]),
    ({ path: asking }) =>
      messageOf(asking === "/missing" ? 404 : 200, "origin", [
        "X-Amz-Meta-Last-Modified",
        "Sat, 03 Jan 2026 10:00:00 GMT",
      ]),
    functions,
  );
}

describe("documented kinds of edge functions", () => {
  afterEach(closeAll);
  after(removeWorkDir);

  it("are eighteen", () => {
    assert.equal(kinds.length, 18);
  });

  for (const [title, event, body, { target, headers = [], body: form }, seen, expected] of kinds) {
    it(`run at ${event}: ${title}`, async () => {
      const world = worldOfKind(event, body);
      const request = requestOf(target, {
        headers: form === undefined ? headers : [...headers, "Content-Length", `${form.length}`],
        ...(form === undefined ? {} : { method: "POST", body: Buffer.from(form) }),
      });
      const response = await world.edge.handle(request);
      assert.deepEqual(world.problems, []);
      assert.ok(status(response) < 400);
      assert.deepEqual(seen(response, world), expected);
    });
  }
});
