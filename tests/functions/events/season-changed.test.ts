/**
 * The function that follows the season, bundled as it is uploaded, against a fake S3 and CloudFront.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { IncomingMessage, RequestListener } from "node:http";
import process from "node:process";
import { after, afterEach, before, beforeEach, describe, it } from "mocha";
import type { SeasonChangedConfig } from "../../../functions/contract.ts";
import { writeSeason } from "../../../functions/core/write-season.ts";
import type { BundleOnDisk } from "../bundle-on-disk.ts";
import { twoLeagues } from "../core/events/two-leagues.ts";
import { type FakeS3, s3Error, startFakeS3, useFakeS3 } from "../fake-s3.ts";
import { loadHandler } from "../load-bundle.ts";
import { captureLog, type LogCapture } from "../log-capture.ts";

const config: SeasonChangedConfig = {
  season: { bucket: "home", key: "rugby_data.json", region: "eu-west-1" },
  replicas: [{ bucket: "replica", key: "rugby_data.json", region: "us-east-1" }],
  distributionIds: ["E1"],
};

/** Most bytes of the bundle, before compression. The SDK for S3 is most of it. */
const budgetBytes = 384 * 1024;

type Handler = (event: object, context: object) => Promise<unknown>;

const body = JSON.stringify({
  Records: [
    { s3: { bucket: { name: "home" }, object: { key: "rugby_data.json", versionId: "v2" } } },
  ],
});
const attributes = { SentTimestamp: "1764892800000" };
const event = { Records: [{ messageId: "m", body, attributes }] };
const context = { awsRequestId: "r", functionName: "season-changed-1" };

/** Two versions of the season, a key that begins alike, and CloudFront. */
const respond: RequestListener = ({ url = "", method }, response) => {
  const entry = (key: string, id: string, latest: boolean) =>
    `<Version><Key>${key}</Key><VersionId>${id}</VersionId><IsLatest>${latest}</IsLatest><ETag>"${id}"</ETag></Version>`;
  if (method === "POST") {
    response.writeHead(201).end("<Invalidation><Id>I1</Id></Invalidation>");
  } else if (url.includes("versions")) {
    const list = [entry("rugby_data.json", "v2", true), entry("rugby_data.json", "v1", false)];
    response.end(
      `<ListVersionsResult>${list.join("")}${entry("rugby_data.json.bak", "v9", true)}</ListVersionsResult>`,
    );
  } else if (url.startsWith("/replica/")) {
    response.writeHead(304).end();
  } else {
    response.end(writeSeason(twoLeagues(1, url.includes("versionId=v2") ? 2 : 1)));
  }
};

describe("season-changed", () => {
  let bundle: BundleOnDisk<Handler>;
  let fake: FakeS3;
  let restore: () => void;
  let log: LogCapture;
  let written: string[];
  let handler: Handler;
  const bodies: string[] = [];
  before(async () => {
    bundle = await loadHandler<Handler>("events/season-changed.ts", config, budgetBytes);
    fake = await startFakeS3();
    restore = useFakeS3(fake.url);
    // biome-ignore lint/style/noProcessEnv: the SDK in the function under test reads nothing else
    process.env["AWS_ENDPOINT_URL_CLOUDFRONT"] = fake.url;
  });
  beforeEach(async () => {
    fake.respond = (request, response) => {
      collect(request);
      respond(request, response);
    };
    fake.asked.length = 0;
    bodies.length = 0;
    handler = await bundle.sandbox();
    log = captureLog();
    written = [];
  });
  afterEach(() => {
    log.end();
  });
  after(async () => {
    restore();
    bundle.dispose();
    await fake.close();
  });

  function collect(request: IncomingMessage): void {
    request.on("data", (chunk: Buffer) => bodies.push(chunk.toString()));
  }

  /** Invokes the function, whose standard output is its log. */
  async function invoke(): Promise<unknown> {
    const { write } = process.stdout;
    process.stdout.write = (line: string | Uint8Array) => written.push(String(line)) > 0;
    try {
      return await handler(event, context);
    } finally {
      process.stdout.write = write;
    }
  }

  it("invalidates the paths of the league that changed", async () => {
    assert.deepEqual(await invoke(), { batchItemFailures: [] });
    const posts = fake.asked.filter(({ method }) => method === "POST");
    assert.deepEqual(
      posts.map(({ url }) => url),
      ["/2020-05-31/distribution/E1/invalidation"],
    );
    const xml = bodies.join("");
    assert.deepEqual(
      [...xml.matchAll(/<Path>([^<]*)<\/Path>/g)].map(([, path]) => path),
      [
        "/rugby_data.json*",
        "/v1/leagues",
        "/v1/leagues/slate-coast*",
        "/v1/leagues/Slate%20Coast*",
        "/v1/teams/*",
        "/v1/matches*",
      ],
    );
    assert.match(xml, /<CallerReference>season-[\w-]{22}<\/CallerReference>/);
    const [metric] = written.map((line) => JSON.parse(line));
    assert.deepEqual([metric.FunctionName, metric.SeasonInvalid], ["season-changed-1", 0]);
  });

  it("signs the invalidation, and returns the message when CloudFront refuses it", async () => {
    fake.respond = (request, response) =>
      request.method === "POST"
        ? s3Error(400, "TooManyInvalidationsInProgress")(request, response)
        : respond(request, response);
    assert.deepEqual(await invoke(), { batchItemFailures: [{ itemIdentifier: "m" }] });
    const post = fake.asked.find(({ method }) => method === "POST");
    assert.match(
      String(post?.headers.authorization),
      /^AWS4-HMAC-SHA256 Credential=AKIDTEST\/\d{8}\/us-east-1\/cloudfront\/aws4_request, /,
    );
    const [line] = log.lines as readonly { event: string; cause: { name: string } }[];
    assert.deepEqual(
      [line?.event, line?.cause.name],
      ["season.postponed", "TooManyInvalidationsInProgress"],
    );
  });

  it("returns the message when S3 fails, and writes no metric", async () => {
    fake.respond = s3Error(403, "AccessDenied");
    assert.deepEqual(await invoke(), {
      batchItemFailures: [{ itemIdentifier: "m" }],
    });
    assert.deepEqual(written, []);
    assert.equal(log.lines.length, 1);
  });

  it("writes a metric of 1 and invalidates nothing when the season is invalid", async () => {
    fake.respond = (request, response) =>
      request.url?.includes("versionId=") ? response.end("{}") : respond(request, response);
    assert.deepEqual(await invoke(), { batchItemFailures: [] });
    const [metric] = written.map((line) => JSON.parse(line));
    assert.equal(metric.SeasonInvalid, 1);
    assert.ok(!fake.asked.some(({ method }) => method === "POST"));
  });
});
