/**
 * The sign-in API, as the bundle that is uploaded, against the local S3 and recorded requests to SES and Secrets Manager.
 *
 * @module
 */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { after, before, describe, it } from "mocha";
import type { SignInConfig } from "../../../functions/contract.ts";
import { createAwsServer } from "../../../local/server/aws-server.ts";
import type { ApiRequest } from "../../../local/services/aws-api/api-message.ts";
import { createS3, type S3 } from "../../../local/services/s3/s3.ts";
import { config, secretOf, url } from "../adapters/auth-fixture.ts";
import { httpApiEvent } from "../api/api-event.ts";
import type { BundleOnDisk } from "../bundle-on-disk.ts";
import { useFakeS3 } from "../fake-s3.ts";
import { loadHandler } from "../load-bundle.ts";
import { captureLog, type LogCapture } from "../log-capture.ts";

type AuthHandler = (event: object) => Promise<APIGatewayProxyStructuredResultV2>;

const bucket = "touchline-test-sign-in";

const maxBytes = 400 * 1024;

describe("auth handler", () => {
  let root: string;
  let server: Server;
  let s3: S3;
  let bundle: BundleOnDisk<AuthHandler>;
  let handler: AuthHandler;
  let log: LogCapture;
  let restore: () => void;
  const requests: ApiRequest[] = [];
  let sesStatus = 200;

  before(async () => {
    root = await mkdtemp(join(tmpdir(), "touchline-auth-"));
    s3 = createS3({
      root,
      buckets: [{ name: bucket, region: "eu-west-1", versioned: true }],
      nowMs: Date.now,
      principal: () => ({ kind: "account" }),
      authorize: ({ kind }) => kind === "account",
      log: () => undefined,
    });
    const people = [{ email: "Ada@Rugby.test", scopes: ["desk"] }];
    await seed("access.json", { people, clients: [] });
    await seed("facade.json", { url });
    server = createAwsServer(async () => ({ s3, apis: { handle: answerApi } }));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const endpoint = `http://127.0.0.1:${port}`;
    restore = useFakeS3(endpoint, { AWS_ENDPOINT_URL: endpoint });
    const compiled: SignInConfig = { ...config, bucket };
    bundle = await loadHandler<AuthHandler>("auth/auth-handler.ts", compiled, maxBytes);
    handler = await bundle.sandbox();
    log = captureLog();
  });
  after(async () => {
    log.end();
    restore();
    bundle.dispose();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(root, { recursive: true, force: true });
  });

  const seed = (key: string, content: object) =>
    s3.seed({ bucket, key, body: Buffer.from(JSON.stringify(content)), fingerprint: key });

  async function answerApi(request: ApiRequest) {
    requests.push(request);
    const isSecret = request.headers["x-amz-target"] === "secretsmanager.GetSecretValue";
    const body = isSecret
      ? { ARN: config.secretId, SecretString: JSON.stringify(secretOf()) }
      : { MessageId: "1" };
    return {
      status: isSecret ? 200 : sesStatus,
      headers: { "content-type": "application/json", "x-amzn-errortype": "MessageRejected:" },
      body: Buffer.from(JSON.stringify(body)),
    };
  }

  /** Forms are encoded by the gateway. */
  const post = (path: string, form: Readonly<Record<string, string>>, cookies: string[] = []) =>
    handler({
      ...httpApiEvent(path, {
        method: "POST",
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "sec-fetch-site": "same-origin",
          "x-forwarded-for": "192.0.2.1, 198.51.100.7,203.0.113.178",
        },
      }),
      cookies,
      body: Buffer.from(new URLSearchParams(form).toString()).toString("base64"),
      isBase64Encoded: true,
    });
  const get = (target: string, cookies: string[] = []) =>
    handler({ ...httpApiEvent(target), cookies });
  const mails = () => requests.filter(({ path }) => path === "/v2/email/outbound-emails");
  const pairsOf = ({ cookies = [] }: APIGatewayProxyStructuredResultV2) =>
    cookies.map((each) => each.split(";")[0] ?? "");

  it("signs a person in by mail, once for requests at the same time, and out", async () => {
    const asked = await post("/auth/login", { email: "ada@rugby.test" });
    assert.equal(asked.statusCode, 202);
    const [mail] = mails();
    const sent = JSON.parse(mail?.body?.toString() ?? "{}");
    assert.deepEqual(
      [sent.FromEmailAddress, sent.Destination],
      [config.sender, { ToAddresses: ["Ada@Rugby.test"] }],
    );
    assert.match(
      mail?.headers["authorization"] ?? "",
      /^AWS4-HMAC-SHA256 Credential=AKIDTEST\/\d{8}\/eu-west-1\/ses\/aws4_request, /,
    );
    const [, link = ""] = /link=([\w-]{43})/.exec(sent.Content.Simple.Body.Text.Data) ?? [];
    const page = await get(`/auth/callback?link=${link}`, pairsOf(asked));
    assert.match(page.body ?? "", /signing in as <strong>ada@rugby\.test</);

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post("/auth/callback", { link, confirm: "yes" })),
    );
    const begun = answers.filter(({ statusCode }) => statusCode === 303);
    assert.equal(begun.length, 1);
    assert.ok(answers.every(({ statusCode }) => statusCode === 303 || statusCode === 410));

    const cookies = pairsOf(begun[0] ?? {}).slice(0, 2);
    const session = await get("/auth/session", cookies);
    assert.deepEqual(JSON.parse(session.body ?? "").scopes, ["desk"]);
    assert.equal((await post("/auth/refresh", {}, cookies)).statusCode, 200);
    assert.equal((await post("/auth/logout", {}, cookies)).statusCode, 303);
    assert.equal((await post("/auth/refresh", {}, cookies)).statusCode, 401);
  });

  it("counts a viewer by the address that CloudFront appended", async () => {
    const { body } = await s3.handle({
      method: "GET",
      path: `/${bucket}`,
      host: "127.0.0.1:9000",
      querystring: "list-type=2&prefix=limits/viewer/",
      headers: {},
      body: async () => Buffer.alloc(0),
      principal: { kind: "account" },
    });
    assert.match(
      body.toString(),
      new RegExp(`<Key>limits/viewer/${hash("sha256", "198.51.100.7")}<`),
    );
  });

  it("answers as always when SES rejects the mail, and logs its error without the address", async () => {
    sesStatus = 400;
    log.lines.length = 0;
    assert.equal((await post("/auth/login", { email: "ada@rugby.test" })).statusCode, 202);
    sesStatus = 200;
    const text = JSON.stringify(log.lines);
    assert.match(text, /"mail.failed".*SES returned 400 MessageRejected/);
    assert.ok(!/ada@/i.test(text));
  });

  for (const [title, body, isBase64Encoded] of [
    ["4097 bytes", `{"email":"${"a".repeat(4085)}"}`, false],
    ["a megabyte", "a".repeat(1_000_000), true],
    ["bytes that are not UTF-8", "//8=", true],
  ] as const) {
    it(`refuses a body of ${title}`, async () => {
      const event = httpApiEvent("/auth/login", {
        method: "POST",
        headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
      });
      const { statusCode } = await handler({ ...event, body, isBase64Encoded });
      assert.equal(statusCode, 413);
    });
  }
});
