import { httpAuthorizerType, httpRouteType } from "../../../reading/http-api-reading.ts";
import { apiQuotas } from "../../../rules/api/api-quotas.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { httpApiParts } from "../../http-api-sample.ts";

/** An API with so many routes. */
function routes(count: number) {
  const parts = httpApiParts();
  const more = Array.from({ length: count - 1 }, (_, index) =>
    resource(httpRouteType, { name: `route-${index}`, from: { apiId: [parts.api] } }),
  );
  return [...Object.values(parts), ...more];
}

describeRule(apiQuotas, {
  passes: [
    { title: "300 routes", given: routes(300) },
    { title: "a raised quota", given: routes(301), settings: { routes: 301 } },
  ],
  violates: [
    {
      title: "a route more",
      given: routes(301),
      reports: ["example-api has 301 routes; write 300 or fewer, or another API"],
    },
    {
      title: "configured quotas",
      given: routes(1),
      settings: { routes: 0, integrations: 0, stages: 0, authorizers: 0 },
      reports: [
        "example-api has 1 routes; write 0 or fewer, or another API",
        "example-api has 1 integrations; write 0 or fewer, or another API",
        "example-api has 1 stages; write 0 or fewer, or another API",
        "example-api has 1 authorizers; write 0 or fewer, or another API",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const one = draft.node(httpAuthorizerType, "api-us-east-1-origin-verify");
      for (let index = 0; index < 10; index++) {
        const more = draft.copy(one, `authorizer-${index}`);
        draft.wire(more, "authorizerUri", []);
      }
    },
    reports: ["api-us-east-1-http has 11 authorizers; write 10 or fewer, or another API"],
  },
});
