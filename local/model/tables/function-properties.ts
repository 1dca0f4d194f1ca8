/**
 * What becomes of every property of a Lambda function and of its aliases.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
 * @module
 */
import { inert, nested, type PropertyTable, read, refused, unsimulated } from "../treatment.ts";

const inlineCode = "is not simulated: give the package as an archive of texts in code";

/** Type `aws:lambda/function:Function`. */
export const functionTable: PropertyTable = {
  architectures: unsimulated("functions run on this machine's processor", ["x86_64"]),
  capacityProviderConfig: unsimulated("functions run on this machine"),
  code: read,
  codeSha256: inert("a hash of the code, which is read itself"),
  codeSigningConfigArn: unsimulated("code runs unsigned"),
  deadLetterConfig: unsimulated("failed asynchronous invocations are dropped"),
  description: inert("documentation only"),
  durableConfig: unsimulated("durable executions are not simulated"),
  environment: nested({ variables: read }),
  ephemeralStorage: nested({ size: unsimulated("/tmp is the folder of this machine", 512) }),
  fileSystemConfig: unsimulated("no file system is mounted"),
  handler: read,
  imageConfig: refused(inlineCode),
  imageUri: refused(inlineCode),
  kmsKeyArn: unsimulated("environment variables are not encrypted"),
  layers: refused("must be empty: layers are not simulated; bundle their content", []),
  loggingConfig: nested({
    applicationLogLevel: unsimulated("nothing is filtered from the logs", "INFO"),
    logFormat: unsimulated("logs are written as text", "Text"),
    logGroup: read,
    systemLogLevel: unsimulated("nothing is filtered from the logs", "INFO"),
  }),
  memorySize: read,
  name: inert("read from the output of AWS"),
  packageType: refused('must be "Zip": images are not simulated', "Zip"),
  publish: read,
  publishTo: unsimulated("published versions only are served"),
  region: inert("read from the output of AWS"),
  replaceSecurityGroupsOnDestroy: inert("nothing is destroyed on loopback"),
  replacementSecurityGroupIds: inert("nothing is destroyed on loopback"),
  reservedConcurrentExecutions: unsimulated("concurrency is not limited", -1),
  role: read,
  runtime: read,
  s3Bucket: refused(inlineCode),
  s3Key: refused(inlineCode),
  s3ObjectVersion: refused(inlineCode),
  skipDestroy: inert("nothing is destroyed on loopback"),
  snapStart: unsimulated("sandboxes start afresh", { applyOn: "None" }),
  sourceCodeHash: inert("a hash of the code, which is read itself"),
  sourceKmsKeyArn: unsimulated("the package is not encrypted"),
  tags: inert("documentation and billing only"),
  tenancyConfig: unsimulated("tenants share sandboxes"),
  timeout: read,
  tracingConfig: unsimulated("no traces are recorded", { mode: "PassThrough" }),
  useResourceTimeoutForPropagation: inert("changes are immediate"),
  vpcConfig: unsimulated("the function's network is this machine's"),
};

/** Type `aws:lambda/alias:Alias`. */
export const aliasTable: PropertyTable = {
  description: inert("documentation only"),
  functionName: inert("read as part of the ARN"),
  functionVersion: read,
  name: inert("read as part of the ARN"),
  region: inert("read from the output of AWS"),
  routingConfig: nested({ additionalVersionWeights: read }),
};
