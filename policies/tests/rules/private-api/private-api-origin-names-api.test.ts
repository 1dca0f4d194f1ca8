import { distributionType } from "../../../reading/distribution.ts";
import { vpcOriginType } from "../../../reading/load-balancer.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiOriginNamesApi } from "../../../rules/private-api/private-api-origin-names-api.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { privateApi, privateApiParts } from "../../private-api-sample.ts";

const named = [{ name: "X-Apigw-Api-Id", value: "abc" }];
const asks = (customHeaders: unknown, originPath: unknown = "/live") => ({
  distribution: {
    props: { origins: [{ customHeaders, originPath, vpcOriginConfig: { vpcOriginId: "vo-1" } }] },
  },
});

/** The origin's name is given another by the load balancer. */
function rewritten() {
  const parts = privateApiParts(asks([]));
  const rule = resource("aws:lb/listenerRule:ListenerRule", {
    props: { transforms: [{ type: "host-header-rewrite" }] },
    from: { listenerArn: [parts.listener] },
  });
  return [...Object.values(parts), rule];
}

/** The API has a domain inside of the network. */
function privateDomain() {
  const association = "aws:apigateway/domainNameAccessAssociation:DomainNameAccessAssociation";
  return [...privateApi(asks([], null)), resource(association)];
}

/** Two VPC origins, of which one leads to no endpoint. */
function mixed() {
  const parts = privateApiParts(asks([]));
  const other = resource(vpcOriginType, { name: "other-origin" });
  const { distribution } = parts;
  const origins = [...(distribution.propertyDependencies["origins"] ?? []), other];
  const both = { ...distribution, propertyDependencies: { origins } };
  return [...Object.values({ ...parts, distribution: both }), other];
}

const header =
  "origins[0].customHeaders has no x-apigw-api-id; write x-apigw-api-id with the API's id";
const path = "originPath is nothing; write the stage, like /live";

describeRule(privateApiOriginNamesApi, {
  passes: [
    { title: "a header and a path", given: privateApi() },
    { title: "a header in other letters", given: privateApi(asks(named)) },
    { title: "not known yet", given: privateApi(asks(unknown, unknown)) },
    { title: "a header that is not known yet", given: privateApi(asks([{ name: unknown }])) },
    { title: "a load balancer that rewrites", given: rewritten() },
    { title: "a private domain", given: privateDomain() },
    { title: "an origin beside that leads elsewhere: which is meant is not known", given: mixed() },
    {
      title: "what leads to no endpoint",
      given: privateApi({ ...asks([], null), attachment: { dependsOn: [] } }),
    },
  ],
  violates: [
    {
      title: "no header",
      given: privateApi(asks([])),
      reports: [`example-distribution ${header}`],
    },
    {
      title: "no path",
      given: privateApi(asks(named, null)),
      reports: [`example-distribution origins[0].${path}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["origins", 2, "originPath"], undefined),
    reports: [`facade-distribution origins[2].${path}`],
  },
});
