import { lambdaForms } from "../../../aws/service-forms.ts";
import { formFindings } from "../../form-check.ts";
import { resourceRule } from "../../rule.ts";

const forms = lambdaForms.value;

export const computeForms = resourceRule({
  name: "compute-forms",
  statement: "Properties of functions have values that Lambda accepts.",
  why: "Lambda refuses any other value when the function is made.",
  url: lambdaForms.source.url,
  severity: "medium",
  types: Object.keys(forms),
  evaluate: (resource) => formFindings(resource, forms),
});
