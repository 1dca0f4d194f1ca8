import assert from "node:assert/strict";
import { afterEach, before, describe } from "mocha";
import { type Signer, signerOf, switchOff, switchOn } from "./stack-controls.ts";
import { type Answer, locally, stacks, type Target, useTarget } from "./target.ts";

/** The Region that serves viewers in a place, by the settings of each stack. */
const nearest = {
  dev: [
    ["IE", "eu-west-1"],
    ["DE", "eu-west-1"],
    ["US", "us-east-1"],
    ["BR", "us-east-1"],
    ["NZ", "us-east-1"],
    ["40.7,-74", "us-east-1"],
    ["US;64.1,-21.9", "eu-west-1"],
  ],
  prod: [
    ["IE", "eu-west-1"],
    ["DE", "eu-central-1"],
    ["PL", "eu-central-1"],
    ["US", "us-east-1"],
    ["NZ", "ap-southeast-2"],
    ["JP", "ap-southeast-2"],
    ["-33.87,151.21", "ap-southeast-2"],
    ["US;21.3,-157.9", "us-east-1"],
  ],
} as const;

/** The European Regions of each stack. */
const europe = { dev: ["eu-west-1"], prod: ["eu-west-1", "eu-central-1"] } as const;

/** The slow one is tested on one stack only. */
const outages = { dev: ["hang", "refuse", "error"], prod: ["refuse", "error"] } as const;

const home = "eu-west-1";

/** The longest a viewer waits for an unavailable Region, with a margin for this machine. */
const patienceMs = 2_500;

function regionOf(answer: Answer): string {
  assert.equal(answer.status, 200, answer.text);
  return JSON.parse(answer.text).region;
}

/** The Region that serves a request; `/v1/health` is never cached. */
async function regionFor(
  target: Target,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  return regionOf(await target.ask("/v1/health", { headers }));
}

