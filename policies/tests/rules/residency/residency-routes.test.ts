import { distributionType } from "../../../reading/distribution.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import type { StackResource } from "../../../reading/resource.ts";
import { residencyRoutes } from "../../../rules/residency/residency-routes.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:apigatewayv2/api:Api";
const near = resource(type, { name: "near" });
const far = resource(type, { name: "far" });
const record = resource("aws:route53/record:Record", { from: { aliases: [far] } });
const router = (...known: StackResource[]) => resource(functionType, { from: { code: known } });
const facade = (origins: StackResource[], functions: StackResource[] = []) =>
  resource(distributionType, { from: { origins, orderedCacheBehaviors: functions } });
const routed = (...known: StackResource[]) => {
  const made = router(...known);
  return [near, far, made, facade([near], [made])];
};
const rest =
  "is neither an origin nor known to an edge function; give the router its domain name, or make it an origin";

describeRule(residencyRoutes, {
  passes: [
    { title: "both are origins", given: [near, far, facade([near, far])] },
    { title: "one is known to the router", given: routed(far) },
    {
      title: "one is behind the name of an origin",
      given: [near, far, record, facade([near, record])],
    },
    { title: "a stack without a distribution", given: [near] },
  ],
  violates: [
    {
      title: "one API that is not an origin",
      given: [near, far, facade([near])],
      reports: [`far ${rest}`],
    },
    { title: "the router does not know one", given: routed(), reports: [`far ${rest}`] },
    {
      title: "a function that is not at the edge knows it",
      given: [near, far, router(far), facade([near])],
      reports: [`far ${rest}`],
    },
  ],
  mutation: {
    breaks(draft) {
      const node = draft.node(functionType, "geo-router-function");
      const [gone] = [draft.node(type, "api-ap-southeast-2-http")];
      draft.change(node, {
        propertyDependencies: {
          ...node.propertyDependencies,
          code: (node.propertyDependencies["code"] ?? []).filter((urn) => urn !== gone.urn),
        },
      });
    },
    reports: [`api-ap-southeast-2-http ${rest}`],
  },
});
