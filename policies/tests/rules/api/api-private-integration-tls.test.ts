import { httpIntegrationType } from "../../../reading/http-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiPrivateIntegrationTls } from "../../../rules/api/api-private-integration-tls.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const through = (connectionType: unknown, tlsConfig?: unknown) =>
  resource(httpIntegrationType, { props: { connectionType, tlsConfig } });
const write = "write tlsConfig with the serverNameToVerify";

describeRule(apiPrivateIntegrationTls, {
  passes: [
    { title: "TLS", given: through("VPC_LINK", { serverNameToVerify: "internal.example.com" }) },
    { title: "TLS that is not known yet", given: through("VPC_LINK", unknown) },
    { title: "no network", given: through("INTERNET") },
    { title: "not known yet", given: through(unknown) },
  ],
  violates: [
    {
      title: "no TLS",
      given: through("VPC_LINK"),
      reports: [`example-integration tlsConfig is nothing; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const integration = draft.node(httpIntegrationType, "api-us-east-1-integration");
      draft.set(integration, ["connectionType"], "VPC_LINK");
      draft.set(integration, ["connectionId"], "abc123");
    },
    reports: [`api-us-east-1-integration tlsConfig is nothing; ${write}`],
  },
});
