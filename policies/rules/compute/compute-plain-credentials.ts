import { functionType, isMadeForEdge } from "../../reading/edge-function.ts";
import { isProperties, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

/** What a name says it holds. */
const secretName = /SECRET|PASSW(OR)?D|TOKEN|CREDENTIAL|API_?KEY|PRIVATE_?KEY|(^|_)KEY$/i;

/** What a name says it only points to, or counts. */
const harmlessName = /_(ARN|ID|NAME|URL|URI|PATH|HEADER|PARAMETER|TTL|SECONDS|MINUTES|BYTES)$/i;

/** Access keys of AWS, and private keys. */
const secretValue = /\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

export const computePlainCredentials = resourceRule({
  name: "compute-plain-credentials",
  statement: "Environments of functions hold no credentials.",
  why: "Whoever may look at a function reads them, and so does every log of a deployment.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
  severity: "high",
  level: "mandatory",
  anchors: ["CKV_AWS_45"],
  types: [functionType],
  settings: {
    harmless: listSetting("Variables that only sound like credentials."),
  },
  *evaluate(resource, { harmless }) {
    const variables = part(resource.props["environment"], "variables");
    if (isMadeForEdge(resource) || !isProperties(variables)) {
      return;
    }
    for (const [name, value] of Object.entries(variables)) {
      if (typeof value === "string" && !harmless.includes(name) && isCredential(name, value)) {
        yield {
          at: `environment.variables.${name}`,
          found: "looks like a credential in the clear",
          write: "write the ARN of a secret, and read it when it is needed",
        };
      }
    }
  },
});

function isCredential(name: string, value: string): boolean {
  const soundsLikeOne = secretName.test(name) && !harmlessName.test(name);
  return secretValue.test(value) || (soundsLikeOne && !value.startsWith("arn:"));
}
