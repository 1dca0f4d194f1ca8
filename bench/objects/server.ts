/**
 * A cache full of objects behind a front: as many as the argument says. Prints its port on the first line, and tells below
 * `/__local/` what it has used of a processor and of memory, and what it asked the origin for.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import process from "node:process";
import { headersFromRaw } from "../../local/http/header-map.ts";
import { createFront } from "../../local/server/front.ts";
import { createEdge } from "../../local/services/cloudfront/pipeline.ts";
import { createFirewall } from "../../local/services/waf/web-acl-evaluation.ts";
import { acl, distribution } from "../distribution.ts";

const count = Number(process.argv[2]);
const nowMs = Date.now;
let fetched = 0;

const edge = createEdge(distribution, {
  nowMs,
  randomBytes,
  log: ({ cause }) => process.stderr.write(`${cause}\n`),
  async fetchOrigin(_origin, { path }) {
    fetched += 1;
    // Each is of its own, as bodies that are read from an origin are.
    const body = Buffer.from(JSON.stringify({ path, text: "x".repeat(1_000) }));
    const raw = ["Content-Type", "application/json", "Content-Length", String(body.length)];
    return { status: 200, statusDescription: "OK", headers: headersFromRaw(raw), body };
  },
  invoke: async () => ({ kind: "throttled" }),
  firewall: createFirewall(acl, { nowMs, random: Math.random }),
});

/** Has every object in the cache, as a viewer at loopback would. */
for (let index = 0; index < count; index += 1) {
  const { status } = await edge.handle({
    method: "GET",
    path: `/objects/${index}.json`,
    querystring: "",
    headers: headersFromRaw(["Host", "127.0.0.1", "Accept-Encoding", "identity"]),
    body: Buffer.alloc(0),
    clientIp: "127.0.0.1",
    httpVersion: "1.1",
  });
  if (status !== 200) {
    throw new Error(`object ${index} is answered ${status}`);
  }
}

const front = createFront(edge, {
  nowMs,
  randomBytes,
  controls: () => ({
    status: 200,
    contentType: "application/json",
    body: JSON.stringify({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss(), fetched }),
  }),
  log: (text, cause) => process.stderr.write(`${text} ${cause}\n`),
});
process.stdout.write(`${await front.listen(0)}\n`);
