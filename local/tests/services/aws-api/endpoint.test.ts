/** Who may ask an API of AWS, and what is refused before a service sees it. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { keyRingOf } from "../../../server/stack-keys.ts";
import { ApiError, type ApiRequest } from "../../../services/aws-api/api-message.ts";
import { createApiEndpoint } from "../../../services/aws-api/endpoint.ts";
import {
  json11,
  jsonAnswer,
  jsonProtocol,
  jsonService,
} from "../../../services/aws-api/json-protocol.ts";
import { accessKeys, roleArn, type Signing, signedAtMs, signedRequest } from "./signed-request.ts";

/** An endpoint with one service, which tells who asks. */
function open({ nowMs = signedAtMs, allowed = true } = {}) {
  const logged: string[] = [];
  const ask = createApiEndpoint({
    services: {
      notes: jsonService("Notes", json11, {
        Read(input, { principal, region, demand }) {
          demand("notes:Read", "arn:aws:notes:::one");
          return { principal, region, name: input.text("Name") };
        },
        Break() {
          throw new TypeError("a defect");
        },
        Refuse() {
          throw new ApiError("NoteIsGone", "The note is gone.");
        },
      }),
      mail: {
        protocol: jsonProtocol({ contentType: "application/json", statuses: true }),
        answer: ({ path }) => jsonAnswer(200, { path }, "application/json"),
      },
    },
    keys: keyRingOf(() => accessKeys),
    authorize: () => allowed,
    nowMs: () => nowMs,
    requestId: () => "request-1",
    log: (message) => logged.push(message),
  });
  return {
    logged,
    async ask(request: ApiRequest) {
      const { status, headers, body } = await ask(request);
      return { status, headers, value: JSON.parse(body.toString()) };
    },
  };
}

const read = (body = '{"Name":"a"}', signing: Partial<Signing> = {}) =>
  signedRequest(
    { body, headers: { "x-amz-target": "Notes.Read" } },
    { service: "notes", ...signing },
  );

