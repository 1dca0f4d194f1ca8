/** How long and how often an origin is tried, on a clock held by hand. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { OriginError, type OriginFault } from "../../../../http/message.ts";
import type { Origin } from "../../../../services/cloudfront/model.ts";
import {
  fetchInTime,
  type OriginConnection,
} from "../../../../services/cloudfront/origin/origin-connection.ts";
import { handTimer } from "../../../hand-timer.ts";
import { customOrigin, messageOf } from "../edge-fixtures.ts";

const never = () => new Promise<never>(() => undefined);
const refuse = async (): Promise<never> => {
  throw new OriginError("connect", "refused");
};
const origin: Origin = {
  ...customOrigin,
  connectionAttempts: 3,
  connectionTimeoutSeconds: 2,
  responseTimeoutSeconds: 5,
};

/** Asks, and tells how it ended, after how many milliseconds, with how many connections. */
async function ask(
  connection: Partial<OriginConnection>,
  method = "GET",
  over: Partial<Origin> = {},
): Promise<readonly [OriginFault | number, number, number]> {
  const timer = handTimer();
  let connections = 0;
  const counted: OriginConnection = {
    connect() {
      connections += 1;
      return connection.connect?.() ?? Promise.resolve();
    },
    send: connection.send ?? (async () => messageOf(200)),
  };
  const request = { method, path: "/", querystring: "", headers: {}, body: Buffer.alloc(0) };
  const work = fetchInTime({ ...origin, ...over } as Origin, request, counted, timer.setTimer).then(
    ({ status }) => status,
    (error: unknown) => {
      assert.ok(error instanceof OriginError);
      return error.fault;
    },
  );
  const took = await timer.runUntil(work);
  assert.equal(timer.pending(), 0);
  return [await work, took, connections];
}

describe("fetchInTime", () => {
  it("returns at once when the origin does", async () => {
    assert.deepEqual(await ask({}), [200, 0, 1]);
  });

  for (const [title, connection, method, over, expected] of [
    ["connections nobody takes", { connect: never }, "GET", {}, ["connect-timeout", 6000, 3]],
    ["the same for POST", { connect: never }, "POST", {}, ["connect-timeout", 6000, 3]],
    [
      "one attempt of a second",
      { connect: never },
      "GET",
      { connectionAttempts: 1, connectionTimeoutSeconds: 1 },
      ["connect-timeout", 1000, 1],
    ],
    ["connections refused", { connect: refuse }, "GET", {}, ["connect", 0, 3]],
    ["answers that do not come, GET", { send: never }, "GET", {}, ["timeout", 15_000, 3]],
    ["answers that do not come, HEAD", { send: never }, "HEAD", {}, ["timeout", 15_000, 3]],
    ["answers that do not come, PUT", { send: never }, "PUT", {}, ["timeout", 5000, 1]],
    ["answers that do not come, OPTIONS", { send: never }, "OPTIONS", {}, ["timeout", 5000, 1]],
  ] as const) {
    it(`ends in a fault: ${title}`, async () => {
      assert.deepEqual(await ask(connection, method, over), expected);
    });
  }

  it("takes the connection that comes on the second attempt", async () => {
    let attempt = 0;
    const connect = () => (++attempt === 1 ? never() : Promise.resolve());
    assert.deepEqual(await ask({ connect }), [200, 2000, 2]);
  });

  it("tries nothing again that would fail again", async () => {
    const connect = async () => {
      throw new OriginError("tls", "no certificate for that name");
    };
    assert.deepEqual(await ask({ connect }), ["tls", 0, 1]);
  });

  it("passes on a defect as it is", async () => {
    const request = { method: "GET", path: "/", querystring: "", headers: {}, body: Buffer.of() };
    const broken: OriginConnection = {
      connect: async () => undefined,
      send: async () => {
        throw new TypeError("a defect");
      },
    };
    await assert.rejects(fetchInTime(origin, request, broken, handTimer().setTimer), TypeError);
  });
});
