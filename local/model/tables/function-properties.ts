/**
 * What becomes of every property of a Lambda function and of its aliases.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
 * @module
 */
import { inert, nested, type PropertyTable, read, unsimulated } from "../treatment.ts";

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
  ephemeralStorage: nested({ size: unsimulated("the size of /tmp is not limited", 512) }),
  fileSystemConfig: unsimulated("no file system is mounted"),
  handler: read,
  imageConfig: inert("listed with packageType"),
  imageUri: inert("listed with packageType"),
  kmsKeyArn: unsimulated("environment variables are not encrypted"),
  layers: read,
  loggingConfig: nested({
    applicationLogLevel: unsimulated("nothing is filtered from the logs", "INFO"),
    logFormat: unsimulated("logs are written as text", "Text"),
    logGroup: read,
    systemLogLevel: unsimulated("nothing is filtered from the logs", "INFO"),
  }),
  memorySize: read,
  name: inert("read from the output of AWS"),
  packageType: read,
  publish: read,
  publishTo: unsimulated("published versions only are served"),
  region: inert("read from the output of AWS"),
  replaceSecurityGroupsOnDestroy: inert("nothing is destroyed on loopback"),
  replacementSecurityGroupIds: inert("nothing is destroyed on loopback"),
  reservedConcurrentExecutions: unsimulated("concurrency is not limited", -1),
  role: read,
  runtime: read,
  s3Bucket: read,
  s3Key: read,
  s3ObjectVersion: unsimulated("the object that the program uploads is taken"),
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

/** Type `aws:lambda/layerVersion:LayerVersion`. */
export const layerTable: PropertyTable = {
  code: read,
  compatibleArchitectures: inert("documentation only"),
  compatibleRuntimes: inert("documentation only"),
  description: inert("documentation only"),
  layerName: inert("read as part of the ARN"),
  licenseInfo: inert("documentation only"),
  region: inert("read from the output of AWS"),
  s3Bucket: read,
  s3Key: read,
  s3ObjectVersion: unsimulated("the object that the program uploads is taken"),
  skipDestroy: inert("nothing is destroyed on loopback"),
  sourceCodeHash: inert("a hash of the code, which is read itself"),
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

/** Type `aws:lambda/permission:Permission`. */
export const permissionTable: PropertyTable = {
  action: read,
  eventSourceToken: unsimulated("Alexa does not invoke functions here"),
  function: read,
  functionUrlAuthType: read,
  invokedViaFunctionUrl: unsimulated("it is not required of requests", true),
  principal: read,
  principalOrgId: unsimulated("a single account is simulated"),
  qualifier: read,
  region: inert("read from the output of AWS"),
  sourceAccount: read,
  sourceArn: read,
  statementId: inert("a name of the statement"),
  statementIdPrefix: inert("a name of the statement"),
};

/** Type `aws:lambda/functionUrl:FunctionUrl`. */
export const functionUrlTable: PropertyTable = {
  authorizationType: read,
  cors: nested({
    allowCredentials: read,
    allowHeaders: read,
    allowMethods: read,
    allowOrigins: read,
    exposeHeaders: read,
    maxAge: read,
  }),
  functionName: inert("read as part of the ARN"),
  invokeMode: unsimulated("streamed responses are sent when they are complete", "BUFFERED"),
  qualifier: read,
  region: inert("read from the output of AWS"),
};
