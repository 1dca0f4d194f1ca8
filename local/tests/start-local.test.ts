import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { after, before, describe, it } from "mocha";
import { programParts, recordedStack } from "../../tests/stacks/recorded.ts";
import { terminalLog } from "../server/terminal-log.ts";
import { type Local, startLocal } from "../start-local.ts";

const run = promisify(execFile);
const seasonFile = "data/rugby_data.json";

/** `npm start` without npm; what a person would see. */
async function start(args: readonly string[], cwd = process.cwd()) {
  try {
    const { stdout } = await run(
      process.execPath,
      [join(process.cwd(), "local/cli/main.ts"), "serve", ...args],
      { cwd },
    );
    return { code: 0, stdout, stderr: "" };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

/** A season in which the last team of the first league has won by more than anybody ever did. */
function otherSeason(text: string): string {
  const season = JSON.parse(text);
  const [week] = season.leagues[0].weeks;
  week[0] = week[0].replace(/^1,([^,]+),\d+,\d+,\d+,\d+/, "1,$1,30,30,0,0");
  return JSON.stringify(season);
}

describe("npm start", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "touchline-start-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("prints the options for --help", async () => {
    const { code, stdout } = await start(["--help"]);
    assert.equal(code, 0);
    assert.match(stdout, /--stack <name>/);
  });

  it("names the unknown option, and lists the options", async () => {
    const { code, stderr } = await start(["--prot", "9000"]);
    assert.equal(code, 2);
    assert.match(stderr, /^Unknown option '--prot'/);
    assert.match(stderr, /--port <number>/);
  });

  it("lists the existing stacks when another is requested", async () => {
    const { code, stderr } = await start(["--stack", "staging", "--port", "0"]);
    assert.equal(code, 1);
    assert.match(stderr, /^Pulumi\.staging\.yaml does not exist/);
    assert.match(stderr, /dev, prod/);
    assert.doesNotMatch(stderr, /\n +at /);
  });

  describe("on a port in use", () => {
    let taken: Server;
    before((done) => {
      taken = createServer().listen(0, "127.0.0.1", done);
    });
    after((done) => {
      taken.close(done);
    });

    it("reports it in one line", async () => {
      const { port } = taken.address() as AddressInfo;
      const { code, stderr } = await start(["--port", String(port), "--s3-port", "0"]);
      assert.equal(code, 1);
      assert.equal(stderr, `port ${port} of 127.0.0.1 is in use; set another with --port\n`);
    });
  });

  it("reports every invalid setting, without a stack trace", async () => {
    const stackFile = "config:\n  touchline:matchDaySeconds: 0\n  touchline:homeRegion: Ireland\n";
    const root = await project(join(folder, "settings"));
    await writeFile(join(root, "Pulumi.dev.yaml"), stackFile);
    const { code, stderr } = await start(["--port", "0"], root);
    assert.equal(code, 1);
    assert.match(stderr, /homeRegion must be an AWS Region such as eu-west-1, got "Ireland"/);
    assert.match(stderr, /matchDaySeconds must be a whole number from 1 to 3600, got "0"/);
    assert.doesNotMatch(stderr, /\n +at /);
  });

  it("refuses a file that is not a season, naming league, week and game", async () => {
    const root = await project(join(folder, "season"));
    const season = JSON.parse(await readFile(seasonFile, "utf8"));
    season.leagues[1].weeks[2][3] = "1,Nobody,1,2,3,4";
    await writeFile(join(root, seasonFile), JSON.stringify(season));
    const { code, stderr } = await start(["--port", "0"], root);
    assert.equal(code, 1);
    assert.match(stderr, /file must contain a valid season, data\/rugby_data\.json does not/);
    assert.match(stderr, /week 3/);
    assert.match(stderr, /game 4/);
  });
});

/** The project's own program in a folder where it may be changed. */
async function project(root: string): Promise<string> {
  for (const part of [...programParts, "package.json", "Pulumi.yaml", "Pulumi.dev.yaml"]) {
    await cp(part, join(root, part), { recursive: true });
  }
  await symlink(join(process.cwd(), "node_modules"), join(root, "node_modules"));
  return root;
}

