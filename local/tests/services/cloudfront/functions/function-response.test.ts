/** Responses that CloudFront functions return at viewer-response. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { rawHeaders } from "../../../../http/header-map.ts";
import {
  type FunctionResponse,
  functionResponse,
} from "../../../../services/cloudfront/functions/function-event.ts";
import { judgeResponseReturn } from "../../../../services/cloudfront/functions/function-result.ts";
import { messageOf } from "../edge-fixtures.ts";

const answer = messageOf(200, "body", [
  "Content-Type",
  "text/html",
  "Content-Encoding",
  "gzip",
  "Set-Cookie",
  "a=1; Secure",
  "Via",
  "1.1 edge",
]);

function answered(change: (shown: FunctionResponse) => unknown) {
  const shown = JSON.parse(JSON.stringify(functionResponse(answer))) as FunctionResponse;
  return judgeResponseReturn(JSON.stringify(change(shown)), answer);
}

describe("judgeResponseReturn", () => {
  it("keeps the body that the function does not name", () => {
    const judged = answered((response) => response);
    assert.ok(judged.kind === "response");
    assert.deepEqual(
      { ...judged, message: rawHeaders(judged.message.headers).sort() },
      { kind: "response", ownBody: false, message: rawHeaders(answer.headers).sort() },
    );
    assert.equal(judged.message.body, answer.body);
  });

  it("takes another status and body, with the length of that body", () => {
    const judged = answered(({ headers: given, ...response }) => {
      const { "content-encoding": _, ...rest } = given;
      return { ...response, headers: rest, statusCode: 404, body: "gone" };
    });
    assert.ok(judged.kind === "response");
    const { status, headers, body } = judged.message;
    assert.deepEqual([status, body.toString(), judged.ownBody], [404, "gone", true]);
    assert.deepEqual(headers["content-length"], [{ key: "Content-Length", value: "4" }]);
    assert.equal(headers["content-encoding"], undefined);
  });

  it("refuses a changed Via", () => {
    const judged = answered((response) => ({ ...response, headers: {} }));
    assert.match(
      judged.kind === "invalid" ? judged.reason : "",
      /read-only header, headerName : via/,
    );
  });

  it("refuses a request", () => {
    const judged = answered(() => ({ uri: "/" }));
    assert.equal(judged.kind, "invalid");
  });
});
