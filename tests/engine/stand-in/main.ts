/**
 * A provider plugin of the fake cloud: `main.ts <package>`, with the engine's address behind it.
 *
 * @module
 */
import { createRequire } from "node:module";
import process from "node:process";
import { listen } from "../grpc-server.ts";
import { providerService } from "./service.ts";

const [pkg = ""] = process.argv.slice(2);
const { version } = createRequire(import.meta.url)(`@pulumi/${pkg}/package.json`) as {
  version: string;
};
// biome-ignore lint/style/noProcessEnv: the engine hands its own environment on, and nothing else
const { STAND_IN_CLOUD: folder, STAND_IN_FAIL: failing } = process.env;
if (folder === undefined) {
  throw new Error("STAND_IN_CLOUD must name a folder");
}
await listen((server) =>
  providerService(server, { pkg, version: version.replace(/^v/, ""), folder, failing }),
);
