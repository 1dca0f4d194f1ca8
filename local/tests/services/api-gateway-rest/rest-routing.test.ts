/**
 * Which resource of a REST API answers a request.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { RestApi } from "../../../services/api-gateway-rest/rest-api.ts";
import { createRestGateway } from "../../../services/api-gateway-rest/rest-gateway.ts";
import { restApi } from "../../declare/private-api-program.ts";
import {
  type ApiWorld,
  apiWorld,
  requestOf,
  targetOf,
} from "../api-gateway-http/http-api-fixture.ts";

const endpoint = { id: "vpce-1", vpcId: "vpc-1" };
const ok = () => ({ statusCode: 200, body: "fine" });

function ask(world: ApiWorld, over: Partial<RestApi>) {
  const gateway = createRestGateway({ ...restApi, ...over }, world.deps);
  return (request: ReturnType<typeof requestOf>) => gateway(request, endpoint);
}

describe("a REST API", () => {
  for (const [title, method, target, status, resource] of [
    ["a resource without the method, to one that has it", "PUT", "/live/one", 200, "/{proxy+}"],
    ["the most specific resource that has the method", "GET", "/live/one", 200, "/one"],
    [
      "a resource without methods, to one that has some",
      "GET",
      "/live/priv/jobs",
      200,
      "/{proxy+}",
    ],
    ["a variable below it", "GET", "/live/priv/jobs/7", 200, "/priv/jobs/{op}"],
  ] as const) {
    it(`routes ${method} ${target} past ${title}`, async () => {
      const world = apiWorld({ desk: ok });
      const integration = { target: targetOf("desk"), timeoutMs: 29_000 };
      const resources = [
        ...restApi.resources,
        { id: "jobs", path: "/priv/jobs", methods: new Map() },
        { id: "job", path: "/priv/jobs/{op}", methods: new Map([["GET", integration]]) },
      ];
      const answer = await ask(world, { resources })(requestOf(target, { method }));
      const [, event = {}] = world.invoked[0] ?? [];
      assert.deepEqual([answer.status, event["resource"]], [status, resource]);
    });
  }

  it("returns 403 for a method that no matching resource has", async () => {
    const resources = restApi.resources.filter(({ id }) => id === "one");
    const world = apiWorld({ desk: ok });
    const answer = await ask(world, { resources })(requestOf("/live/one", { method: "PUT" }));
    assert.equal(answer.status, 403);
    assert.deepEqual(world.invoked, []);
  });
});
