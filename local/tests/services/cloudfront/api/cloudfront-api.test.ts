/** The XML of CloudFront's API. @module */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "mocha";
import { keyRingOf } from "../../../../server/stack-keys.ts";
import { createApiEndpoint } from "../../../../services/aws-api/endpoint.ts";
import { createCloudFrontApi } from "../../../../services/cloudfront/api/cloudfront-api.ts";
import { createInvalidations } from "../../../../services/cloudfront/api/invalidations.ts";
import { accessKeys, signedAtMs, signedRequest } from "../../aws-api/signed-request.ts";

const arn = "arn:aws:cloudfront::000000000000:distribution/E1";
const base = "/2020-05-31/distribution";
const invalidation = `${base}/E1/invalidation`;

function open(allows: (action: string, resource: string) => boolean = () => true) {
  const dropped: string[] = [];
  const ask = createApiEndpoint({
    services: {
      cloudfront: createCloudFrontApi({
        distributions: () => [
          { id: "E1", arn, domainName: "d1.cloudfront.net", aliases: ["www.example.com"] },
        ],
        invalidations: createInvalidations({
          drop: (_arn, path) => dropped.push(path),
          nowMs: () => signedAtMs,
          randomBytes,
        }),
      }),
    },
    keys: keyRingOf(() => accessKeys),
    authorize: (_principal, action, resource) => allows(action, resource),
    nowMs: () => signedAtMs,
    requestId: () => "request-1",
    log: () => undefined,
  });
  return {
    dropped,
    async ask(method: string, path: string, body = "", querystring = "") {
      const request = signedRequest(
        { method, path, body, querystring },
        { service: "cloudfront", region: "us-east-1" },
      );
      const { status, headers, body: answered } = await ask(request);
      return { status, headers, text: answered.toString() };
    },
  };
}

