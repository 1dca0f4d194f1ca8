/**
 * The floor of a response function: node:http, which has one warm thread see each response as JSON, and writes what comes
 * back. No cache, no rules, no isolation, no log. Prints its port on the first line.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { Worker } from "node:worker_threads";

const body = readFileSync(process.argv[2] ?? "");
const headers = {
  "content-type": [{ key: "Content-Type", value: "application/json" }],
  "content-length": [{ key: "Content-Length", value: String(body.length) }],
};
const thread = new Worker(
  `const { parentPort } = require("node:worker_threads");
  const handler = async (event) => {
    const { response } = event.Records[0].cf;
    response.headers["x-version"] = [{ key: "X-Version", value: "1" }];
    return response;
  };
  parentPort.on("message", async ({ id, event }) => {
    parentPort.postMessage({ id, result: JSON.stringify(await handler(JSON.parse(event))) });
  });`,
  { eval: true },
);
const waiting = new Map<number, (result: string) => void>();
thread.on("message", ({ id, result }: { readonly id: number; readonly result: string }) => {
  waiting.get(id)?.(result);
  waiting.delete(id);
});

let last = 0;
const server = createServer((request, response) => {
  last += 1;
  waiting.set(last, (result) => {
    const shown: { readonly headers: typeof headers } = JSON.parse(result);
    const lines = Object.values(shown.headers).flat();
    response.writeHead(
      200,
      lines.flatMap(({ key, value }) => [key, value]),
    );
    response.end(body);
  });
  const config = { distributionId: "E2EXAMPLE", eventType: "viewer-response", requestId: "1" };
  const { method, url } = request;
  const shown = { clientIp: "127.0.0.1", headers: request.headersDistinct, method, uri: url };
  const cf = { config, request: shown, response: { status: "200", headers } };
  thread.postMessage({ id: last, event: JSON.stringify({ Records: [{ cf }] }) });
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
