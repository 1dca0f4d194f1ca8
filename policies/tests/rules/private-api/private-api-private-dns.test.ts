import { vpcEndpointType } from "../../../reading/load-balancer.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiPrivateDns } from "../../../rules/private-api/private-api-private-dns.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const endpoint = (privateDnsEnabled: unknown, service = "execute-api") =>
  resource(vpcEndpointType, {
    props: { serviceName: `com.amazonaws.eu-west-1.${service}`, privateDnsEnabled },
  });
const violation = "privateDnsEnabled is true; write privateDnsEnabled: false";

describeRule(privateApiPrivateDns, {
  passes: [
    { title: "off", given: endpoint(false) },
    { title: "no override", given: endpoint(undefined) },
    { title: "not known yet", given: endpoint(unknown) },
    { title: "another service", given: endpoint(true, "secretsmanager") },
  ],
  violates: [{ title: "on", given: endpoint(true), reports: [`example-vpcEndpoint ${violation}`] }],
  mutation: {
    breaks: (draft) => draft.set(draft.node(vpcEndpointType), ["privateDnsEnabled"], true),
    reports: [`desk-api-network-execute-api ${violation}`],
  },
});
