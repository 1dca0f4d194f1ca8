/**
 * What Secrets Manager answers when secrets are declared.
 *
 * @module
 */

import type { Answer, DeclaredResource, Service } from "./declaration.ts";
import { alphabets } from "./digest.ts";

/** Secrets and what is in them. */
export const secretsmanager: Service = {
  resources: {
    "aws:secretsmanager/secret:Secret": secret,
    "aws:secretsmanager/secretPolicy:SecretPolicy": (resource) => ({
      id: resource.text("secretArn") ?? resource.name,
    }),
    "aws:secretsmanager/secretVersion:SecretVersion": version,
  },
};

/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
const nameRules = { max: 512 };

/** Characters of its own that every secret's ARN ends in. */
const arnSuffixLength = 6;

function secret(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName(nameRules);
  const suffix = resource.hash(arnSuffixLength, alphabets.letters);
  const arn = `arn:aws:secretsmanager:${resource.region}:${resource.accountId}:secret:${name}-${suffix}`;
  return { id: arn, arn, name, namePrefix: "", policy: "" };
}

/** A version goes by its secret and its own id, and is the current one unless the program says otherwise. */
function version(resource: DeclaredResource): Answer {
  const secretId = resource.text("secretId") ?? "";
  const versionId = resource.uuid();
  const { versionStages = ["AWSCURRENT"] } = resource.inputs;
  return {
    id: `${secretId}|${versionId}`,
    arn: secretId,
    secretArn: secretId,
    versionId,
    versionStages,
    hasSecretStringWo: false,
  };
}
