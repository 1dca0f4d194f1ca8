import { dnsForms as forms } from "../../../aws/network-forms.ts";
import { formFindings } from "../../form-check.ts";
import { resourceRule } from "../../rule.ts";

export const dnsForms = resourceRule({
  name: "dns-forms",
  statement: "Properties of records and health checks have values that Route 53 accepts.",
  why: "Route 53 refuses any other value, after the distribution of the record is deployed.",
  url: forms.source.url,
  severity: "medium",
  types: Object.keys(forms.value),
  evaluate: (resource) => formFindings(resource, forms.value),
});
