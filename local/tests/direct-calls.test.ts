/** Calls to the Regions' APIs past the facade, with their real authorizers. @module */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { recordedStack, stackNames } from "../../tests/stacks/recorded.ts";
import { headersFromRaw } from "../http/header-map.ts";
import type { Message } from "../http/message.ts";
import { assemble } from "../model/assemble.ts";
import type { Model } from "../model/stack-model.ts";
import {
  createExecuteApi,
  type ExecuteApi,
  executeApiName,
} from "../services/api-gateway-http/execute-api.ts";
import { chooseVersion } from "../services/lambda/alias-routing.ts";
import { createInvoker, type SandboxInvoker } from "../services/lambda/create-invoker.ts";
import { handTimer } from "./hand-timer.ts";

/** Somebody on the internet. */
const sourceIp = "203.0.113.7";

/** The secret that the facade sends, from the origins that send it. */
function secretOf({ distributions }: Model): string {
  const [distribution] = distributions;
  const headers = [...(distribution?.origins.values() ?? [])].flatMap((each) => each.customHeaders);
  const secret = headers.find(({ name }) => name.toLowerCase() === "x-origin-verify")?.value;
  assert.ok(secret !== undefined, "no origin sends a secret");
  return secret;
}

for (const stack of stackNames) {
  describe(`an API of ${stack}, called without CloudFront`, () => {
    // Held, so that a busy machine exceeds no time limit.
    const { setTimer } = handTimer();
    let folder = "";
    let model: Model;
    let invoker: SandboxInvoker;
    let doors: ExecuteApi;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "direct-"));
      model = assemble(await recordedStack(stack));
      invoker = createInvoker({
        workDir: folder,
        credentials: ({ roleArn }) => model.accessKeys.credentialsOf(roleArn),
        endpoints: () => ({}),
        log: () => undefined,
        nowMs: Date.now,
        setTimer,
        randomBytes,
      });
      doors = createExecuteApi(model, {
        invoke: (called, event) => invoker.invoke(chooseVersion(called, 0), event, "direct"),
        nowMs: Date.now,
        setTimer,
        randomBytes,
        log: () => undefined,
      });
    });
    after(async () => {
      await invoker.close();
      await rm(folder, { recursive: true, force: true });
    });

    /** Asks every Region the same. */
    function askAll(path: string, raw: readonly string[]): Promise<readonly Message[]> {
      return Promise.all(
        model.httpApis.map((api) =>
          doors.handle(api.region, {
            method: "GET",
            path,
            querystring: "",
            headers: headersFromRaw(["Host", executeApiName(api), ...raw]),
            body: Buffer.alloc(0),
            sourceIp,
          }),
        ),
      );
    }

    const statuses = (answers: readonly Message[]) => [
      ...new Set(answers.map(({ status }) => status)),
    ];

    for (const path of ["/v1/health", "/v1/leagues", "/v1/me", "/v1/nothing", "/"]) {
      it(`returns 401 for ${path} without the origin secret, in every Region`, async () => {
        assert.deepEqual(statuses(await askAll(path, [])), [401]);
        assert.deepEqual(statuses(await askAll(path, ["x-origin-verify", ""])), [401]);
        const claimed = await askAll(path, ["x-touchline-attempt", "1", "via", "1.1 cloudfront"]);
        assert.deepEqual(statuses(claimed), [401]);
      });
    }

    it("returns 403 with a wrong origin secret, in every Region, and no detail", async () => {
      const real = secretOf(model);
      for (const secret of ["x".repeat(43), real.slice(1), `${real}x`, real.toLowerCase()]) {
        const answers = await askAll("/v1/health", ["x-origin-verify", secret]);
        assert.deepEqual(statuses(answers), [403]);
        for (const { body } of answers) {
          assert.equal(body.toString(), '{"message":"Forbidden"}');
        }
      }
    });

    it("responds to requests with the origin secret, in every Region", async () => {
      const secret = ["x-origin-verify", secretOf(model)];
      const all = await askAll("/v1/health", secret);
      // The sign-in API, the last one, has no such path.
      assert.equal(all.at(-1)?.status, 404);
      const answers = all.slice(0, -1);
      assert.deepEqual(statuses(answers), [200]);
      const regions = answers.map(({ body }) => JSON.parse(body.toString()).region);
      assert.deepEqual(
        regions,
        model.httpApis.slice(0, -1).map(({ region }) => region),
      );
    });
  });
}
