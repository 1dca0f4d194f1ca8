import { permissionType } from "../../../reading/lambda-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { computePermissionSource } from "../../../rules/compute/compute-permission-source.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const permit = (sourceArn: unknown, props: Readonly<Record<string, unknown>> = {}) =>
  resource(permissionType, {
    props: { principal: "apigateway.amazonaws.com", sourceArn, ...props },
  });
const arn = "arn:aws:execute-api:eu-west-1:000000000000:abc";
const write = "write the ARN of what calls, without * for the account";
const wide = `example-permission sourceArn names more than one caller; ${write}`;

describeRule(computePermissionSource, {
  passes: [
    { title: "one API", given: permit(`${arn}/$default/$default`) },
    { title: "every method of one API", given: permit(`${arn}/*/*`) },
    { title: "not known yet", given: permit(unknown) },
    { title: "a principal that is not known yet", given: permit(null, { principal: unknown }) },
    { title: "an account", given: permit(undefined, { principal: "000000000000" }) },
    { title: "a token", given: permit(undefined, { eventSourceToken: "skill" }) },
    {
      title: "a bucket of an account",
      given: permit("arn:aws:s3:::bucket", { sourceAccount: "000000000000" }),
    },
  ],
  violates: [
    {
      title: "every API there is",
      given: permit(undefined),
      reports: [`example-permission sourceArn is nothing; ${write}`],
    },
    {
      title: "any API of the account",
      given: permit("arn:aws:execute-api:eu-west-1:000000000000:*/*/*"),
      reports: [wide],
    },
    {
      title: "an API of any account",
      given: permit("arn:aws:execute-api:eu-west-1:*:abc/*/*"),
      reports: [wide],
    },
    {
      title: "an API of any Region",
      given: permit("arn:aws:execute-api:*:000000000000:abc/*/*"),
      reports: [wide],
    },
    {
      title: "a bucket that may be another's one day",
      given: permit("arn:aws:s3:::bucket"),
      reports: [`example-permission sourceArn names a bucket of no account; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(permissionType, "desk-api-handler-invoke"), ["sourceArn"], undefined),
    reports: [`desk-api-handler-invoke sourceArn is nothing; ${write}`],
  },
});
