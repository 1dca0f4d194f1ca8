/**
 * Checks of `npm run smoke` that only HTTPS shows, of servers that keep and break each.
 *
 * @module
 */
import assert from "node:assert/strict";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { createServer, type TlsOptions } from "node:tls";
import { afterEach, describe, it } from "mocha";
import type { TlsVersion } from "../../../scripts/smoke/check.ts";
import { checks } from "../../../scripts/smoke/checks.ts";
import type { Answer } from "../../../scripts/smoke/exchange.ts";
import { acceptsTcp, acceptsTls } from "../../../scripts/smoke/network.ts";
import { openSession, type SmokePorts } from "../../../scripts/smoke/open-session.ts";
import { runChecks } from "../../../scripts/smoke/run-checks.ts";
import { parseOptions } from "../../../scripts/smoke/smoke-options.ts";
import { readOutputs } from "../../../scripts/smoke/stack-outputs.ts";
import { selfSigned } from "./self-signed.ts";

const address = "https://facade.example";
const httpsChecks = checks.filter(({ needs = [] }) => needs.includes("https"));

/** A facade that keeps each promise. */
const sound = {
  tls: ["TLSv1.2", "TLSv1.3"] as readonly TlsVersion[],
  redirect: [301, "https://facade.example/rugby_data.json"] as readonly [number, string],
  openPorts: [] as readonly string[],
};

const outputs = readOutputs(
  JSON.stringify({
    endpoints: { "eu-west-1": "https://abc.execute-api.eu-west-1.amazonaws.com" },
    seasonBucket: "season",
    signInBucket: "",
  }),
  "outputs",
);

/** What the checks find of a facade: names, with the outcome of each. */
async function verdicts(facade: typeof sound, url = address) {
  const options = parseOptions([url], []);
  assert.ok(typeof options === "object");
  const asked: string[] = [];
  const answer = (status: number, headers: Answer["headers"] = {}): Answer => ({
    status,
    headers,
    bytes: Buffer.of(),
    text: "",
  });
  const ports: SmokePorts = {
    exchange: async (base, path) => {
      asked.push(base.href + path);
      const [status, location] = facade.redirect;
      return base.protocol === "http:" ? answer(status, { location }) : answer(200);
    },
    acceptsTls: async (version) => facade.tls.includes(version),
    acceptsPlainHttp: async (host) => facade.openPorts.includes(host),
    pause: async () => undefined,
    random: () => 0,
  };
  const session = await openSession(options, outputs, ports);
  const all = await runChecks(httpsChecks, session, { load: false, write: false }, () => 0);
  return Object.fromEntries(all.map(({ check, verdict }) => [check.name, verdict.kind]));
}

const kept = {
  "tls-floor": "kept",
  "tls-newest": "kept",
  "https-redirect": "kept",
  "api-port-80": "kept",
};

describe("npm run smoke, of an address with HTTPS", () => {
  it("keeps every promise of a sound facade", async () => {
    assert.deepEqual(await verdicts(sound), kept);
  });

  const broken: readonly (readonly [string, Partial<typeof sound>])[] = [
    ["tls-floor", { tls: ["TLSv1.1", "TLSv1.2", "TLSv1.3"] }],
    ["tls-floor", { tls: ["TLSv1.3"] }],
    ["tls-newest", { tls: ["TLSv1.2"] }],
    ["https-redirect", { redirect: [200, ""] }],
    ["https-redirect", { redirect: [301, "https://elsewhere.example/rugby_data.json"] }],
    ["https-redirect", { redirect: [302, sound.redirect[1]] }],
    ["api-port-80", { openPorts: ["abc.execute-api.eu-west-1.amazonaws.com"] }],
  ];
  for (const [name, change] of broken) {
    it(`fails ${name} alone for ${JSON.stringify(change)}`, async () => {
      assert.deepEqual(await verdicts({ ...sound, ...change }), { ...kept, [name]: "broken" });
    });
  }

  it("has no floor of TLS to check under a name of cloudfront.net", async () => {
    const redirect = [301, "https://d111111abcdef8.cloudfront.net/rugby_data.json"] as const;
    assert.deepEqual(
      await verdicts(
        { ...sound, tls: ["TLSv1.1", "TLSv1.3"], redirect },
        "https://d111111abcdef8.cloudfront.net",
      ),
      { ...kept, "tls-floor": "skipped" },
    );
  });
});

describe("acceptsTls", () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) {
      await close();
    }
  });

  async function serve(options: TlsOptions): Promise<URL> {
    const server = createServer({ ...selfSigned("127.0.0.1"), ...options });
    // A client that is refused closes its side as well.
    server.on("tlsClientError", () => undefined);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(() => new Promise((resolve) => server.close(() => resolve())));
    return new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  for (const [floor, expected] of [
    ["TLSv1", [true, true, true]],
    ["TLSv1.2", [false, true, true]],
    ["TLSv1.3", [false, false, true]],
  ] as const) {
    it(`tells which versions a server with the floor ${floor} accepts`, async () => {
      const url = await serve({ minVersion: floor, ciphers: "DEFAULT@SECLEVEL=0" });
      const found = await Promise.all(
        (["TLSv1.1", "TLSv1.2", "TLSv1.3"] as const).map((version) =>
          acceptsTls(url, version, 60_000),
        ),
      );
      assert.deepEqual(found, expected);
    });
  }

  it("ends after the time limit where a server answers nothing", async () => {
    const sockets: Socket[] = [];
    const silent = createTcpServer((socket) => sockets.push(socket.resume()));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    closing.push(
      () =>
        new Promise((resolve) => {
          for (const socket of sockets) {
            socket.destroy();
          }
          silent.close(() => resolve());
        }),
    );
    const { port } = silent.address() as AddressInfo;
    assert.equal(await acceptsTls(new URL(`https://127.0.0.1:${port}`), "TLSv1.2", 1), false);
    assert.equal(await acceptsTcp("127.0.0.1", port, 60_000), true);
  });
});
