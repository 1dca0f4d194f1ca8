import { lambdaForms, queueForms } from "../../../aws/service-forms.ts";
import { formFindings } from "../../form-check.ts";
import { resourceRule } from "../../rule.ts";

const forms = { ...lambdaForms.value, ...queueForms.value };

export const computeForms = resourceRule({
  name: "compute-forms",
  statement: "Properties of functions and queues have values that Lambda and SQS accept.",
  why: "Lambda and SQS refuse any other value when the resource is made.",
  url: lambdaForms.source.url,
  severity: "medium",
  types: Object.keys(forms),
  evaluate: (resource) => formFindings(resource, forms),
});
