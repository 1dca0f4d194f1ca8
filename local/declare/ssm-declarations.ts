/**
 * What Systems Manager answers when parameters are declared.
 *
 * @module
 */
import type { Answer, DeclaredResource, Service } from "./declaration.ts";

/** Parameters. */
export const ssm: Service = { resources: { "aws:ssm/parameter:Parameter": parameter } };

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Parameter.html */
function parameter(resource: DeclaredResource): Answer {
  const { region, accountId } = resource;
  const name = resource.text("name") ?? resource.physicalName({ max: 1011 });
  return {
    id: name,
    name,
    arn: `arn:aws:ssm:${region}:${accountId}:parameter/${name.replace(/^\//, "")}`,
    dataType: "text",
    hasValueWo: false,
    insecureValue: "",
    keyId: resource.inputs["type"] === "SecureString" ? "alias/aws/ssm" : "",
    tier: "Standard",
    value: resource.text("insecureValue") ?? "",
    version: 1,
  };
}
