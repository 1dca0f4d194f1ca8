/**
 * A cache hit behind a front: `none` has no recorder, `idle` one that nobody reads, `read` one that somebody does. Prints
 * its port on the first line, and tells below `/__local/` what time it has used of a processor.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import process from "node:process";
import { emptyHeaders, headersFromRaw } from "../../local/http/header-map.ts";
import type { Message } from "../../local/http/message.ts";
import { createFront } from "../../local/server/front.ts";
import { createEdge } from "../../local/services/cloudfront/pipeline.ts";
import { createFirewall } from "../../local/services/waf/web-acl-evaluation.ts";
import { processTimer } from "../../local/timer.ts";
import { EventHub } from "../../local/trace/event-hub.ts";
import { Recorder } from "../../local/trace/recorder.ts";
import { acl, distribution } from "../distribution.ts";

const mode = process.argv[2];

const body = Buffer.from(JSON.stringify({ season: "x".repeat(2_000) }));
const message: Message = {
  status: 200,
  statusDescription: "OK",
  headers: Object.assign(
    emptyHeaders(),
    headersFromRaw(["Content-Type", "application/json", "Content-Length", String(body.length)]),
  ),
  body,
};

const nowMs = Date.now;
const hub = new EventHub(processTimer);
const recorder = mode === "none" ? undefined : new Recorder({ hub, nowMs, randomBytes });
if (mode === "read") {
  hub.subscribe({ write: () => true, end: () => undefined, writableLength: 0 });
}
const observe = recorder?.observe;
const edge = createEdge(distribution, {
  nowMs,
  randomBytes,
  log: ({ cause }) => process.stderr.write(`${cause}\n`),
  fetchOrigin: async () => message,
  invoke: async () => ({ kind: "throttled" }),
  firewall: createFirewall(acl, { nowMs, random: Math.random, observe }),
  observe,
});
const front = createFront(edge, {
  nowMs,
  randomBytes,
  recorder,
  controls: () => ({
    status: 200,
    contentType: "application/json",
    body: JSON.stringify(process.cpuUsage()),
  }),
  log: (text, cause) => process.stderr.write(`${text} ${cause}\n`),
});
process.stdout.write(`${await front.listen(0)}\n`);
