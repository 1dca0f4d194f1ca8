import { functionType } from "../../../reading/edge-function-reading.ts";
import {
  functionUrlType,
  layerPermissionType,
  permissionType,
} from "../../../reading/lambda-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { computeNotPublic } from "../../../rules/compute/compute-not-public.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const permit = (props: Readonly<Record<string, unknown>>, type = permissionType) =>
  resource(type, { props });
const url = (authorizationType: unknown) =>
  resource(functionUrlType, { props: { authorizationType } });
const principal = 'principal is "*"; write the service or the account that calls';
const write = 'write authorizationType: "AWS_IAM"';

describeRule(computeNotPublic, {
  passes: [
    { title: "a service", given: permit({ principal: "apigateway.amazonaws.com" }) },
    { title: "not known yet", given: permit({ principal: unknown }) },
    { title: "an organization", given: permit({ principal: "*", principalOrgId: "o-1" }) },
    {
      title: "an organization, for a layer",
      given: permit({ principal: "*", organizationId: unknown }, layerPermissionType),
    },
    { title: "a URL that is signed for", given: url("AWS_IAM") },
    { title: "a URL, not known yet", given: url(unknown) },
  ],
  violates: [
    {
      title: "every principal",
      given: permit({ principal: "*" }),
      reports: [`example-permission ${principal}`],
    },
    {
      title: "every principal, for a layer",
      given: permit({ principal: "*" }, layerPermissionType),
      reports: [`example-layerVersionPermission ${principal}`],
    },
    {
      title: "an open URL",
      given: url("NONE"),
      reports: [`example-functionUrl authorizationType is "NONE"; ${write}`],
    },
    {
      title: "a URL with the default",
      given: url(undefined),
      reports: [`example-functionUrl authorizationType is nothing; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const beside = draft.node(functionType, "desk-api-handler");
      draft.add(beside, functionUrlType, "late-url", {
        region: "eu-west-1",
        authorizationType: "NONE",
      });
    },
    reports: [`late-url authorizationType is "NONE"; ${write}`],
  },
});