for (const stack of stacks) {
  describe(`the Regions of ${stack}`, () => {
    const target = useTarget(stack);

    for (const [place, region] of nearest[stack]) {
      locally(`serve viewers in ${place} from ${region}`, async () => {
        assert.equal(await regionFor(target, { "x-local-viewer": place }), region);
      });
    }

    locally("serve viewers in an unknown place from the home Region", async () => {
      assert.equal(await regionFor(target, {}), home);
    });

    locally("share one cache entry for viewers everywhere", async () => {
      const path = "/v1/matches?pageSize=7";
      const first = await target.ask(path, { headers: { "x-local-viewer": "NZ" } });
      assert.equal(first.headers["x-cache"], "Miss from cloudfront");
      for (const place of ["IE", "US", "JP", "-33.9,18.4"]) {
        const { headers, text } = await target.ask(path, { headers: { "x-local-viewer": place } });
        assert.equal(headers["x-cache"], "Hit from cloudfront", place);
        assert.equal(text, first.text);
      }
    });

    locally("return the same response in every Region", async () => {
      // By id and by name: two copies of one answer.
      const byId = await target.ask("/v1/teams/otters", { headers: { "x-local-viewer": "IE" } });
      const byName = await target.ask("/v1/teams/Otters", { headers: { "x-local-viewer": "US" } });
      assert.equal(byName.headers["x-cache"], "Miss from cloudfront");
      assert.equal(byName.status, 200);
      assert.equal(byName.text, byId.text);
      assert.equal(byName.headers["etag"], byId.headers["etag"]);
    });

    for (const [title, headers] of [
      ["a CloudFront country header", { "cloudfront-viewer-country": "NZ" }],
      [
        "CloudFront coordinate headers",
        { "cloudfront-viewer-latitude": "-36.85", "cloudfront-viewer-longitude": "174.76" },
      ],
      [
        "forwarded addresses",
        { "x-forwarded-for": "203.0.113.7, 198.51.100.1", "x-real-ip": "203.0.113.7" },
      ],
      ["a forwarded host", { "x-forwarded-host": "evil.example", forwarded: "host=evil.example" }],
      ["an attempt number", { "x-touchline-attempt": "2" }],
      ["several attempt numbers", { "x-touchline-attempt": "1, 2" }],
      ["an origin secret", { "x-origin-verify": "x".repeat(43) }],
    ] as const) {
      locally(`ignore ${title} that a viewer sends`, async () => {
        const plain = await target.ask("/v1/health");
        const forged = await target.ask("/v1/health", { headers });
        assert.equal(forged.status, 200);
        assert.equal(forged.text, plain.text);
        assert.equal(forged.headers["x-served-by"], plain.headers["x-served-by"]);
      });
    }

    const obeyed = stack === "dev" ? "us-east-1" : home;
    locally(`honor x-touchline-region in dev only: ${obeyed}`, async () => {
      const headers = { "x-local-viewer": "IE", "x-touchline-region": "us-east-1" };
      assert.equal(await regionFor(target, headers), obeyed);
    });

    for (const wish of ["mars-east-1", "", "us-east-1, eu-west-1", "__proto__"]) {
      locally(`ignore x-touchline-region ${JSON.stringify(wish)}`, async () => {
        const headers = { "x-local-viewer": "IE", "x-touchline-region": wish };
        assert.equal(await regionFor(target, headers), home);
      });
    }

    let signer: Signer | undefined;
    before(async () => {
      signer = target.isLocal ? await signerOf(stack) : undefined;
    });
    afterEach(async () => {
      if (target.isLocal) {
        await switchOn(target, ...new Set(nearest[stack].map(([, region]) => region)));
      }
    });

    /** The claims of a new token. */
    async function ownClaims(place: string, more = {}): Promise<Answer> {
      assert.ok(signer !== undefined);
      const authorization = `Bearer ${await signer.token()}`;
      return target.ask("/v1/me", { headers: { "x-local-viewer": place, authorization, ...more } });
    }

    for (const mode of outages[stack]) {
      locally(`fail over for GET and HEAD when a Region is unavailable by ${mode}`, async () => {
        await switchOff(target, "us-east-1", mode);
        const headers = { "x-local-viewer": "US" };
        for (const method of ["GET", "HEAD"]) {
          const waitedMs = target.waitedMs();
          const { status, headers: told } = await target.ask("/v1/health", { method, headers });
          assert.equal(status, 200);
          assert.ok(target.waitedMs() - waitedMs < patienceMs);
          const expected = stack === "dev" ? `${home}; attempt=2` : undefined;
          assert.equal(told["x-served-by"], expected);
        }
      });
    }

    locally("do not fail over for OPTIONS, and return 403 for POST", async () => {
      await switchOff(target, "us-east-1", "refuse");
      const headers = { "x-local-viewer": "US" };
      const options = await target.ask("/v1/leagues", { method: "OPTIONS", headers });
      assert.equal(options.status, 502);
      const post = await target.ask("/v1/leagues", { method: "POST", headers });
      assert.equal(post.status, 403);
    });

    locally("fail back when the Region is available again", async () => {
      const headers = { "x-local-viewer": "US" };
      await switchOff(target, "us-east-1", "refuse");
      assert.notEqual(await regionFor(target, headers), "us-east-1");
      await switchOn(target, "us-east-1");
      assert.equal(await regionFor(target, headers), "us-east-1");
    });

    locally("serve from the cache while all of them are unavailable", async () => {
      const path = "/v1/matches?pageSize=9";
      assert.equal((await target.ask(path)).status, 200);
      for (const region of new Set(nearest[stack].map(([, each]) => each))) {
        await switchOff(target, region, "refuse");
      }
      const { status, headers } = await target.ask(path);
      assert.equal(status, 200);
      assert.equal(headers["x-cache"], "Hit from cloudfront");
    });

    for (const place of ["IE", "DE", "NO", "IS", "FR;40.7,-74"]) {
      locally(`keep personal responses for viewers in ${place} in Europe`, async () => {
        const wish = { "x-touchline-region": "us-east-1" };
        const { status, headers } = await ownClaims(place, wish);
        assert.equal(status, 200);
        assert.match(headers["x-served-by"] ?? home, /^eu-/);
        for (const region of europe[stack]) {
          await switchOff(target, region, "error");
        }
        const refused = await ownClaims(place, wish);
        assert.equal(refused.status, 503);
        assert.doesNotMatch(refused.text, /referee/);
        if (stack === "dev") {
          // Residency leaves one Region; the second attempt has none.
          assert.equal(JSON.parse(refused.text).type, "/problems/no-region");
          assert.ok(refused.headers["retry-after"]);
        }
      });
    }

    locally("keep personal responses for viewers in an unknown place in Europe", async () => {
      assert.ok(signer !== undefined);
      for (const region of europe[stack]) {
        await switchOff(target, region, "error");
      }
      const authorization = `Bearer ${await signer.token()}`;
      const { status } = await target.ask("/v1/me", { headers: { authorization } });
      assert.equal(status, 503);
    });

    locally("fail over personal responses for other viewers", async () => {
      await switchOff(target, "us-east-1", "refuse");
      const { status, text } = await ownClaims("US");
      assert.equal(status, 200);
      assert.equal(JSON.parse(text).sub, "referee");
    });

    if (stack === "prod") {
      locally("fail over to a second European Region for European viewers", async () => {
        await switchOff(target, "eu-central-1", "refuse");
        assert.equal((await ownClaims("DE")).status, 200);
        assert.equal(await regionFor(target, { "x-local-viewer": "DE" }), home);
      });
    }
  });
}
