/**
 * The APIs of AWS that a stack answers, asked as the AWS CLI asks them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { after, before, describe, it } from "mocha";
import { maxApiBodyBytes } from "../server/aws-server.ts";
import { functionUrlName } from "../services/function-url/function-url.ts";
import { type Local, startLocal } from "../start-local.ts";
import { skipWithout } from "./services/s3/outside-command.ts";

/** What the AWS CLI prints, of a person whose settings say nothing. */
async function askWithCli(url: string, words: readonly string[]) {
  const env = {
    // biome-ignore lint/style/noProcessEnv: the command is found by it
    PATH: process.env["PATH"] ?? "",
    // biome-ignore lint/style/noProcessEnv: as above
    HOME: process.env["HOME"] ?? "",
    AWS_ACCESS_KEY_ID: "KEY",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_PAGER: "",
  };
  const endpoint = ["--endpoint-url", url, "--output", "json"];
  const { stdout } = await promisify(execFile)("aws", [...words, ...endpoint], { env });
  return stdout === "" ? undefined : JSON.parse(stdout);
}

describe("the APIs of AWS on loopback", () => {
  let dataFolder: string;
  let local: Local;
  const lines: string[] = [];

  before(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "aws-apis-"));
    local = await startLocal({
      root: join(import.meta.dirname, "programs/website-behind-cloudfront"),
      dataFolder,
      log: (line) => void lines.push(line),
    });
  });
  after(async () => {
    await local?.close();
    await rm(dataFolder, { recursive: true, force: true });
  });

  const send = (headers: Readonly<Record<string, string>>, body: string | Buffer) =>
    fetch(local.awsUrl, { method: "POST", headers, body: body.toString() });

  /** Signed by somebody whose secret is not known. */
  const signedFor = (service: string) => ({
    authorization: `AWS4-HMAC-SHA256 Credential=me/20260912/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=${"0".repeat(64)}`,
    "x-amz-date": "20260912T130000Z",
  });

  it("are S3's where S3 is signed for, and where nothing is signed", async () => {
    for (const headers of [{}, signedFor("s3")]) {
      const answer = await fetch(`${local.awsUrl}/`, { headers });
      assert.equal(answer.headers.get("server"), "AmazonS3");
    }
  });

  it("refuse an operation that nobody signed", async () => {
    const answer = await send({ "x-amz-target": "secretsmanager.GetSecretValue" }, "{}");
    assert.equal(answer.status, 400);
    assert.match(await answer.text(), /MissingAuthenticationTokenException/);
  });

  it("refuse a body that is too large, and a service that is not simulated", async () => {
    const large = await send(signedFor("kms"), Buffer.alloc(maxApiBodyBytes + 1, 32));
    assert.equal(large.status, 413);
    const other = await send(signedFor("kms"), Buffer.alloc(maxApiBodyBytes, 32));
    assert.equal(other.status, 501);
    assert.ok(lines.some((line) => line.startsWith("aws | kms ")));
  });

  describe("with the AWS CLI", () => {
    before(async function () {
      await skipWithout(this, "aws", "--version");
    });

    const aws = (...words: readonly string[]) => askWithCli(local.awsUrl, words);

    const cacheOf = async (path: string) =>
      (await fetch(`${local.url}${path}`)).headers.get("x-cache");

    it("invalidate copies of a distribution", async () => {
      const { DistributionList } = await aws("cloudfront", "list-distributions");
      const [{ Id }] = DistributionList.Items;
      const chosen = ["cloudfront", "create-invalidation", "--distribution-id", Id, "--paths"];
      assert.equal(await cacheOf("/index.html"), "Miss from cloudfront");
      assert.equal(await cacheOf("/index.html"), "Hit from cloudfront");
      const { Invalidation } = await aws(...chosen, "/docs/*", "/index.html");
      assert.equal(Invalidation.Status, "InProgress");
      assert.equal(await cacheOf("/index.html"), "Miss from cloudfront");
      const { InvalidationList } = await aws(
        "cloudfront",
        "list-invalidations",
        "--distribution-id",
        Id,
      );
      assert.deepEqual(
        InvalidationList.Items.map((each: { Id: string }) => each.Id),
        [Invalidation.Id],
      );
      await assert.rejects(aws(...chosen, "index.html"), /\(InvalidArgument\)/);
    });
  });
});

