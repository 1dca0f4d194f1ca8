import { cloudFrontForms } from "../../../aws/cloudfront-forms.ts";
import { formFindings } from "../../form-check.ts";
import { resourceRule } from "../../rule.ts";

const forms = cloudFrontForms.value;

export const cloudfrontForms = resourceRule({
  name: "cloudfront-forms",
  statement: "Properties of distributions and their policies have values that CloudFront accepts.",
  why: "CloudFront refuses any other value, after the resources that it waits for are made.",
  url: cloudFrontForms.source.url,
  severity: "medium",
  types: Object.keys(forms),
  evaluate: (resource) => formFindings(resource, forms),
});
