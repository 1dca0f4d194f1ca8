import { property, report } from "../../property-check.ts";
import {
  functionUrlType,
  layerPermissionType,
  permissionType,
} from "../../reading/lambda-reading.ts";
import { isPresent } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

/** What names an organization, in a permission for a function and in one for a layer. */
const organization = ["principalOrgId", "organizationId"];

export const computeNotPublic = resourceRule({
  name: "compute-not-public",
  statement: "Functions, their URLs and their layers are for named callers.",
  why: "Anyone on the internet could otherwise call the function, at this account's cost.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
  severity: "critical",
  anchors: ["Lambda.1", "CKV_AWS_258", "CKV_AWS_301"],
  types: [permissionType, functionUrlType, layerPermissionType],
  evaluate: (resource) => [
    resource.type === functionUrlType &&
      property("authorizationType", {
        fits: (type) => (type ?? "NONE") !== "NONE",
        write: 'write authorizationType: "AWS_IAM"',
      })(resource),
    resource.props["principal"] === "*" &&
      !organization.some((key) => isPresent(resource.props[key])) &&
      report(resource, "principal", 'is "*"', "write the service or the account that calls"),
  ],
});
