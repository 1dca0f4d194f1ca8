/**
 * The outputs of Lambda resources.
 *
 * @module
 */
import type { Properties, Value } from "../program/graph.ts";
import { type Content, contentSha256, contents } from "./asset-content.ts";
import type { Answer, DeclaredResource, Service } from "./declaration.ts";
import { alphabets } from "./digest.ts";

/** Functions, aliases, permissions. */
export const lambda: Service = {
  resources: {
    "aws:lambda/eventSourceMapping:EventSourceMapping": eventSourceMapping,
    "aws:lambda/function:Function": lambdaFunction,
    "aws:lambda/functionUrl:FunctionUrl": functionUrl,
    "aws:lambda/permission:Permission": permission,
    "aws:lambda/alias:Alias": alias,
    "aws:lambda/layerVersion:LayerVersion": layer,
  },
};

/** The version of what is published for the first time. */
const firstVersion = "1";

/** Inputs that change no version. */
const unversioned: readonly string[] = ["reservedConcurrentExecutions", "skipDestroy", "tags"];

/** A deployment that changes code or configuration publishes the next version. */
function publishedVersion({ inputs, previous }: DeclaredResource): string {
  const last = Number(previous?.outputs["version"]);
  if (previous === undefined || Number.isNaN(last)) {
    return firstVersion;
  }
  const isSame = versioned(previous.inputs) === versioned(inputs);
  return String(isSame ? last : last + 1);
}

/** Code and configuration as one text. */
function versioned(inputs: Properties): string {
  const entries = Object.entries(inputs).filter(([name]) => !unversioned.includes(name));
  return JSON.stringify(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** When everything was made. A fixed time, so that nothing differs from run to run. */
const madeAt = "2020-01-01T00:00:00.000+0000";

function lambdaFunction(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName({ max: 64 });
  const arn = `arn:aws:lambda:${resource.region}:${resource.accountId}:function:${name}`;
  const version = resource.inputs["publish"] === true ? publishedVersion(resource) : "$LATEST";
  const qualifiedArn = `${arn}:${version}`;
  return {
    id: name,
    name,
    arn,
    version,
    qualifiedArn,
    invokeArn: invokeArn(resource.region, arn),
    qualifiedInvokeArn: invokeArn(resource.region, qualifiedArn),
    responseStreamingInvokeArn: `${gateway(resource.region, "2021-11-15")}/${arn}/response-streaming-invocations`,
    architectures: ["x86_64"],
    ephemeralStorage: { size: 512 },
    loggingConfig: { logFormat: "Text", logGroup: `/aws/lambda/${name}` },
    tracingConfig: { mode: "PassThrough" },
    signingJobArn: "",
    signingProfileVersionArn: "",
    lastModified: madeAt,
    ...codeOf(contents(resource.inputs["code"])),
  };
}

/** The outputs that depend on the code. Code in S3 or in an image has no known hash. */
export function codeOf(files: readonly Content[]): Readonly<Record<string, Value>> {
  if (files.length === 0) {
    return {};
  }
  const hash = contentSha256(files);
  return {
    codeSha256: hash,
    sourceCodeHash: hash,
    // Before compression; AWS counts the zip.
    sourceCodeSize: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
  };
}

function layer(resource: DeclaredResource): Answer {
  const name = resource.text("layerName") ?? resource.name;
  const layerArn = `arn:aws:lambda:${resource.region}:${resource.accountId}:layer:${name}`;
  const arn = `${layerArn}:${firstVersion}`;
  return {
    id: arn,
    arn,
    layerArn,
    version: firstVersion,
    createdDate: madeAt,
    signingJobArn: "",
    signingProfileVersionArn: "",
    ...codeOf(contents(resource.inputs["code"])),
  };
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html */
function functionUrl(resource: DeclaredResource): Answer {
  const { region, accountId } = resource;
  const given = resource.text("functionName") ?? "";
  const name = given.startsWith("arn:") ? (given.split(":")[6] ?? "") : given;
  const urlId = resource.hash(32, alphabets.lower);
  const qualifier = resource.text("qualifier");
  return {
    id: qualifier === undefined ? name : `${name}/${qualifier}`,
    functionArn: `arn:aws:lambda:${region}:${accountId}:function:${name}`,
    functionUrl: `https://${urlId}.lambda-url.${region}.on.aws/`,
    urlId,
    invokeMode: "BUFFERED",
  };
}

/** A permission without a statement id gets one as other resources get a name. */
function permission(resource: DeclaredResource): Answer {
  const statementId = resource.text("statementId") ?? resource.physicalName({ max: 100 });
  return { id: statementId, statementId, statementIdPrefix: "" };
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
function eventSourceMapping(resource: DeclaredResource): Answer {
  const { region, accountId } = resource;
  const uuid = resource.uuid();
  const named = resource.text("functionName") ?? "";
  return {
    id: uuid,
    uuid,
    arn: `arn:aws:lambda:${region}:${accountId}:event-source-mapping:${uuid}`,
    functionArn: named.startsWith("arn:")
      ? named
      : `arn:aws:lambda:${region}:${accountId}:function:${named}`,
    lastModified: madeAt,
    lastProcessingResult: "",
    maximumRecordAgeInSeconds: 0,
    maximumRetryAttempts: 0,
    parallelizationFactor: 0,
    amazonManagedKafkaEventSourceConfig: {},
    selfManagedKafkaEventSourceConfig: {},
    state: resource.inputs["enabled"] === false ? "Disabled" : "Enabled",
    stateTransitionReason: "USER_INITIATED",
  };
}

function alias(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName({ max: 128 });
  const of = resource.text("functionName") ?? "";
  // A function may be given by name or by ARN.
  const functionArn = of.startsWith("arn:")
    ? of
    : `arn:aws:lambda:${resource.region}:${resource.accountId}:function:${of}`;
  const arn = `${functionArn}:${name}`;
  return { id: arn, name, arn, invokeArn: invokeArn(resource.region, arn) };
}

/** @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html#apigw-Type-Integration-uri */
function invokeArn(region: string, arn: string): string {
  return `${gateway(region, "2015-03-31")}/${arn}/invocations`;
}

function gateway(region: string, apiVersion: string): string {
  return `arn:aws:apigateway:${region}:lambda:path/${apiVersion}/functions`;
}
