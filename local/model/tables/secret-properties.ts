/**
 * What becomes of every property of a secret and of a parameter.
 *
 * @module
 */
import { inert, nested, type PropertyTable, read, unsimulated } from "../treatment.ts";

const label = inert("documentation only");
const output = inert("read from the output of AWS");
const key = unsimulated("encryption keys are not simulated: reading needs no permission for one");

/** Type `aws:secretsmanager/secret:Secret`. */
export const secretTable: PropertyTable = {
  description: read,
  forceOverwriteReplicaSecret: inert("replicas are made anew"),
  kmsKeyId: key,
  name: output,
  namePrefix: output,
  policy: read,
  recoveryWindowInDays: inert("nothing is destroyed on loopback"),
  region: output,
  replicas: nested({
    kmsKeyId: key,
    lastAccessedDate: output,
    region: read,
    status: output,
    statusMessage: output,
  }),
  tags: label,
  type: unsimulated("secrets of other providers are not simulated"),
};

/** Type `aws:secretsmanager/secretVersion:SecretVersion`. */
export const secretVersionTable: PropertyTable = {
  region: inert("that of its secret"),
  secretBinary: read,
  secretId: read,
  secretString: read,
  secretStringWo: read,
  secretStringWoVersion: inert("the value is read whenever the program is evaluated"),
  versionStages: read,
};

/** Type `aws:secretsmanager/secretPolicy:SecretPolicy`. */
export const secretPolicyTable: PropertyTable = {
  blockPublicPolicy: inert("nobody outside of the account asks"),
  policy: read,
  region: inert("that of its secret"),
  secretArn: read,
};

/** Type `aws:ssm/parameter:Parameter`. */
export const parameterTable: PropertyTable = {
  allowedPattern: unsimulated("values are not checked against it"),
  arn: output,
  dataType: read,
  description: label,
  insecureValue: read,
  keyId: key,
  name: output,
  overwrite: inert("parameters are made anew"),
  region: output,
  tags: label,
  tier: inert("limits of values are not checked"),
  type: read,
  value: read,
  valueWo: read,
  valueWoVersion: inert("the value is read whenever the program is evaluated"),
};
