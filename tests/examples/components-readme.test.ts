/**
 * The programs in `components/README.md`, served by the local runtime and requested over HTTP.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { terminalLog } from "../../local/server/terminal-log.ts";
import { type Local, startLocal } from "../../local/start-local.ts";
import { root } from "../stacks/recorded.ts";

/** What the README leaves out around the API: imports, and a distribution. */
const apiProgram = (block: string) => `
import { GlobalFacade } from "touchline-components/global-facade";
import { OriginSecret } from "touchline-components/origin-secret";
import { RegionalApi } from "touchline-components/regional-api";
${block}
new GlobalFacade("web", {
  origins: { api: origin },
  routes: [],
  fallback: {
    origin: "api",
    policies: {
      cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      responseHeadersPolicyId: "67f7725c-6f97-4210-82d7-5512b31e9d03",
    },
  },
  priceClass: "PriceClass_100",
  logRetentionDays: 30,
});
`;

describe("components/README.md", () => {
  let folder = "";
  let blocks: readonly string[] = [];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "readme-"));
    const readme = await readFile(join(root, "components/README.md"), "utf8");
    blocks = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, block = ""]) => block);
  });
  // The evaluated program may still write its compile cache.
  after(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));

  /** Serves a program, and returns the response to one request. */
  async function responseOf(files: Readonly<Record<string, string>>, path: string) {
    const project = await mkdtemp(join(folder, "project-"));
    await mkdir(join(project, "site"));
    const common = {
      "package.json": '{ "type": "module" }',
      "Pulumi.yaml": "name: readme\nruntime: nodejs\n",
      "Pulumi.dev.yaml": "config:\n  aws:region: eu-west-1\n",
    };
    for (const [name, text] of Object.entries({ ...common, ...files })) {
      // The package exports what is built; a test of the sources imports those.
      const source = text.replaceAll(/"touchline-components\/([a-z-]+)"/g, (_, module: string) =>
        JSON.stringify(join(root, "components", `${module}.ts`)),
      );
      await writeFile(join(project, name), source);
    }
    await symlink(join(root, "node_modules"), join(project, "node_modules"));
    const log = terminalLog(() => undefined);
    let local: Local | undefined;
    try {
      local = await startLocal({ root: project, stack: "dev", port: 0, s3Port: 0, log });
      const response = await fetch(`${local.url}${path}`);
      return [response.status, await response.text()];
    } finally {
      await local?.close();
    }
  }

  it("has a program that serves a website", async () => {
    const page = "<!doctype html><h1>Hello</h1>";
    const files = { "index.ts": blocks[0] ?? "", "site/index.html": page };
    assert.deepEqual(await responseOf(files, "/"), [200, page]);
  });

  it("has an API that its distribution can call, and an authorizer", async () => {
    const files = {
      "index.ts": apiProgram(blocks[1] ?? ""),
      "authorizer.ts": blocks[2] ?? "",
      "handler.ts": 'export const handler = async () => ({ statusCode: 200, body: "Hello" });',
    };
    assert.deepEqual(await responseOf(files, "/"), [200, "Hello"]);
  });
});
