/**
 * Requests to SES on loopback.
 *
 * @module
 */
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "mocha";
import { mailSender } from "../../../functions/adapters/send-mail.ts";
import { type FakeS3, startFakeS3, useFakeS3 } from "../fake-s3.ts";

const mail = { to: "ada@rugby.test", subject: "Sign in", text: "…", html: "<p>…</p>" };

describe("mailSender", () => {
  let ses: FakeS3;
  let restore: () => void;
  const send = mailSender(
    { region: "eu-west-1", sender: "results@rugby.test" },
    { accessKeyId: "AKIDTEST", secretAccessKey: "secret", sessionToken: "token" },
  );
  const never = new AbortController().signal;
  before(async () => {
    ses = await startFakeS3();
    restore = useFakeS3(ses.url, { AWS_ENDPOINT_URL_SESV2: ses.url });
  });
  beforeEach(() => {
    ses.asked.length = 0;
    ses.respond = (_request, response) => response.writeHead(200).end("{}");
  });
  after(async () => {
    restore();
    await ses.close();
  });

  it("signs one request for SES in its Region, with the session token of the role", async () => {
    await send(mail, never);
    assert.deepEqual(
      ses.asked.map(({ method, url, headers }) => [method, url, headers["x-amz-security-token"]]),
      [["POST", "/v2/email/outbound-emails", "token"]],
    );
    assert.match(
      ses.asked[0]?.headers.authorization ?? "",
      /^AWS4-HMAC-SHA256 Credential=AKIDTEST\/\d{8}\/eu-west-1\/ses\/aws4_request, SignedHeaders=[\w;-]*host[\w;-]*, Signature=[0-9a-f]{64}$/,
    );
  });

  it("repeats a request whose connection was closed, once", async () => {
    let attempts = 0;
    ses.respond = (request, response) => {
      attempts += 1;
      if (attempts === 1) {
        request.socket.destroy();
      } else {
        response.writeHead(200).end("{}");
      }
    };
    await send(mail, never);
    assert.equal(attempts, 2);
    ses.respond = (request) => request.socket.destroy();
    await assert.rejects(send(mail, never), { message: "fetch failed" });
    assert.equal(ses.asked.length, 4);
  });

  it("rejects with status and error of SES, without its text", async () => {
    ses.respond = (_request, response) =>
      response
        .writeHead(400, { "x-amzn-errortype": "MessageRejected:http://internal" })
        .end('{"message":"Email address is not verified: ada@rugby.test"}');
    await assert.rejects(send(mail, never), { message: "SES returned 400 MessageRejected" });
    ses.respond = (_request, response) => response.writeHead(302, { location: "/" }).end();
    await assert.rejects(send(mail, never), { message: "fetch failed" });
  });

  it("gives up when the time is over", async () => {
    const over = new AbortController();
    ses.respond = () => over.abort();
    await assert.rejects(send(mail, over.signal), { name: "AbortError" });
    assert.equal(ses.asked.length, 1);
  });
});
