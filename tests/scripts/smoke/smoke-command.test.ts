/**
 * `npm run smoke`: addresses, servers, reports and exit statuses.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, it } from "mocha";
import type { Fact } from "../../../aws/fact.ts";
import { type Check, verdictOf } from "../../../scripts/smoke/check.ts";
import { exchange } from "../../../scripts/smoke/exchange.ts";
import { stepsCheck } from "../../../scripts/smoke/expectation.ts";
import type { SmokePorts } from "../../../scripts/smoke/open-session.ts";
import { runSmoke } from "../../../scripts/smoke/smoke-command.ts";
import { usage } from "../../../scripts/smoke/smoke-options.ts";

const servers: Server[] = [];

/** Serves on a free port. @returns the address. */
async function serve(handle: RequestListener): Promise<string> {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers every path with 200, and says that it is no local runtime. */
const remote: RequestListener = ({ url }, response) => {
  response.statusCode = url?.startsWith("/__local/") ? 404 : 200;
  response.end("a <b> body");
};

const quick = (address: string) =>
  ({
    exchange: (base, path, question) =>
      exchange(base, path, question, { timeoutMs: 60_000, maxBytes: 1_000 }),
    acceptsTls: async () => true,
    acceptsPlainHttp: async () => false,
    pause: async () => assert.fail(`waits at ${address}`),
    random: () => 0,
  }) satisfies SmokePorts;

const root: Check = stepsCheck({
  name: "root",
  promise: "answers at the root",
  steps: [{ path: "/", expect: { status: 200 } }],
});
const teapot: Check = stepsCheck({
  name: "teapot",
  promise: 'is a teapot <at> the "root"',
  steps: [{ path: "/", expect: { status: 418, text: /tea/ } }],
});
const someFact: Fact<string> = {
  about: "Color of the pot",
  value: "It is red.",
  certainty: "inferred",
  source: { title: "Pots", url: "https://docs.aws.amazon.com/" },
  read: "2026-11",
};
const model: Check = { ...teapot, name: "model", facts: { someFact } };
const secured: Check = { ...root, name: "secured", needs: ["https"] };

async function run(
  args: readonly string[],
  checks: readonly Check[],
  ports: Partial<SmokePorts> = {},
) {
  const printed = { out: "", err: "", files: {} as Record<string, string> };
  let clock = 0;
  const status = await runSmoke(args, checks, {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    readFile: (path) => {
      throw Object.assign(new Error(path), { code: "ENOENT" });
    },
    writeFile: (path, text) => {
      printed.files[path] = text;
    },
    nowMs: () => (clock += 10),
    network: ({ base }) => ({ ...quick(base.origin), ...ports }),
  });
  return { status, ...printed };
}

describe("npm run smoke", () => {
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it("prints a line for each check and ends with 0 when every promise is kept", async () => {
    const address = await serve(remote);
    const { status, out, err } = await run([address], [root, secured]);
    assert.deepEqual([status, err], [0, ""]);
    assert.equal(
      out,
      [
        `ok          10 ms  root                   answers at the root`,
        `skipped            secured                answers at the root (plain HTTP on this machine represents HTTPS)`,
        "",
        `${address}: 1 kept, 0 broken, 1 skipped; 1 requests in 0.0 s`,
        "",
      ].join("\n"),
    );
  });

  it("ends with 1 when a promise is broken, and prints what was asked, expected and found", async () => {
    const { status, out } = await run([await serve(remote)], [root, teapot]);
    assert.equal(status, 1);
    assert.match(
      out,
      /^BROKEN {6}10 ms {2}teapot .*\n {19}GET \/: status 418 expected, found 200\n/m,
    );
    assert.match(out, /\n {19}GET \/: a body like \/tea\/ expected, found "a <b> body"\n/);
  });

  it("states of what AWS does otherwise that the local runtime is wrong, and breaks nothing by it", async () => {
    const address = await serve(remote);
    const { status, out } = await run(
      [address],
      [model, { ...root, facts: { otherFact: someFact } }],
    );
    assert.equal(status, 0);
    assert.match(
      out,
      /^DIFFERS .*\n[\s\S]*someFact: Color of the pot: It is red\. AWS does what is found above: the local runtime is wrong\n/m,
    );
    assert.match(
      out,
      /otherFact: Color of the pot: It is red\. AWS does so here: the local runtime is right\n/,
    );
    assert.match(out, /, 1 of the local runtime's assumptions are wrong;/);
  });

  it("counts what the local runtime itself does otherwise as broken", async () => {
    const address = await serve((_, response) => response.end("[]"));
    const { status, out } = await run([address], [model]);
    assert.equal(status, 1);
    assert.doesNotMatch(out, /AWS does/);
  });

  it("prints the results as JSON, and nothing else", async () => {
    const address = await serve(remote);
    const { status, out } = await run([address, "--json"], [root, teapot, secured, model]);
    assert.equal(status, 1);
    const { checks, ...rest } = JSON.parse(out);
    assert.deepEqual(rest, {
      address,
      isAws: true,
      requests: 3,
      kept: 1,
      broken: 1,
      differs: 1,
      skipped: 1,
    });
    assert.deepEqual(
      checks.map(({ name, outcome, ms }: Record<string, unknown>) => [name, outcome, ms]),
      [
        ["root", "kept", 10],
        ["teapot", "broken", 10],
        ["secured", "skipped", 10],
        ["model", "differs", 10],
      ],
    );
    assert.equal(checks[1].faults[0], "GET /: status 418 expected, found 200");
  });

  it("writes a report for CI in JUnit's format, with everything escaped", async () => {
    const address = await serve(remote);
    const { files } = await run([address, "--junit", "smoke.xml"], [root, teapot, secured, model]);
    assert.equal(
      files["smoke.xml"],
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="smoke ${address}" tests="4" failures="1" errors="0" skipped="1" time="0.040">
  <testcase classname="smoke" name="root: answers at the root" time="0.010"></testcase>
  <testcase classname="smoke" name="teapot: is a teapot &lt;at&gt; the &quot;root&quot;" time="0.010"><failure message="is a teapot &lt;at&gt; the &quot;root&quot;">GET /: status 418 expected, found 200
GET /: a body like /tea/ expected, found &quot;a &lt;b&gt; body&quot;</failure></testcase>
  <testcase classname="smoke" name="secured: answers at the root" time="0.010"><skipped message="plain HTTP on this machine represents HTTPS"/></testcase>
  <testcase classname="smoke" name="model: is a teapot &lt;at&gt; the &quot;root&quot;" time="0.010"><system-out>GET /: status 418 expected, found 200
GET /: a body like /tea/ expected, found &quot;a &lt;b&gt; body&quot;</system-out></testcase>
</testsuite>
`,
    );
  });

  it("makes the checks that --only names, and lists all with --list", async () => {
    const address = await serve(remote);
    const { status, out } = await run([address, "--only", "root"], [teapot, root]);
    assert.equal(status, 0);
    assert.doesNotMatch(out, /teapot/);
    const listed = await run(["--list"], [teapot, root]);
    assert.deepEqual(
      [listed.status, listed.out.split("\n").map((line) => line.split(" ")[0])],
      [0, ["teapot", "root", ""]],
    );
  });

  it("states in one sentence that nothing listens at the address, and ends with 1", async () => {
    const address = await serve(remote);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const { status, out, err } = await run([address], [root]);
    assert.deepEqual([status, out], [1, ""]);
    assert.equal(
      err,
      `smoke: ${address} cannot be reached: nothing listens there; npm start serves the stack dev\n`,
    );
  });

  it("follows no redirect, and names where it leads", async () => {
    let asked = 0;
    const address = await serve((_, response) => {
      asked += 1;
      response.writeHead(301, { location: "https://elsewhere.example/" }).end();
    });
    const { status, err } = await run([address], [root]);
    assert.deepEqual([status, asked], [1, 1]);
    assert.match(
      err,
      /^smoke: .* redirects to "https:\/\/elsewhere\.example\/": redirects are not followed;.*\n$/,
    );
  });

  it("counts a response that does not end in time, is closed, or is too long as a fault", async () => {
    const address = await serve((request, response) => {
      switch (request.url) {
        case "/silent":
          return;
        case "/closed":
          request.socket.destroy();
          return;
        default:
          response.end(request.url === "/long" ? "a".repeat(5_000) : "");
      }
    });
    const check = (path: string): Check => ({
      ...root,
      name: path.slice(1),
      run: async ({ ask }) => verdictOf([String((await ask(path)).status)]),
    });
    const { status, out } = await run(
      [address],
      [check("/silent"), check("/closed"), check("/long"), root],
      {
        exchange: (base, path, question) =>
          exchange(base, path, question, {
            timeoutMs: path === "/silent" ? 1 : 60_000,
            maxBytes: 1_000,
          }),
      },
    );
    assert.equal(status, 1);
    assert.match(out, /GET \/silent: no response within 0\.001 s\n/);
    assert.match(out, /GET \/closed: the connection was closed before a response\n/);
    assert.match(out, /GET \/long: the body has more than 1000 bytes\n/);
    assert.match(out, /^ok .* root /m);
  });

  it("ends a run that sends more requests than a run may", async () => {
    const endless: Check = {
      ...root,
      async run({ ask }) {
        for (;;) {
          await ask("/");
        }
      },
    };
    const answer = { status: 200, headers: {}, bytes: Buffer.of(), text: "" };
    const { status, err } = await run(["https://facade.example"], [endless], {
      exchange: async () => answer,
    });
    assert.deepEqual([status, err], [1, "smoke: more than 1000 requests: the run ends\n"]);
  });

  it("ends with 2 for an option that it does not take, and prints what is allowed", async () => {
    const { status, out, err } = await run(["--nonsense"], [root]);
    assert.deepEqual([status, out], [2, ""]);
    assert.equal(err, `smoke: Unknown option '--nonsense'\n\n${usage}`);
  });

  it("ends with 1 for a file with outputs that cannot be read", async () => {
    const { status, err } = await run(["--outputs", "none.json"], [root]);
    assert.deepEqual([status, err], [1, "smoke: none.json cannot be read: ENOENT\n"]);
  });
});
