import { httpApiForms, restApiForms } from "../../../aws/api-gateway-forms.ts";
import { formFindings } from "../../form-check.ts";
import { resourceRule } from "../../rule.ts";

const forms = { ...httpApiForms.value, ...restApiForms.value };

export const apiForms = resourceRule({
  name: "api-forms",
  statement: "Properties of APIs have values that API Gateway accepts.",
  why: "API Gateway refuses any other value when the API is made or deployed.",
  url: httpApiForms.source.url,
  severity: "medium",
  types: Object.keys(forms),
  evaluate: (resource) => formFindings(resource, forms),
});
