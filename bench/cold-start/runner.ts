/**
 * Loads a bundle into a fresh process, calls it once with the tables' event, and prints the milliseconds
 * both took together.
 *
 * @module
 */
import process from "node:process";
import { pathToFileURL } from "node:url";

const [bundle = ""] = process.argv.slice(2);
const event = {
  Records: [
    {
      cf: {
        config: { requestId: "bench" },
        request: {
          method: "GET",
          uri: "/rugby_data.json",
          querystring: "tables=current",
          headers: {},
        },
      },
    },
  ],
};

const startedMs = performance.now();
const { handler } = await import(pathToFileURL(bundle).href);
const { status } = await handler(event, {});
const tookMs = performance.now() - startedMs;
if (status !== "200") {
  throw new Error(`${bundle} answered ${status}`);
}
// The handler may log; the figure is the last line.
process.stdout.write(`\n${tookMs}\n`);
process.exit();
