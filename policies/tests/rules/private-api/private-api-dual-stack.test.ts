import { restApiType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiDualStack } from "../../../rules/private-api/private-api-dual-stack.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const api = (ipAddressType: unknown, types = "PRIVATE") =>
  resource(restApiType, { props: { endpointConfiguration: { types, ipAddressType } } });
const violation =
  'endpointConfiguration.ipAddressType is "ipv4"; write "dualstack", or leave it out';

describeRule(privateApiDualStack, {
  passes: [
    { title: "both kinds", given: api("dualstack") },
    { title: "no override", given: api(undefined) },
    { title: "not known yet", given: api(unknown) },
    { title: "a public API", given: api("ipv4", "REGIONAL") },
  ],
  violates: [{ title: "one kind", given: api("ipv4"), reports: [`example-restApi ${violation}`] }],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(restApiType), ["endpointConfiguration", "ipAddressType"], "ipv4"),
    reports: [`desk-api-rest ${violation}`],
  },
});
