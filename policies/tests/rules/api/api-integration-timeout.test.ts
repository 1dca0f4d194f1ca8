import { httpIntegrationType } from "../../../reading/http-api-reading.ts";
import { restIntegrationType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiIntegrationTimeout } from "../../../rules/api/api-integration-timeout.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const waits = (timeoutMilliseconds: unknown, type = httpIntegrationType) =>
  resource(type, { props: { timeoutMilliseconds } });

describeRule(apiIntegrationTimeout, {
  passes: [
    { title: "30 s", given: waits(30_000) },
    { title: "50 ms", given: waits(50) },
    { title: "no override", given: waits(undefined) },
    { title: "not known yet", given: waits(unknown) },
    { title: "29 s of a REST API", given: waits(29_000, restIntegrationType) },
    {
      title: "a raised quota",
      given: waits(60_000, restIntegrationType),
      settings: { maxRestMs: 60_000 },
    },
  ],
  violates: [
    {
      title: "a millisecond more",
      given: waits(30_001),
      reports: [
        "example-integration timeoutMilliseconds is 30001; write a number from 50 to 30000",
      ],
    },
    {
      title: "a millisecond less",
      given: waits(49),
      reports: ["example-integration timeoutMilliseconds is 49; write a number from 50 to 30000"],
    },
    {
      title: "more than a REST API may",
      given: waits(29_001, restIntegrationType),
      reports: [
        "example-integration timeoutMilliseconds is 29001; write a number from 50 to 29000",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(restIntegrationType), ["timeoutMilliseconds"], 30_000),
    reports: ["desk-api-integration timeoutMilliseconds is 30000; write a number from 50 to 29000"],
  },
});
