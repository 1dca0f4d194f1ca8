import { checkEach, report } from "../../property-check.ts";
import { functionType, isMadeForEdge } from "../../reading/edge-function-reading.ts";
import { isProperties, part } from "../../reading/value.ts";
import { listSetting, resourceRule } from "../../rule.ts";

/** Names of what is a secret. */
const secretName = /SECRET|PASSW(OR)?D|TOKEN|CREDENTIAL|API_?KEY|PRIVATE_?KEY|(^|_)KEY$/i;

/** Names of what only refers to a secret, or counts. */
const harmlessName = /_(ARN|ID|NAME|URL|URI|PATH|HEADER|PARAMETER|TTL|SECONDS|MINUTES|BYTES)$/i;

/** Access keys of AWS, and private keys. */
const secretValue = /\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

export const computePlainCredentials = resourceRule({
  name: "compute-plain-credentials",
  statement: "Environments of functions have no credentials.",
  why: "Anyone who may read the function's configuration reads them, and so do logs of deployments.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
  severity: "high",
  anchors: ["CKV_AWS_45"],
  types: [functionType],
  settings: {
    harmless: listSetting("Variables that have the name of a credential and are not one."),
  },
  evaluate(resource, { harmless }) {
    const variables = part(resource.props["environment"], "variables");
    return checkEach(
      isProperties(variables) && !isMadeForEdge(resource) ? Object.entries(variables) : [],
      ([name, value]) =>
        typeof value === "string" &&
        !harmless.includes(name) &&
        isCredential(name, value) &&
        report(
          resource,
          `environment.variables.${name}`,
          "looks like a plain-text credential",
          "write the ARN of a secret, and read it when it is needed",
        ),
    );
  },
});

function isCredential(name: string, value: string): boolean {
  const soundsLikeOne = secretName.test(name) && !harmlessName.test(name);
  return secretValue.test(value) || (soundsLikeOne && !value.startsWith("arn:"));
}
