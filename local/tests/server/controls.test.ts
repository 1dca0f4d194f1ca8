/** The runtime's own controls, and who may use them. @module */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { plainAnswer } from "../../server/controls.ts";
import { closeAll, listen } from "./listening.ts";
import { get, send } from "./raw-client.ts";

afterEach(closeAll);

describe("controls", () => {
  const controls = async () => plainAnswer(200, "noon");

  for (const [title, bytes, status] of [
    ["answers a control", get("/__local/clock"), 200],
    [
      "does not answer a distribution's name",
      "GET /__local/clock HTTP/1.1\r\nHost: www.example.com\r\n\r\n",
      403,
    ],
    [
      "does not answer a rebound name",
      "GET /__local/clock HTTP/1.1\r\nHost: evil.test\r\n\r\n",
      403,
    ],
    [
      "does not answer another site's page",
      get("/__local/clock", ["Origin: https://evil.test"]),
      403,
    ],
    [
      "does not answer a page of another port",
      get("/__local/clock", ["Origin: http://localhost:1"]),
      403,
    ],
    [
      "does not answer what a browser calls cross-site",
      get("/__local/clock", ["Sec-Fetch-Site: cross-site"]),
      403,
    ],
    [
      "does not answer what a browser calls same-site",
      get("/__local/clock", ["Sec-Fetch-Site: same-site"]),
      403,
    ],
    [
      "answers a page of its own",
      get("/__local/clock", ["Origin: http://localhost", "Sec-Fetch-Site: same-origin"]),
      200,
    ],
    ["answers an address typed in", get("/__local/clock", ["Sec-Fetch-Site: none"]), 200],
  ] as const) {
    it(`${title}: ${status}`, async () => {
      const { port, seen } = await listen({ controls });
      assert.equal((await send(port, bytes)).status, status);
      assert.equal(seen.length, 0);
    });
  }

  it("passes a path that only resembles a control to the distribution", async () => {
    const { port, seen } = await listen({ controls });
    await send(port, get("/__localhost"));
    await send(port, get("/%5f_local/clock"));
    assert.deepEqual(
      seen.map(({ path }) => path),
      ["/__localhost", "/%5f_local/clock"],
    );
  });

  it("return 500 and log the error when a control throws", async () => {
    const broken = () => assert.fail("secret");
    const { port, logged } = await listen({ controls: broken });
    assert.equal((await send(port, get("/__local/x"))).status, 500);
    assert.equal(logged.length, 1);
  });
});
