import { permissionType } from "../../../reading/lambda-reading.ts";
import { restApiType, restIntegrationType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiInvokePermission } from "../../../rules/api/api-invoke-permission.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { httpApi, httpApiParts } from "../../http-api-sample.ts";

const write = "write a Permission for apigateway.amazonaws.com with the sourceArn of";
const refused =
  "example-integration calls example-function, which does not permit it; " +
  `${write} example-api, and qualifier of example-alias`;

/** The same function, called by a REST API, which it does not know. */
function calledByRest(credentials?: string) {
  const parts = httpApiParts();
  const rest = resource(restApiType);
  const integration = resource(restIntegrationType, {
    name: "rest-integration",
    props: { credentials },
    from: { restApi: [rest], uri: [parts.alias] },
  });
  return [...Object.values(parts), rest, integration];
}

/** Without the route to a permission through the function's name. */
function named(through: "alias" | "nothing") {
  const parts = httpApiParts();
  const { permission } = parts;
  const from = through === "alias" ? [parts.alias] : [];
  const other = {
    ...permission,
    props: { ...permission.props, qualifier: undefined },
    propertyDependencies: { ...permission.propertyDependencies, function: from, qualifier: [] },
  };
  return Object.values({ ...parts, permission: other });
}

describeRule(apiInvokePermission, {
  passes: [
    { title: "permissions of the API and of the authorizer", given: httpApi() },
    { title: "a permission for the alias by its ARN", given: named("alias") },
    {
      title: "a qualifier by its name",
      given: httpApi({ permission: { from: { qualifier: [] } } }),
    },
    {
      title: "a principal that is not known yet",
      given: httpApi({ permission: { props: { principal: unknown } } }),
    },
    {
      title: "a permission for any API: another rule's",
      given: httpApi({ permission: { props: { sourceArn: undefined }, from: { sourceArn: [] } } }),
    },
    { title: "an API with a role to call", given: calledByRest("arn:aws:iam::1:role/caller") },
    {
      title: "an API of another stack",
      given: httpApi({
        integration: { from: { apiId: [] } },
        permission: { from: { function: [] } },
      }),
    },
  ],
  violates: [
    { title: "no permission for the function", given: named("nothing"), reports: [refused] },
    {
      title: "another alias",
      given: httpApi({ permission: { props: { qualifier: "old" }, from: { qualifier: [] } } }),
      reports: [refused],
    },
    {
      title: "another principal",
      given: httpApi({ permission: { props: { principal: "events.amazonaws.com" } } }),
      reports: [refused],
    },
    {
      title: "another API",
      given: httpApi({ permission: { from: { sourceArn: [] } } }),
      reports: [refused],
    },
    {
      title: "a permission for the API where the authorizer calls",
      given: httpApi({ guardPermission: { from: { sourceArn: [] } } }),
      reports: [
        `example-authorizer calls guard-function, which does not permit it; ${write} example-authorizer`,
      ],
    },
    {
      title: "a REST API it does not know",
      given: calledByRest(),
      reports: [
        "rest-integration calls example-function, which does not permit it; " +
          `${write} example-restApi, and qualifier of example-alias`,
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const permission = draft.node(permissionType, "api-us-east-1-handler-invoke");
      draft.wire(permission, "sourceArn", []);
    },
    reports: [
      "api-us-east-1-integration calls api-us-east-1-handler, which does not permit it; " +
        `${write} api-us-east-1-http, and qualifier of api-us-east-1-handler-alias`,
    ],
  },
});
