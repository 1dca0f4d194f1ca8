/**
 * Integrations of REST APIs: proxies, and those whose requests and responses templates map.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-integration-settings.html
 * @module
 */
import { restTimeoutRangeMs } from "../../aws/api-gateway.ts";
import {
  integrationTypes,
  passthroughBehaviors,
  routeMethods,
} from "../../aws/api-gateway-forms.ts";
import type { GraphNode } from "../program/graph.ts";
import type { UnavailableIntegration } from "../services/api-gateway/integration.ts";
import type {
  MappedBackend,
  MappedIntegration,
  MappedResponse,
  RestIntegration,
} from "../services/api-gateway-rest/rest-api.ts";
import { parseTemplate } from "../services/api-gateway-rest/template/template-parser.ts";
import { invokedTarget } from "./invoke-arn.ts";
import { Reader } from "./property-reader.ts";
import { partsOf, type RestParts } from "./rest-parts.ts";

const { min: minTimeoutMs, max: maxTimeoutMs } = restTimeoutRangeMs.value;

/** Reads an `aws:apigateway/integration:Integration`. */
export function readRestIntegration(
  node: GraphNode,
  api: GraphNode,
  parts: RestParts,
): RestIntegration {
  const inputs = Reader.inputs(node, parts.findings);
  const timeoutMs = inputs.number("timeoutMilliseconds", maxTimeoutMs);
  if (timeoutMs < minTimeoutMs || timeoutMs > maxTimeoutMs) {
    inputs.refuse("timeoutMilliseconds", `must be ${minTimeoutMs} to ${maxTimeoutMs}`);
  }
  if (inputs.text("connectionType", "INTERNET") !== "INTERNET") {
    return unavailable(inputs, "connectionType", "leads through a VPC link");
  }
  const mapped = (backend: MappedBackend) => readMapped(node, backend, timeoutMs, api, parts);
  switch (inputs.oneOf("type", integrationTypes.value)) {
    case "AWS_PROXY": {
      const target = invokedTarget(inputs, "uri", parts.targets);
      return target === undefined
        ? notHere
        : { target, timeoutMs, ...(readRole(inputs) ? { hasRole: true } : {}) };
    }
    case "HTTP_PROXY":
      return { kind: "proxy", timeoutMs, ...readBackend(inputs) };
    case "MOCK":
      return mapped({ kind: "mock" });
    case "HTTP":
      return mapped({ kind: "http", ...readBackend(inputs) });
    case "AWS":
      return readAwsIntegration(inputs, parts, mapped);
  }
}

/** Whether a role invokes the function, which is listed. */
function readRole(inputs: Reader): boolean {
  const hasRole = inputs.has("credentials");
  if (hasRole) {
    const why = "the role may invoke the function: its policies are not evaluated";
    inputs.listProperty("credentials", why);
  }
  return hasRole;
}

const notHere: UnavailableIntegration = {
  kind: "unavailable",
  reason: "invokes a function that is not in the program",
};

function readBackend(inputs: Reader) {
  return {
    uri: inputs.text("uri"),
    method: inputs.oneOf("integrationHttpMethod", routeMethods.value, "ANY"),
    requestParameters: inputs.dictionary("requestParameters"),
  };
}

/** An integration that fails, listed with the reason. */
function unavailable(inputs: Reader, property: string, what: string): UnavailableIntegration {
  inputs.listProperty(
    property,
    `the integration ${what}, which is not simulated: requests get 500`,
  );
  return { kind: "unavailable", reason: `${what}, which is not simulated` };
}

/** A path of S3 in the URI of an integration. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services-s3.html */
const s3Path = /^arn:[^:]*:apigateway:[^:]*:s3:path(\/.*)$/;

/** Of the services of AWS, Lambda and S3 by path are simulated. */
function readAwsIntegration(
  inputs: Reader,
  parts: RestParts,
  mapped: (backend: MappedBackend) => MappedIntegration,
): RestIntegration {
  const [, uri] = s3Path.exec(inputs.text("uri")) ?? [];
  if (uri !== undefined) {
    return mapped({
      kind: "s3",
      ...readBackend(inputs),
      uri,
      roleArn: inputs.text("credentials", ""),
    });
  }
  const service = /^arn:[^:]*:apigateway:[^:]*:([^:]+):/.exec(inputs.text("uri"))?.[1];
  if (service !== "lambda") {
    return unavailable(inputs, "uri", `asks the AWS service ${service ?? "of its URI"}`);
  }
  const asynchronous = Object.keys(inputs.dictionary("requestParameters")).find((name) =>
    /^integration\.request\.header\.x-amz-invocation-type$/i.test(name),
  );
  if (asynchronous !== undefined) {
    inputs.listProperty(
      "requestParameters",
      "the function is waited for, and its result is mapped",
    );
  }
  const target = invokedTarget(inputs, "uri", parts.targets);
  return target === undefined
    ? notHere
    : mapped({ kind: "function", target, hasRole: readRole(inputs) });
}

function readMapped(
  node: GraphNode,
  backend: MappedBackend,
  timeoutMs: number,
  api: GraphNode,
  parts: RestParts,
): MappedIntegration {
  const inputs = Reader.inputs(node, parts.findings);
  const type = "aws:apigateway/integrationResponse:IntegrationResponse";
  const responses = partsOf(api, type, parts)
    .filter(
      (each) =>
        each.inputs["resourceId"] === node.inputs["resourceId"] &&
        each.inputs["httpMethod"] === node.inputs["httpMethod"],
    )
    .map((each) => readResponse(Reader.inputs(each, parts.findings)));
  return {
    kind: "mapped",
    backend,
    timeoutMs,
    requestTemplates: readTemplates(inputs, "requestTemplates"),
    passthrough: inputs.oneOf(
      "passthroughBehavior",
      passthroughBehaviors.value,
      passthroughBehaviors.value[0],
    ),
    responses,
  };
}

function readResponse(inputs: Reader): MappedResponse {
  return {
    status: Number(inputs.text("statusCode")),
    selectionPattern: inputs.text("selectionPattern", ""),
    parameters: inputs.dictionary("responseParameters"),
    templates: readTemplates(inputs, "responseTemplates"),
  };
}

/** Templates by media type; one that cannot be read is listed, and its requests fail. */
function readTemplates(inputs: Reader, property: string): Readonly<Record<string, string>> {
  const templates = inputs.dictionary(property);
  for (const [type, template] of Object.entries(templates)) {
    try {
      parseTemplate(template);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      inputs.listProperty(
        property,
        `the template of ${type} cannot be read: ${why}; requests get 500`,
      );
    }
  }
  return templates;
}