describe("the endpoint of the APIs of AWS", () => {
  it("tells a service which role asks, and the Region that it signed for", async () => {
    const { status, headers, value } = await open().ask(read());
    assert.equal(status, 200);
    assert.deepEqual(value, {
      principal: { kind: "role", arn: roleArn },
      region: "eu-west-1",
      name: "a",
    });
    assert.equal(headers["content-type"], "application/x-amz-json-1.1");
    assert.equal(headers["x-amzn-requestid"], "request-1");
  });

  it("takes any credentials that are no role's for the user's", async () => {
    const credentials = { accessKeyId: "me", secretAccessKey: "mine" };
    const { value } = await open().ask(read(undefined, { credentials, region: "us-east-1" }));
    assert.deepEqual(value.principal, { kind: "account" });
    assert.equal(value.region, "us-east-1");
  });

  it("verifies a path that needs encoding, which is signed encoded twice", async () => {
    const path = "/v2/identities/a%40example.com";
    const signed = signedRequest({ path, body: "{}" }, { service: "mail" });
    assert.deepEqual((await open().ask(signed)).value, { path });
    const moved = await open().ask({ ...signed, path: "/v2/identities/b%40example.com" });
    assert.deepEqual([moved.status, moved.value.__type], [403, "InvalidSignatureException"]);
  });

  const own = accessKeys.credentialsOf(roleArn);
  for (const [title, request, code] of [
    [
      "another body than was signed",
      { ...read(), body: Buffer.from('{"Name":"b"}') },
      "InvalidSignatureException",
    ],
    [
      "another secret",
      read("{}", { credentials: { ...own, secretAccessKey: "guessed" } }),
      "InvalidSignatureException",
    ],
    [
      "another session token",
      read("{}", { credentials: { ...own, sessionToken: "guessed" } }),
      "UnrecognizedClientException",
    ],
    [
      "a header that is not signed",
      { ...read(), headers: { ...read().headers, "x-amz-more": "1" } },
      "InvalidSignatureException",
    ],
    [
      "no signature",
      { ...read(), headers: { "x-amz-target": "Notes.Read" } },
      "MissingAuthenticationTokenException",
    ],
    [
      "half a signature",
      { ...read(), headers: { authorization: "AWS4-HMAC-SHA256 Credential=a/b" } },
      "IncompleteSignatureException",
    ],
    ["a body that is no JSON", read("{"), "SerializationException"],
    ["a body that is no object", read("[]"), "SerializationException"],
    ["a member that is missing", read("{}"), "ValidationException"],
    ["a member of another type", read('{"Name":1}'), "ValidationException"],
  ] as const) {
    it(`refuses ${title} with 400 ${code}`, async () => {
      const { status, headers, value } = await open().ask(request);
      assert.deepEqual([status, value.__type], [400, code]);
      assert.equal(headers["x-amzn-errortype"], code);
    });
  }

  it("refuses a signature of more than 15 minutes ago", async () => {
    const late = open({ nowMs: signedAtMs + 15 * 60_000 + 1 });
    assert.equal((await late.ask(read())).value.__type, "InvalidSignatureException");
    const inTime = open({ nowMs: signedAtMs + 15 * 60_000 });
    assert.equal((await inTime.ask(read())).status, 200);
  });

  it("refuses what no policy allows, and logs it with action and resource", async () => {
    const { ask, logged } = open({ allowed: false });
    const { status, value } = await ask(read());
    assert.deepEqual([status, value.__type], [400, "AccessDeniedException"]);
    assert.equal(logged.length, 1);
    assert.match(
      logged[0] ?? "",
      /^notes "Notes.Read": User: \S+role\/one is not authorized to perform: notes:Read on resource: arn:aws:notes:::one/,
    );
  });

  it("answers an operation and a service that are not simulated with 501, and logs them", async () => {
    const { ask, logged } = open();
    const headers = { "x-amz-target": "Notes.Write" };
    for (const service of ["notes", "kms"]) {
      const { status, value } = await ask(signedRequest({ body: "{}", headers }, { service }));
      assert.deepEqual([status, value.__type], [501, "UnknownOperationException"]);
    }
    assert.match(logged[0] ?? "", /^notes "Notes.Write": Write is not simulated here\.$/);
    assert.match(logged[1] ?? "", /^kms "Notes.Write": kms .*--endpoint kms=http/);
  });

  it("does not know an operation by a name that every object has", async () => {
    const headers = { "x-amz-target": "Notes.constructor" };
    const request = signedRequest({ body: "{}", headers }, { service: "notes" });
    assert.equal((await open().ask(request)).value.__type, "UnknownOperationException");
  });

  it("refuses names that are not of this machine, and pages of other sites", async () => {
    for (const request of [
      { ...read(), host: "rebound.example:9000" },
      { ...read(), headers: { ...read().headers, origin: "https://evil.example" } },
      { ...read(), headers: { ...read().headers, "sec-fetch-site": "cross-site" } },
    ]) {
      assert.equal((await open().ask(request)).value.__type, "AccessDeniedException");
    }
    const named = signedRequest(
      { ...read(), host: "notes.eu-west-1.amazonaws.com" },
      { service: "notes" },
    );
    assert.equal((await open().ask(named)).status, 200);
  });

  it("refuses a body that is too large", async () => {
    const { status, value } = await open().ask({ ...read(), body: undefined });
    assert.deepEqual([status, value.__type], [413, "RequestEntityTooLargeException"]);
  });

  it("passes on a refusal of the service, and hides a defect, which it logs", async () => {
    const { ask, logged } = open();
    const call = (name: string) =>
      ask(signedRequest({ headers: { "x-amz-target": `Notes.${name}` } }, { service: "notes" }));
    const refused = await call("Refuse");
    assert.deepEqual(refused.value, { __type: "NoteIsGone", message: "The note is gone." });
    assert.deepEqual(logged, []);
    const broken = await call("Break");
    assert.deepEqual([broken.status, broken.value.__type], [500, "InternalFailure"]);
    assert.doesNotMatch(JSON.stringify(broken.value), /defect/);
    assert.match(logged[0] ?? "", /TypeError: a defect/);
  });
});
