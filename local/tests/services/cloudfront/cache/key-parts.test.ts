/** The parts of a cache key, read from the key. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { cacheKey, headKey } from "../../../../services/cloudfront/cache/cache-key.ts";
import { keyParts } from "../../../../services/cloudfront/cache/key-parts.ts";
import { headers, policy } from "../cache-fixtures.ts";

const names = { kind: "allow", names: ["x-a", "x-b"] } as const;

describe("keyParts", () => {
  it("reads from any key what it was made of", () => {
    const text = fc.string();
    fc.assert(
      fc.property(
        text,
        text,
        fc.option(text),
        fc.constantFrom("br, gzip", "gzip", "br", "", undefined),
        text,
        (path, querystring, value, coding, cookie) => {
          const sent = headers(
            ...(value === null ? [] : ["x-a", value]),
            ...(coding === undefined ? [] : ["accept-encoding", coding]),
            "cookie",
            // One cookie: the key has several in the order of their names.
            `theme=${cookie.replaceAll(";", "")}`,
          );
          const whole = policy({
            headers: names,
            cookies: { kind: "all" },
            queryStrings: { kind: "all" },
            gzip: true,
            brotli: true,
          });
          const key = cacheKey("E1", { path, querystring, headers: sent, method: "GET" }, whole);
          const parts = Object.fromEntries(
            keyParts(key, whole).map((each) => [each.part, each.value]),
          );
          assert.equal(parts["distribution"], "E1");
          assert.equal(parts["path"], path);
          assert.equal(parts["query string"] ?? "", querystring);
          assert.equal(parts["accept-encoding"], (coding ?? "").replace(", ", ","));
          assert.equal(parts["header x-a"], value ?? "");
          assert.equal(parts["header x-b"], "");
          assert.ok((parts["cookies"] ?? "").startsWith("theme="));
        },
      ),
    );
  });

  it("names the method, and the settings that put parts into the key", () => {
    const cookies = { kind: "all-except", names: ["a"] } as const;
    const chosen = policy({ cookies, gzip: true });
    const request = { path: "/", querystring: "", headers: headers(), method: "GET" };
    const key = cacheKey("E1", request, chosen);
    assert.deepEqual(keyParts(key, chosen).slice(1), [
      { part: "method", value: "GET or HEAD", from: "always" },
      { part: "path", value: "/", from: "always" },
      { part: "accept-encoding", value: "", from: "cache policy, compression gzip" },
      { part: "cookies", value: "", from: "cache policy, cookies all-except: a" },
    ]);
    assert.equal(keyParts(headKey(key), chosen)[1]?.value, "HEAD");
    const options = cacheKey("E1", { ...request, method: "OPTIONS" }, chosen);
    assert.equal(keyParts(options, chosen)[1]?.value, "OPTIONS");
  });
});
