/** Dates as HTTP writes them. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { httpDate } from "../../http/http-date.ts";

describe("httpDate", () => {
  it("writes an IMF-fixdate, cut to the second", () => {
    assert.equal(httpDate(Date.UTC(2026, 0, 3, 12, 0, 0, 999)), "Sat, 03 Jan 2026 12:00:00 GMT");
    assert.equal(httpDate(Date.UTC(2026, 0, 3, 12, 0, 1)), "Sat, 03 Jan 2026 12:00:01 GMT");
  });
});
