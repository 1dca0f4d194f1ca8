import { alarmForms, logForms } from "../../../aws/service-forms.ts";
import { formFindings } from "../../form-check.ts";
import { resourceRule } from "../../rule.ts";

const forms = { ...alarmForms.value, ...logForms.value };

export const observabilityForms = resourceRule({
  name: "observability-forms",
  statement: "Properties of alarms, topics and logs have values that CloudWatch accepts.",
  why: "CloudWatch and SNS refuse any other value when the resource is made.",
  url: alarmForms.source.url,
  severity: "medium",
  types: Object.keys(forms),
  evaluate: (resource) => formFindings(resource, forms),
});