describe("startLocal", () => {
  let folder = "";
  let local: Local;
  let published = "";
  const lines: string[] = [];
  const log = terminalLog((line) => lines.push(line));

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "touchline-local-"));
    published = await readFile(seasonFile, "utf8");
    const root = await project(join(folder, "project"));
    local = await startLocal({ root, stack: "dev", port: 0, s3Port: 0, log });
  });
  after(async () => {
    await local?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const bucket = () => {
    const name = local.model().objects.find(({ key }) => key === "rugby_data.json")?.bucket;
    assert.ok(name);
    return name;
  };
  const s3 = () =>
    new S3Client({
      endpoint: local.s3Url,
      region: "eu-west-1",
      forcePathStyle: true,
      credentials: { accessKeyId: "me", secretAccessKey: "mine" },
    });
  const tables = async () => {
    const response = await fetch(`${local.url}/rugby_data.json?tables=current`);
    return { status: response.status, text: await response.text() };
  };
  const invalidate = (path: string) =>
    fetch(`${local.url}/__local/invalidate?path=${path}`, { method: "POST" });

  it("listens on loopback only", () => {
    assert.match(local.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.match(local.s3Url, /^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("serves new tables after another season is published and the copy is invalidated", async () => {
    const old = await tables();
    await s3().send(
      new PutObjectCommand({
        Bucket: bucket(),
        Key: "rugby_data.json",
        Body: otherSeason(published),
        ContentType: "application/json",
      }),
    );
    assert.equal((await tables()).text, old.text, "the edge still holds its copy");
    const dropped = await invalidate("/rugby_data.json*");
    assert.match(await dropped.text(), /^\d+ cop(y|ies) dropped\n$/);
    const current = await tables();
    assert.equal(current.status, 200);
    assert.notEqual(current.text, old.text);
    assert.match(current.text, /"pointsFor":\d{3}/);
  });

  it("keeps the last good tables when the published object is not a season", async () => {
    const good = await tables();
    await s3().send(
      new PutObjectCommand({ Bucket: bucket(), Key: "rugby_data.json", Body: '{"name":"none"}' }),
    );
    await invalidate("/rugby_data.json*");
    const current = await tables();
    assert.equal(current.status, 200);
    assert.equal(current.text, good.text);
    assert.ok(lines.some((line) => line.includes("season-tables") && line.includes("leagues")));
  });

  it("verifies the signature and the session token of a function's credentials", async () => {
    const own = local.model().accessKeys.credentialsOf(roleOf("season-tables"));
    const { accessKeyId, secretAccessKey, sessionToken } = own;
    for (const [name, credentials] of [
      ["SignatureDoesNotMatch", { accessKeyId, secretAccessKey: "guessed", sessionToken }],
      ["InvalidToken", { accessKeyId, secretAccessKey, sessionToken: "guessed" }],
      ["InvalidAccessKeyId", { accessKeyId, secretAccessKey }],
    ] as const) {
      const client = new S3Client({ endpoint: local.s3Url, region: "eu-west-1", credentials });
      const command = new GetObjectCommand({ Bucket: bucket(), Key: "rugby_data.json" });
      await assert.rejects(client.send(command), { name });
    }
  });

  function roleOf(name: string): string {
    const found = [...local.model().functions.values()].find((each) => each.name.includes(name));
    assert.ok(found);
    return found.roleArn;
  }

  it("serves a saved handler, and keeps serving when the program is broken", async () => {
    const file = join(folder, "project/functions/core/stamp-value.ts");
    const source = await readFile(file, "utf8");
    const header = async () =>
      (await fetch(`${local.url}/`)).headers.get("x-touchline-version") ?? "";
    const first = await header();
    assert.match(first, /^dev /);

    await writeFile(file, source.replace("x-touchline-version", "x-touchline-edition"));
    await local.reload();
    const response = await fetch(`${local.url}/`);
    assert.match(response.headers.get("x-touchline-edition") ?? "", /^dev /);
    assert.equal(response.headers.get("x-touchline-version"), null);

    await writeFile(file, "export const broken = ;");
    await assert.rejects(local.reload(), /stamp-value\.ts:1:/);
    assert.equal((await fetch(`${local.url}/`)).status, 200);

    await writeFile(file, source);
    await local.reload();
    assert.equal(await header(), first);
  });

  it("denies its controls to pages of other sites", async () => {
    const path = `${local.url}/__local/invalidate?path=/*`;
    const statuses = await Promise.all([
      fetch(path, { method: "POST", headers: { origin: "https://evil.example" } }),
      fetch(path),
      fetch(`${local.url}/__local/invalidate`, { method: "POST" }),
      fetch(`${local.url}/__local/nothing`, { method: "POST" }),
    ]).then((answers) => answers.map(({ status }) => status));
    assert.deepEqual(statuses, [403, 405, 400, 404]);
  });
});

describe("an object published by the AWS CLI", () => {
  let folder = "";
  let local: Local;
  before(async function () {
    const found = await run("aws", ["--version"]).then(
      () => true,
      () => false,
    );
    if (!found) {
      this.skip();
    }
    folder = await mkdtemp(join(tmpdir(), "touchline-cli-"));
    const log = terminalLog(() => undefined);
    const root = process.cwd();
    const evaluate = () => recordedStack("dev");
    const place = { root, stack: "dev", port: 0, s3Port: 0, dataFolder: folder };
    local = await startLocal({ ...place, log, evaluate });
  });
  after(async () => {
    await local?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("is in the tables of the next uncached request (skipped where there is no AWS CLI)", async () => {
    const text = otherSeason(await readFile(seasonFile, "utf8"));
    const file = join(folder, "season.json");
    await writeFile(file, text);
    const name = local.model().objects.find(({ key }) => key === "rugby_data.json")?.bucket;
    const env = {
      // biome-ignore lint/style/noProcessEnv: where the CLI is found
      PATH: process.env["PATH"] ?? "",
      HOME: folder,
      AWS_ACCESS_KEY_ID: "me",
      AWS_SECRET_ACCESS_KEY: "mine",
      AWS_REGION: "eu-west-1",
    };
    const target = `s3://${name}/rugby_data.json`;
    await run("aws", ["--endpoint-url", local.s3Url, "s3", "cp", file, target], { env });
    const answer = await fetch(`${local.url}/rugby_data.json?tables=current`);
    const { leagues } = (await answer.json()) as {
      leagues: { rows: { pointsFor: number }[] }[];
    };
    assert.ok(leagues[0]?.rows.some(({ pointsFor }) => pointsFor > 400));
  });
});
