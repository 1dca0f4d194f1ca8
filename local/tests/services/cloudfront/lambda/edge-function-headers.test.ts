/** Which headers functions see and may write. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headersFromRaw } from "../../../../http/header-map.ts";
import {
  headerViolation,
  hiddenHeaders,
  isDisallowed,
  visibleHeaders,
} from "../../../../services/cloudfront/lambda/edge-function-headers.ts";
import type { EventType } from "../../../../services/cloudfront/model.ts";

const disallowed =
  `Connection Expect Keep-Alive Proxy-Authenticate Proxy-Authorization Proxy-Connection Trailer
  Upgrade X-Accel-Buffering X-Accel-Charset X-Accel-Limit-Rate X-Accel-Redirect X-Amz-Cf-Id
  X-Amz-Cf-Pop X-Amzn-Auth X-Amzn-Cf-Billing X-Amzn-Cf-Id X-Amzn-Cf-Xff X-Amzn-Errortype
  X-Amzn-Fle-Profile X-Amzn-Header-Count X-Amzn-Header-Order X-Amzn-Lambda-Integration-Tag
  X-Amzn-RequestId X-Cache X-Edge-Anything X-Forwarded-Proto X-Real-IP`.split(/\s+/);

const readOnly: Readonly<Record<EventType, string>> = {
  "viewer-request": "CDN-Loop Content-Length Host Transfer-Encoding Via",
  "origin-request":
    "Accept-Encoding CDN-Loop Content-Length If-Modified-Since If-None-Match If-Range If-Unmodified-Since Transfer-Encoding Via",
  "origin-response": "Transfer-Encoding Via",
  "viewer-response": "Warning Via Content-Length Content-Encoding Transfer-Encoding",
};

const events = Object.keys(readOnly) as EventType[];

describe("isDisallowed", () => {
  for (const name of disallowed) {
    it(`hides ${name}`, () => assert.equal(isDisallowed(name.toLowerCase()), true));
  }
  for (const name of ["x-forwarded-for", "x-amz-meta-a", "via", "host", "x-cached", "x-edge"]) {
    it(`shows ${name}`, () => assert.equal(isDisallowed(name), false));
  }
});

/** Whether a function of an event may not add a header. */
function isReadOnly(event: EventType, name: string): boolean {
  return headerViolation(event, headersFromRaw([]), headersFromRaw([name, "added"])) !== undefined;
}

describe("read-only headers", () => {
  const all = [...new Set(Object.values(readOnly).join(" ").split(" "))];
  for (const event of events) {
    it(`holds exactly the table's names at ${event}`, () => {
      const held = all.filter((name) => isReadOnly(event, name));
      assert.deepEqual(new Set(held), new Set(readOnly[event].split(" ")));
    });
  }

  it("leaves Host writable at origin-request", () =>
    assert.equal(isReadOnly("origin-request", "Host"), false));
});

describe("visibleHeaders and hiddenHeaders", () => {
  it("part the headers between them", () => {
    const headers = headersFromRaw(["Host", "a", "X-Edge-B", "b", "Upgrade", "c"]);
    assert.deepEqual(Object.keys(visibleHeaders(headers)), ["host"]);
    assert.deepEqual(Object.keys(hiddenHeaders(headers)), ["x-edge-b", "upgrade"]);
  });
});

describe("headerViolation", () => {
  const none = headersFromRaw([]);
  for (const event of events) {
    for (const name of readOnly[event].split(" ")) {
      const one = headersFromRaw([name, "1"]);
      it(`refuses to add, change and delete ${name} at ${event}`, () => {
        const reason = /tried to add, delete or change a read-only header/;
        assert.match(headerViolation(event, none, one) ?? "", reason);
        assert.match(headerViolation(event, one, headersFromRaw([name, "2"])) ?? "", reason);
        assert.match(headerViolation(event, one, none) ?? "", reason);
        assert.equal(
          headerViolation(event, one, headersFromRaw([name.toUpperCase(), "1"])),
          undefined,
        );
      });
    }
    it(`refuses to add a disallowed header at ${event}`, () =>
      assert.match(
        headerViolation(event, none, headersFromRaw(["X-Cache", "Hit"])) ?? "",
        /disallowed header, headerName : x-cache/,
      ));
  }

  it("treats a second line as a change", () => {
    const before = headersFromRaw(["Via", "1"]);
    const after = headersFromRaw(["Via", "1", "Via", "2"]);
    assert.notEqual(headerViolation("origin-request", before, after), undefined);
  });

  it("refuses CloudFront-Viewer-Country at viewer-request, unless the viewer sent it", () => {
    const country = headersFromRaw(["CloudFront-Viewer-Country", "NZ"]);
    assert.match(
      headerViolation("viewer-request", none, country) ?? "",
      /cloudfront-viewer-country/,
    );
    assert.equal(headerViolation("viewer-request", country, country), undefined);
    assert.equal(headerViolation("origin-request", none, country), undefined);
    assert.equal(headerViolation("viewer-request", country, none), undefined);
  });

  it("allows all other headers", () => {
    const after = headersFromRaw(["X-Mine", "1", "Cookie", "a=b", "Authorization", "x"]);
    for (const event of events) {
      assert.equal(headerViolation(event, none, after), undefined);
    }
  });
});
