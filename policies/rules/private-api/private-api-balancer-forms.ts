import { balancingForms } from "../../../aws/network-forms.ts";
import { formFindings } from "../../form-check.ts";
import { resourceRule } from "../../rule.ts";

const forms = balancingForms.value;

export const privateApiBalancerForms = resourceRule({
  name: "private-api-balancer-forms",
  statement:
    "Properties of load balancers, listeners and target groups have values that Elastic Load Balancing accepts.",
  why: "Elastic Load Balancing refuses any other value when the resource is made.",
  url: balancingForms.source.url,
  severity: "medium",
  types: Object.keys(forms),
  evaluate: (resource) => formFindings(resource, forms),
});
