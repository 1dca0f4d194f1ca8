import { wafForms as forms } from "../../../aws/service-forms.ts";
import { formFindings } from "../../form-check.ts";
import { resourceRule } from "../../rule.ts";

export const wafForms = resourceRule({
  name: "waf-forms",
  statement: "Properties of web ACLs and their logs have values that WAF accepts.",
  why: "WAF refuses any other value when the resource is made.",
  url: forms.source.url,
  severity: "medium",
  types: Object.keys(forms.value),
  evaluate: (resource) => formFindings(resource, forms.value),
});
