import { httpAuthorizerType } from "../../../reading/http-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiAuthorizerCache } from "../../../rules/api/api-authorizer-cache.ts";
import { describeRule } from "../../describe-rule.ts";
import { httpApi } from "../../http-api-sample.ts";

const keeps = (seconds: unknown, identitySources: unknown = ["$request.header.x"]) =>
  httpApi({
    authorizer: { props: { authorizerResultTtlInSeconds: seconds, identitySources } },
  });
const write = "write a number from 0 to 3600";
const name = "write the header that is evaluated, like $request.header.x, or a TTL of 0";

describeRule(apiAuthorizerCache, {
  passes: [
    { title: "a result cached by a header", given: keeps(300) },
    { title: "an hour", given: keeps(3600) },
    { title: "no result cached", given: keeps(0, []) },
    { title: "not known yet for how long", given: keeps(unknown, []) },
    { title: "not known yet under what", given: keeps(300, unknown) },
    {
      title: "an authorizer that is not a function",
      given: httpApi({ authorizer: { props: { authorizerType: "JWT", identitySources: [] } } }),
    },
    {
      title: "an authorizer of a WebSocket API, which caches none",
      given: httpApi({
        api: { props: { protocolType: "WEBSOCKET" } },
        authorizer: { props: { identitySources: [] } },
      }),
    },
  ],
  violates: [
    {
      title: "a second more than an hour",
      given: keeps(3601),
      reports: [`example-authorizer authorizerResultTtlInSeconds is 3601; ${write}`],
    },
    {
      title: "less than nothing",
      given: keeps(-1),
      reports: [`example-authorizer authorizerResultTtlInSeconds is -1; ${write}`],
    },
    {
      title: "a result cached without a key",
      given: keeps(1, []),
      reports: [
        `example-authorizer identitySources is nothing, and results are cached for 1 s; ${name}`,
      ],
    },
    {
      title: "a result cached without a key by default",
      given: keeps(undefined, []),
      reports: [
        `example-authorizer identitySources is nothing, and results are cached for 300 s; ${name}`,
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(httpAuthorizerType, "api-eu-west-1-origin-verify"),
        ["identitySources"],
        [],
      ),
    reports: [
      `api-eu-west-1-origin-verify identitySources is nothing, and results are cached for 300 s; ${name}`,
    ],
  },
});