describe("secrets, parameters, queues and mails of a program", () => {
  let dataFolder: string;
  let local: Local;
  const lines: string[] = [];

  before(async () => {
    // Below the `node_modules` with the SDK, which Lambda's runtime provides.
    dataFolder = await mkdtemp(
      fileURLToPath(new URL("../../node_modules/.aws-apis-", import.meta.url)),
    );
    local = await startLocal({
      root: join(import.meta.dirname, "programs/aws-apis"),
      dataFolder,
      config: { "aws:region": "eu-west-1" },
      log: (line) => void lines.push(line),
    });
  });
  after(async () => {
    await local?.close();
    await rm(dataFolder, { recursive: true, force: true });
  });

  const read = async (name: string) => (await fetch(`${local.url}/${name}`)).text();

  it("are read by a function whose role may, through the SDK", async () => {
    assert.equal(await read("app/open"), "sesame");
    assert.equal(await read("app/closed"), "AccessDeniedException");
    assert.ok(lines.some((line) => line.startsWith('aws | secretsmanager "secretsmanager.GetSe')));
  });

  it("are simulated, and in no line of the log", () => {
    assert.deepEqual(local.findings, []);
    assert.doesNotMatch(lines.join(""), /sesame|hush/);
  });

  describe("with the AWS CLI", () => {
    before(async function () {
      await skipWithout(this, "aws", "--version");
    });

    it("are read by a person", async () => {
      const secret = ["secretsmanager", "get-secret-value", "--secret-id", "app/closed"];
      assert.equal((await askWithCli(local.awsUrl, secret)).SecretString, "hush");
      const parameter = ["ssm", "get-parameter", "--name", "/app/greeting"];
      assert.equal((await askWithCli(local.awsUrl, parameter)).Parameter.Value, "hello");
    });

    it("take messages, and give them", async () => {
      const sqs = (...words: readonly string[]) => askWithCli(local.awsUrl, ["sqs", ...words]);
      const { QueueUrl } = await sqs("get-queue-url", "--queue-name", "jobs");
      assert.equal(QueueUrl, `${local.awsUrl}/000000000000/jobs`);
      const queue = ["--queue-url", QueueUrl];
      const attributes = JSON.stringify({ kind: { DataType: "String", StringValue: "test" } });
      await sqs(
        "send-message",
        ...queue,
        "--message-body",
        "hello",
        "--message-attributes",
        attributes,
      );
      const { Messages } = await sqs(
        "receive-message",
        ...queue,
        "--message-attribute-names",
        "All",
      );
      const [{ Body, ReceiptHandle, MessageAttributes }] = Messages;
      assert.deepEqual([Body, MessageAttributes.kind.StringValue], ["hello", "test"]);
      await sqs("delete-message", ...queue, "--receipt-handle", ReceiptHandle);
      const described = await sqs("get-queue-attributes", ...queue, "--attribute-names", "All");
      assert.equal(described.Attributes.ApproximateNumberOfMessagesNotVisible, "0");
      const missing = ["get-queue-url", "--queue-name", "none"];
      await assert.rejects(sqs(...missing), /\(AWS\.SimpleQueueService\.NonExistentQueue\)/);
    });

    it("are sent to the outbox, with a link to this machine", async () => {
      const [url] = local.model().functionUrls;
      assert.ok(url);
      const link = `https://${functionUrlName(url)}/app/open`;
      const send = ["sesv2", "send-email", "--from-email-address"];
      const mail = [
        ...["--destination", "ToAddresses=jo@fan.org"],
        "--content",
        JSON.stringify({ Simple: { Subject: { Data: "Read" }, Body: { Text: { Data: link } } } }),
      ];
      const { MessageId } = await askWithCli(local.awsUrl, [...send, "us@example.com", ...mail]);
      const listed = await fetch(`${local.url}/__local/outbox`);
      const { mails } = (await listed.json()) as {
        mails: { id: string; links: { url: string; local: string }[] }[];
      };
      assert.deepEqual(
        mails.map(({ id, links }) => [id, links]),
        [[MessageId, [{ url: link, local: `${local.url}/app/open` }]]],
      );
      assert.ok(lines.includes("aws | mail to jo@fan.org: Read\n"));
      await assert.rejects(
        askWithCli(local.awsUrl, [...send, "us@other.org", ...mail]),
        /\(MessageRejected\)/,
      );
    });
  });
});
