import { iamForms } from "../../../aws/service-forms.ts";
import { formFindings } from "../../form-check.ts";
import { resourceRule } from "../../rule.ts";

const forms = iamForms.value;

export const identityForms = resourceRule({
  name: "identity-forms",
  statement: "Properties of roles and policies have values that IAM accepts.",
  why: "IAM refuses any other value, and everything that needs the role waits.",
  url: iamForms.source.url,
  severity: "medium",
  types: Object.keys(forms),
  evaluate: (resource) => formFindings(resource, forms),
});
