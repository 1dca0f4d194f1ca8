/**
 * What API Gateway answers when REST APIs are declared.
 *
 * @module
 */
import { statSync } from "node:fs";
import { restTimeoutRangeMs } from "../../aws/api-gateway.ts";
import type { Properties } from "../program/graph.ts";
import { asBag } from "../program/values.ts";
import type { Answer, DeclaredResource, Service } from "./declaration.ts";
import { alphabets } from "./digest.ts";
import { describeFile, folderFiles } from "./folder-files.ts";

/** REST APIs, and what they are made of. */
export const apigateway: Service = {
  components: {
    "aws-apigateway:index:RestAPI": restComponent,
  },
  resources: {
    "aws:apigateway/account:Account": () => ({
      id: "api-gateway-account",
      apiKeyVersion: "4",
      cloudwatchRoleArn: "",
      features: ["UsagePlans"],
      throttleSettings: [{ burstLimit: 5_000, rateLimit: 10_000 }],
    }),
    "aws:apigateway/apiKey:ApiKey": apiKey,
    "aws:apigateway/authorizer:Authorizer": (resource) => {
      const id = resource.hash(6, alphabets.lower);
      const apiId = resource.text("restApi") ?? "";
      return {
        id,
        arn: `arn:aws:apigateway:${resource.region}::/restapis/${apiId}/authorizers/${id}`,
      };
    },
    "aws:apigateway/basePathMapping:BasePathMapping": (resource) => ({
      id: `${resource.text("domainName") ?? ""}/${resource.text("basePath") ?? "(none)"}`,
    }),
    "aws:apigateway/domainName:DomainName": domainName,
    "aws:apigateway/deployment:Deployment": (resource) => ({
      id: resource.hash(6, alphabets.lower),
      createdDate: madeAt,
    }),
    "aws:apigateway/integration:Integration": integration,
    "aws:apigateway/integrationResponse:IntegrationResponse": (resource) => ({
      id: `agir-${placeOf(resource)}-${resource.text("statusCode") ?? ""}`,
    }),
    "aws:apigateway/methodResponse:MethodResponse": (resource) => ({
      id: `agmr-${placeOf(resource)}-${resource.text("statusCode") ?? ""}`,
    }),
    "aws:apigateway/model:Model": (resource) => ({
      id: resource.hash(6, alphabets.lower),
      name: resource.text("name") ?? resource.physicalName({ max: 128 }),
    }),
    "aws:apigateway/requestValidator:RequestValidator": (resource) => ({
      id: resource.hash(6, alphabets.lower),
      name: resource.text("name") ?? resource.physicalName({ max: 128 }),
    }),
    "aws:apigateway/response:Response": (resource) => ({
      id: `aggr-${resource.text("restApiId") ?? ""}-${resource.text("responseType") ?? ""}`,
    }),
    "aws:apigateway/usagePlan:UsagePlan": (resource) => {
      const id = resource.hash(6, alphabets.lower);
      return {
        id,
        name: resource.text("name") ?? resource.physicalName({ max: 255 }),
        arn: `arn:aws:apigateway:${resource.region}::/usageplans/${id}`,
      };
    },
    "aws:apigateway/usagePlanKey:UsagePlanKey": (resource) => ({
      id: resource.text("keyId") ?? resource.name,
      name: resource.name,
      value: "",
    }),
    "aws:apigateway/method:Method": (resource) => ({ id: `agm-${placeOf(resource)}` }),
    "aws:apigateway/methodSettings:MethodSettings": (resource) => ({
      id: `${resource.text("restApi") ?? ""}-${resource.text("stageName") ?? ""}-${resource.text("methodPath") ?? ""}`,
    }),
    "aws:apigateway/resource:Resource": (resource) => ({
      id: resource.hash(6, alphabets.lower),
      // Below another resource the path is longer, which only AWS knows.
      path: `/${resource.text("pathPart") ?? ""}`,
    }),
    "aws:apigateway/restApi:RestApi": restApi,
    "aws:apigateway/restApiPolicy:RestApiPolicy": (resource) => ({
      id: resource.text("restApiId") ?? resource.name,
    }),
    "aws:apigateway/stage:Stage": stage,
  },
};

/**
 * The component of the package `aws-apigateway`: what programs read of it.
 *
 * @see https://www.pulumi.com/registry/packages/aws-apigateway/api-docs/restapi/
 */
