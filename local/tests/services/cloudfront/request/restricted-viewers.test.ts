/** Viewers that a distribution does not serve: without a signature, and of some countries. @module */
import assert from "node:assert/strict";
import { createSign, generateKeyPairSync } from "node:crypto";
import { describe, it } from "mocha";
import type { ViewerPlace } from "../../../../http/viewer-place.ts";
import type { Behavior, Distribution } from "../../../../services/cloudfront/model.ts";
import { isServedIn } from "../../../../services/cloudfront/request/geo-restriction.ts";
import {
  behavior,
  cachePolicy,
  distributionOf,
  header,
  messageOf,
  requestOf,
  startMs,
  worldOf,
} from "../edge-fixtures.ts";

const { publicKey, privateKey } = generateKeyPairSync("ec", {
  namedCurve: "prime256v1",
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

/** A signed target for everything, for an hour. */
function sign(target: string, seconds = 3600): string {
  const policy = `{"Statement":[{"Resource":"*","Condition":{"DateLessThan":{"AWS:EpochTime":${startMs / 1000 + seconds}}}}]}`;
  const encode = (bytes: Buffer) =>
    encodeURIComponent(bytes.toString("base64").replaceAll("+", "-"));
  const signature = createSign("SHA1").update(policy).sign(privateKey);
  return `${target}Policy=${encode(Buffer.from(policy)).replaceAll("%3D", "_")}&Signature=${encode(signature).replaceAll("%2F", "~").replaceAll("%3D", "_")}&Key-Pair-Id=K1`;
}

function restricted(over: Partial<Behavior> = {}, rest: Partial<Distribution> = {}) {
  const own = { ...behavior, trustedKeys: new Map([["K1", publicKey]]), ...over };
  return worldOf(distributionOf([own], rest), () =>
    messageOf(200, "secret", ["Cache-Control", "max-age=60"]),
  );
}

describe("a behavior with trusted key groups", () => {
  it("answers 403 with the error of S3's form where no key is named", async () => {
    const { get, origins } = restricted();
    const response = await get("/a");
    assert.equal(response.status, 403);
    assert.equal(header(response, "content-type"), "text/xml");
    assert.equal(header(response, "x-cache"), "Error from cloudfront");
    assert.equal(
      response.body.toString(),
      '<?xml version="1.0" encoding="UTF-8"?><Error><Code>MissingKey</Code><Message>Missing Key-Pair-Id query parameter or cookie value</Message></Error>',
    );
    assert.deepEqual(origins, []);
  });

  it("serves a signed URL, whose parameters neither the origin nor the cache key has", async () => {
    const queryStrings = { kind: "all" } as const;
    const { get, origins } = restricted({ cachePolicy: { ...cachePolicy, queryStrings } });
    assert.equal((await get(sign("/a?x=1&"))).body.toString(), "secret");
    assert.equal(header(await get(sign("/a?x=1&", 60)), "x-cache"), "Hit from cloudfront");
    assert.deepEqual(
      origins.map(({ request }) => request.querystring),
      ["x=1"],
    );
  });

  it("does not serve a stored copy without a signature", async () => {
    const { get } = restricted();
    await get(sign("/a?"));
    assert.equal((await get("/a")).status, 403);
  });

  it("does not serve a stored copy after the time of the signature", async () => {
    const { get, pass } = restricted();
    const target = sign("/a?", 10);
    assert.equal((await get(target)).status, 200);
    pass(10);
    assert.equal((await get(target)).status, 403);
  });

  it("has its refusals replaced by the custom error page of 403", async () => {
    const page = { errorCode: 403, cachingMinTtlSeconds: 0, page: { path: "/sorry", status: 403 } };
    const { get } = restricted({}, { errorResponses: new Map([[403, page]]) });
    const response = await get("/a");
    assert.deepEqual([response.status, response.body.toString()], [403, "secret"]);
  });

  it("redirects to HTTPS before it asks for a signature", async () => {
    const { edge } = restricted();
    const response = await edge.handle(requestOf("/a", { protocol: "http" }));
    assert.equal(response.status, 301);
  });
});

describe("isServedIn", () => {
  const allow = { kind: "allow", countries: new Set(["NZ"]) } as const;
  const block = { kind: "block", countries: new Set(["NZ"]) } as const;
  for (const [title, geoRestriction, place, served] of [
    ["an allowed country", allow, { country: "NZ" }, true],
    ["a country that is not allowed", allow, { country: "DE" }, false],
    ["a blocked country", block, { country: "NZ" }, false],
    ["a country that is not blocked", block, { country: "DE" }, true],
    ["an unknown country with allowed ones", allow, {}, true],
    ["an unknown country with blocked ones", block, {}, true],
  ] as const) {
    it(`${served ? "serves" : "does not serve"} ${title}`, () => {
      assert.equal(isServedIn({ geoRestriction }, place), served);
    });
  }

  it("answers 403 before the web ACL counts the request, and with the custom error page", async () => {
    let inspected = 0;
    const world = (rest: Partial<Distribution> = {}) =>
      worldOf(
        distributionOf([behavior], { geoRestriction: block, ...rest }),
        () => messageOf(200, "page"),
        {},
        {
          firewall: {
            inspect() {
              inspected++;
              return { kind: "pass" };
            },
          },
        },
      );
    const place: ViewerPlace = { country: "NZ" };
    const refusal = await world().edge.handle(requestOf("/a", { place }));
    assert.equal(refusal.status, 403);
    assert.match(refusal.body.toString(), /does not serve the country of this viewer/);
    assert.equal(inspected, 0);
    const page = { errorCode: 403, cachingMinTtlSeconds: 0, page: { path: "/sorry", status: 451 } };
    const paged = world({ errorResponses: new Map([[403, page]]) });
    assert.equal((await paged.edge.handle(requestOf("/a", { place }))).status, 451);
  });
});
