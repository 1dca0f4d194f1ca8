/**
 * The facade, with its memory told: the first line is its address, the second that of a server that collects garbage and
 * answers with the bytes that are left.
 *
 * @module
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { startLocal } from "../../local/start-local.ts";

const local = await startLocal({ stack: "dev", log: () => undefined });
await local.warm();

const memory = createServer((_request, response) => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  response.end(String(heapUsed + external));
});
memory.listen(0, "127.0.0.1", () => {
  const { port } = memory.address() as AddressInfo;
  process.stdout.write(`${local.url}\nhttp://127.0.0.1:${port}\n`);
});