function restComponent(resource: DeclaredResource): Properties {
  const apiId = resource.hash(10, alphabets.lower);
  const stageName = resource.text("stageName") ?? "stage";
  const region = resource.region;
  const url = `https://${apiId}.execute-api.${region}.amazonaws.com/${stageName}`;
  const arn = executionArn(resource, apiId);
  return {
    apiId,
    executionArn: arn,
    url: `${url}/`,
    staticFiles: staticFiles(resource),
    api: { id: apiId, name: resource.name, executionArn: arn, rootResourceId: "root" },
    deployment: { id: resource.hash(6, alphabets.lower, "deployment") },
    stage: {
      id: `ags-${apiId}-${stageName}`,
      stageName,
      arn: `arn:aws:apigateway:${region}::/restapis/${apiId}/stages/${stageName}`,
      executionArn: `${arn}/${stageName}`,
      invokeUrl: url,
    },
  };
}

/**
 * The files of each route: those of a folder, or one; none where a route has none.
 *
 * @throws {Error} when a file cannot be read.
 */
function staticFiles({ inputs }: DeclaredResource): Properties[][] {
  const { routes } = inputs;
  return (Array.isArray(routes) ? routes : []).map((route) => {
    const path = asBag(route)?.["localPath"];
    if (typeof path !== "string") {
      return [];
    }
    return statSync(path).isDirectory() ? [...folderFiles(path, true)] : [describeFile(path, "")];
  });
}

/** When everything was made. A fixed time, so that nothing differs from run to run. */
const madeAt = "2020-01-01T00:00:00Z";

/** @see https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html */
function restApi(resource: DeclaredResource): Answer {
  const id = resource.hash(10, alphabets.lower);
  return {
    id,
    name: resource.text("name") ?? resource.physicalName({ max: 128 }),
    arn: `arn:aws:apigateway:${resource.region}::/restapis/${id}`,
    executionArn: executionArn(resource, id),
    rootResourceId: resource.hash(10, alphabets.lower, "root"),
    createdDate: madeAt,
    description: "",
    apiKeySource: "HEADER",
    binaryMediaTypes: [],
    disableExecuteApiEndpoint: false,
    endpointConfiguration: { types: "EDGE", ipAddressType: "ipv4", vpcEndpointIds: [] },
    minimumCompressionSize: "",
    // A policy that is a resource of its own does not show here.
    policy: "",
    securityPolicy: "TLS_1_0",
  };
}

/** @see https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html */
function stage(resource: DeclaredResource): Answer {
  const { region } = resource;
  const name = resource.text("stageName") ?? resource.name;
  const apiId = resource.text("restApi") ?? "";
  return {
    id: `ags-${apiId}-${name}`,
    arn: `arn:aws:apigateway:${region}::/restapis/${apiId}/stages/${name}`,
    executionArn: `${executionArn(resource, apiId)}/${name}`,
    invokeUrl: `https://${apiId}.execute-api.${region}.amazonaws.com/${name}`,
    webAclArn: "",
  };
}

/** @see https://docs.aws.amazon.com/apigateway/latest/api/API_DomainName.html */
function domainName(resource: DeclaredResource): Answer {
  const { region } = resource;
  const name = resource.text("domainName") ?? resource.name;
  return {
    id: name,
    arn: `arn:aws:apigateway:${region}::/domainnames/${name}`,
    certificateUploadDate: madeAt,
    cloudfrontDomainName: `${resource.hash(13, alphabets.lower, "edge")}.cloudfront.net`,
    cloudfrontZoneId: "Z2FDTNDATAQYW2",
    domainNameId: "",
    endpointConfiguration: { types: "EDGE", ipAddressType: "ipv4" },
    regionalDomainName: `d-${resource.hash(10, alphabets.lower)}.execute-api.${region}.amazonaws.com`,
    regionalZoneId: resource.hash(14, alphabets.lower, "zone").toUpperCase(),
    securityPolicy: "TLS_1_2",
  };
}

/** A key that the program does not choose has 40 letters and digits. */
function apiKey(resource: DeclaredResource): Answer {
  const id = resource.hash(10, alphabets.lower);
  return {
    id,
    name: resource.text("name") ?? resource.physicalName({ max: 1024 }),
    arn: `arn:aws:apigateway:${resource.region}::/apikeys/${id}`,
    value: resource.hash(40, alphabets.lower, "value"),
    createdDate: madeAt,
    lastUpdatedDate: madeAt,
  };
}

function integration(resource: DeclaredResource): Answer {
  return {
    id: `agi-${placeOf(resource)}`,
    cacheNamespace: resource.text("resourceId") ?? "",
    passthroughBehavior: "WHEN_NO_MATCH",
    responseTransferMode: "BUFFERED",
    timeoutMilliseconds: restTimeoutRangeMs.value.max,
  };
}

/** API, resource and method. */
function placeOf(resource: DeclaredResource): string {
  return ["restApi", "resourceId", "httpMethod"].map((key) => resource.text(key) ?? "").join("-");
}

function executionArn({ region, accountId }: DeclaredResource, apiId: string): string {
  return `arn:aws:execute-api:${region}:${accountId}:${apiId}`;
}