function batch(paths: readonly string[], quantity = paths.length, reference = "r"): string {
  const items = paths.map((path) => `<Path>${path}</Path>`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?><InvalidationBatch xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Paths><Quantity>${quantity}</Quantity><Items>${items}</Items></Paths><CallerReference>${reference}</CallerReference></InvalidationBatch>`;
}

const codeOf = (text: string) => /<Code>(\w+)<\/Code>/.exec(text)?.[1];

describe("the API of CloudFront", () => {
  it("creates an invalidation with 201 and its location, and reads it back", async () => {
    const { ask, dropped } = open();
    const created = await ask("POST", invalidation, batch(["/a?b&amp;c", "/x/*"]));
    assert.equal(created.status, 201);
    assert.deepEqual(dropped, ["/a?b&c", "/x/*"]);
    const id = /<Id>(\w+)<\/Id>/.exec(created.text)?.[1];
    assert.equal(
      created.headers["location"],
      `https://cloudfront.amazonaws.com${invalidation}/${id}`,
    );
    const read = await ask("GET", `${invalidation}/${id}`);
    assert.deepEqual([read.status, read.text], [200, created.text]);
    assert.match(
      read.text,
      /<Invalidation xmlns="http:\/\/cloudfront.amazonaws.com\/doc\/2020-05-31\/"><Id>\w+<\/Id><CreateTime>2026-09-12T13:00:00.000Z<\/CreateTime><Status>InProgress<\/Status><InvalidationBatch><Paths><Quantity>2<\/Quantity><Items><Path>\/a\?b&amp;c<\/Path><Path>\/x\/\*<\/Path><\/Items><\/Paths><CallerReference>r<\/CallerReference><\/InvalidationBatch><\/Invalidation>$/,
    );
  });

  it("lists invalidations in pages, newest first", async () => {
    const { ask } = open();
    const ids: string[] = [];
    for (const reference of ["1", "2", "3"]) {
      const { text } = await ask("POST", invalidation, batch(["/a"], 1, reference));
      ids.unshift(/<Id>(\w+)<\/Id>/.exec(text)?.[1] ?? "");
    }
    const listed = (text: string) => [...text.matchAll(/<Id>(\w+)<\/Id>/g)].map(([, id]) => id);
    const first = await ask("GET", invalidation, "", "MaxItems=2");
    assert.deepEqual(listed(first.text), ids.slice(0, 2));
    assert.match(
      first.text,
      /<NextMarker>\w+<\/NextMarker><MaxItems>2<\/MaxItems><IsTruncated>true</,
    );
    const rest = await ask("GET", invalidation, "", `Marker=${ids[1]}&MaxItems=2`);
    assert.deepEqual(listed(rest.text), ids.slice(2));
    assert.match(rest.text, /<IsTruncated>false<\/IsTruncated><Quantity>1</);
    for (const query of ["Marker=none", "MaxItems=0", "MaxItems=a"]) {
      const refused = await ask("GET", invalidation, "", query);
      assert.deepEqual([refused.status, codeOf(refused.text)], [400, "InvalidArgument"]);
    }
  });

  it("lists the distributions by which invalidations are made", async () => {
    const { text } = await open().ask("GET", base);
    assert.match(text, /<Id>E1<\/Id><ARN>arn:aws:cloudfront::000000000000:distribution\/E1</);
    assert.match(text, /<DomainName>d1.cloudfront.net<.*<CNAME>www.example.com</);
  });

  for (const [title, body, status, code] of [
    ["no body", "", 400, "MissingBody"],
    ["another document", "<Paths/>", 400, "MalformedInput"],
    ["no XML", "{}", 400, "MalformedInput"],
    ["no reference", batch(["/a"], 1, ""), 400, "MalformedInput"],
    ["another quantity", batch(["/a"], 2), 400, "InconsistentQuantities"],
    ["no path", batch([]), 400, "InvalidArgument"],
    ["a path without a slash", batch(["a"]), 400, "InvalidArgument"],
  ] as const) {
    it(`refuses ${title} with ${status} ${code}`, async () => {
      const { ask, dropped } = open();
      const refused = await ask("POST", invalidation, body);
      assert.deepEqual([refused.status, codeOf(refused.text)], [status, code]);
      assert.deepEqual(dropped, []);
    });
  }

  it("does not know other distributions and invalidations", async () => {
    const { ask } = open();
    const other = await ask("POST", `${base}/E2/invalidation`, batch(["/a"]));
    assert.deepEqual([other.status, codeOf(other.text)], [404, "NoSuchDistribution"]);
    const none = await ask("GET", `${invalidation}/I1`);
    assert.deepEqual([none.status, codeOf(none.text)], [404, "NoSuchInvalidation"]);
  });

  it("asks the role's policies for each operation, on the distribution", async () => {
    const asked: string[] = [];
    const { ask, dropped } = open((action, resource) => {
      asked.push(`${action} ${resource}`);
      return false;
    });
    for (const [method, path] of [
      ["POST", invalidation],
      ["GET", invalidation],
      ["GET", `${invalidation}/I1`],
      ["GET", base],
      ["POST", `${base}/E2/invalidation`],
    ] as const) {
      const { status, text } = await ask(method, path, batch(["/a"]));
      assert.deepEqual([status, codeOf(text)], [403, "AccessDenied"]);
    }
    assert.deepEqual(dropped, []);
    assert.deepEqual(asked, [
      `cloudfront:CreateInvalidation ${arn}`,
      `cloudfront:ListInvalidations ${arn}`,
      `cloudfront:GetInvalidation ${arn}`,
      "cloudfront:ListDistributions *",
      "cloudfront:CreateInvalidation arn:aws:cloudfront::000000000000:distribution/E2",
    ]);
  });

  for (const [method, path] of [
    ["GET", `${base}/E1`],
    ["DELETE", invalidation],
    ["GET", "/2020-05-31/cache-policy"],
    ["GET", "/2014-11-06/distribution"],
    ["GET", `${invalidation}/I1/more`],
    ["GET", "/"],
  ] as const) {
    it(`answers ${method} ${path} with 501`, async () => {
      const { status, text } = await open().ask(method, path);
      assert.deepEqual([status, codeOf(text)], [501, "NotImplemented"]);
    });
  }
});
