import { restApiType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiClosed } from "../../../rules/private-api/private-api-closed.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { privateApi } from "../../private-api-sample.ts";

const typed = (types: unknown) => ({ api: { props: { endpointConfiguration: { types } } } });
const asks = (authorization: unknown, httpMethod = "ANY") => ({
  method: { props: { authorization, httpMethod } },
});
const write = 'write endpointConfiguration.types: "PRIVATE", or an authorization for each method';

describeRule(privateApiClosed, {
  passes: [
    { title: "a private API", given: privateApi() },
    {
      title: "a private API, as older providers declare it",
      given: privateApi(typed(["PRIVATE"])),
    },
    { title: "not known yet", given: privateApi(typed(unknown)) },
    {
      title: "a public API with an authorizer on each method",
      given: privateApi({ ...typed("REGIONAL"), ...asks("CUSTOM") }),
    },
    {
      title: "a public API whose methods are not known yet",
      given: privateApi({ ...typed("REGIONAL"), ...asks(unknown) }),
    },
    {
      title: "a preflight",
      given: privateApi({ ...typed("REGIONAL"), ...asks("NONE", "OPTIONS") }),
    },
  ],
  violates: [
    {
      title: "a public API with an open method",
      given: privateApi(typed("REGIONAL")),
      reports: [
        `example-method authorization is "NONE", and example-restApi is not private; ${write}`,
      ],
    },
    {
      title: "a method and an API with defaults",
      given: privateApi({ ...typed(undefined), ...asks(undefined) }),
      reports: [
        `example-method authorization is nothing, and example-restApi is not private; ${write}`,
      ],
    },
    {
      title: "a public API with its methods in a document",
      given: [resource(restApiType, { props: { endpointConfiguration: { types: "EDGE" } } })],
      reports: [
        `example-restApi endpointConfiguration.types is "EDGE", and no method is known to have an authorizer; ${write}`,
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(restApiType), ["endpointConfiguration", "types"], "REGIONAL"),
    reports: [`desk-api-any authorization is "NONE", and desk-api-rest is not private; ${write}`],
  },
});
