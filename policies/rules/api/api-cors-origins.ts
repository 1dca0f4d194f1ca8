import {
  bucketOrigins,
  functionUrlOrigins,
  httpApiOrigins,
  policyOrigins,
} from "../../../aws/cors-origins.ts";
import { formFindings } from "../../form-check.ts";
import { resourceRule } from "../../rule.ts";

const forms = {
  ...bucketOrigins.value,
  ...functionUrlOrigins.value,
  ...httpApiOrigins.value,
  ...policyOrigins.value,
};

export const apiCorsOrigins = resourceRule({
  name: "api-cors-origins",
  statement: "Allowed origins are ones that a browser sends and the service accepts.",
  why: "An origin with a path, or with a wildcard in another place, is refused or allows nobody, and no message says so.",
  url: httpApiOrigins.source.url,
  severity: "medium",
  types: Object.keys(forms),
  evaluate: (resource) => formFindings(resource, forms),
});
