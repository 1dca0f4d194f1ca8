/** Custom error responses. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  customErrorPage,
  errorCachingMinSeconds,
} from "../../../../services/cloudfront/errors/custom-error.ts";

describe("errorCachingMinSeconds", () => {
  const distribution = {
    errorResponses: new Map([
      [404, { errorCode: 404, cachingMinTtlSeconds: 0, page: undefined }],
      [503, { errorCode: 503, cachingMinTtlSeconds: 30, page: { path: "/e", status: 200 } }],
    ]),
  };
  for (const [status, kind, expected] of [
    [404, "custom", 0],
    [404, "s3", 1],
    [503, "s3", 30],
    [500, "s3", undefined],
  ] as const) {
    it(`is ${expected} for ${status} at a ${kind} origin`, () =>
      assert.equal(errorCachingMinSeconds(distribution, status, { kind }), expected));
  }

  it("knows the page of a status", () => {
    assert.deepEqual(customErrorPage(distribution, 503), { path: "/e", status: 200 });
    assert.equal(customErrorPage(distribution, 404), undefined);
    assert.equal(customErrorPage(distribution, 500), undefined);
  });
});
