/**
 * A public REST API with one resource.
 *
 * @module
 */
import type { RestApi, RestIntegration } from "../../../services/api-gateway-rest/rest-api.ts";

/** An API that answers at `/live/a/…`. */
export function apiOf(integration: RestIntegration, over: Partial<RestApi> = {}): RestApi {
  return {
    id: "abc123",
    accountId: "000000000000",
    region: "eu-west-1",
    isPublic: true,
    policy: [],
    resources: [{ id: "r1", path: "/a/{proxy+}", methods: new Map([["ANY", integration]]) }],
    stages: new Map([
      [
        "live",
        { name: "live", throttle: { ratePerSecond: 1e6, burst: 1e6 }, variables: { host: "b" } },
      ],
    ]),
    ...over,
  };
}
