import { s3Forms } from "../../../aws/s3-forms.ts";
import { secretForms } from "../../../aws/service-forms.ts";
import { formFindings } from "../../form-check.ts";
import { resourceRule } from "../../rule.ts";

const forms = { ...s3Forms.value, ...secretForms.value };

export const storageForms = resourceRule({
  name: "storage-forms",
  statement: "Properties of buckets and secrets have values that S3 and Secrets Manager accept.",
  why: "S3 and Secrets Manager refuse any other value when the resource is made.",
  url: s3Forms.source.url,
  severity: "medium",
  types: Object.keys(forms),
  evaluate: (resource) => formFindings(resource, forms),
});
