/**
 * Forms of properties that API Gateway accepts.
 *
 * @module
 */
import { httpApiReferencePage, restApiReferencePage } from "./api-gateway-pages.ts";
import type { Fact } from "./fact.ts";
import type { FormFact } from "./form.ts";

const description = { path: "description", length: [0, 1_024] } as const;
const name = { path: "name", length: [1, 128] } as const;
const logging = ["OFF", "ERROR", "INFO"] as const;
const conversions = ["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"] as const;
const connections = ["INTERNET", "VPC_LINK"] as const;
const versions = ["1.0", "2.0"] as const;

export const routeMethods = {
  about: "Methods of a route of an HTTP API, and of a method of a REST API",
  value: ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
  ...restApiReferencePage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const httpAuthorizationTypes = {
  about: "Authorization types of a route of an HTTP API",
  value: ["NONE", "AWS_IAM", "CUSTOM", "JWT"],
  ...httpApiReferencePage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const restAuthorizationTypes = {
  about: "Authorization types of a method of a REST API",
  value: ["NONE", "AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS"],
  ...restApiReferencePage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const passthroughBehaviors = {
  about: "What becomes of requests without a mapping template; the first is the default",
  value: ["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"],
  ...restApiReferencePage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const gatewayResponseTypes = {
  about: "Types of gateway responses",
  value: [
    "DEFAULT_4XX",
    "DEFAULT_5XX",
    "RESOURCE_NOT_FOUND",
    "UNAUTHORIZED",
    "INVALID_API_KEY",
    "ACCESS_DENIED",
    "AUTHORIZER_FAILURE",
    "AUTHORIZER_CONFIGURATION_ERROR",
    "INVALID_SIGNATURE",
    "EXPIRED_TOKEN",
    "MISSING_AUTHENTICATION_TOKEN",
    "INTEGRATION_FAILURE",
    "INTEGRATION_TIMEOUT",
    "API_CONFIGURATION_ERROR",
    "UNSUPPORTED_MEDIA_TYPE",
    "BAD_REQUEST_PARAMETERS",
    "BAD_REQUEST_BODY",
    "REQUEST_TOO_LARGE",
    "THROTTLED",
    "QUOTA_EXCEEDED",
    "WAF_FILTERED",
  ],
  ...restApiReferencePage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const integrationTypes = {
  about: "Types of integrations",
  value: ["AWS_PROXY", "HTTP_PROXY", "MOCK", "AWS", "HTTP"],
  ...restApiReferencePage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

/** 3 KB: "Access log template size" of the quotas of both kinds of APIs. */
const logFormat = { path: "accessLogSettings.format", length: [1, 3_072] } as const;

export const httpApiForms: FormFact = {
  about: "Forms of the properties of HTTP and WebSocket APIs",
  value: {
    "aws:apigatewayv2/api:Api": [
      name,
      description,
      { path: "version", length: [1, 64] },
      { path: "protocolType", oneOf: ["HTTP", "WEBSOCKET"] },
      { path: "ipAddressType", oneOf: ["ipv4", "dualstack"] },
      { path: "corsConfiguration.maxAge", range: [-1, 86_400] },
    ],
    "aws:apigatewayv2/authorizer:Authorizer": [
      name,
      { path: "authorizerType", oneOf: ["REQUEST", "JWT"] },
      { path: "authorizerPayloadFormatVersion", oneOf: versions },
      { path: "jwtConfiguration.issuer", pattern: ["https://.{1,2040}", "a URL with https"] },
    ],
    "aws:apigatewayv2/integration:Integration": [
      description,
      { path: "integrationType", oneOf: integrationTypes.value },
      { path: "connectionType", oneOf: connections },
      { path: "contentHandlingStrategy", oneOf: conversions },
      { path: "passthroughBehavior", oneOf: passthroughBehaviors.value },
      { path: "payloadFormatVersion", oneOf: versions },
    ],
    "aws:apigatewayv2/route:Route": [
      { path: "authorizationType", oneOf: httpAuthorizationTypes.value },
      { path: "operationName", length: [1, 64] },
    ],
    "aws:apigatewayv2/stage:Stage": [
      description,
      {
        path: "name",
        pattern: ["\\$default|[A-Za-z0-9_-]{1,128}", "$default, or letters, digits, - and _"],
      },
      logFormat,
      { path: "defaultRouteSettings.loggingLevel", oneOf: logging },
      { path: "routeSettings[].loggingLevel", oneOf: logging },
    ],
  },
  ...httpApiReferencePage,
  certainty: "documented",
};

export const restApiForms: FormFact = {
  about: "Forms of the properties of REST APIs",
  value: {
    "aws:apigateway/restApi:RestApi": [
      { path: "apiKeySource", oneOf: ["HEADER", "AUTHORIZER"] },
      { path: "minimumCompressionSize", range: [-1, 10_485_760] },
    ],
    "aws:apigateway/method:Method": [
      {
        path: "httpMethod",
        oneOf: routeMethods.value,
      },
      { path: "authorization", oneOf: restAuthorizationTypes.value },
    ],
    "aws:apigateway/integration:Integration": [
      { path: "type", oneOf: integrationTypes.value },
      { path: "connectionType", oneOf: connections },
      { path: "contentHandling", oneOf: conversions },
      { path: "passthroughBehavior", oneOf: passthroughBehaviors.value },
    ],
    "aws:apigateway/resource:Resource": [
      {
        path: "pathPart",
        pattern: [
          "[A-Za-z0-9._:$~-]+|\\{[A-Za-z0-9_.:-]+\\+?\\}",
          "letters, digits and ._-:, or a variable like {id} or {proxy+}",
        ],
      },
    ],
    "aws:apigateway/stage:Stage": [
      logFormat,
      { path: "stageName", pattern: ["[A-Za-z0-9_-]{1,128}", "letters, digits, - and _"] },
      {
        path: "cacheClusterSize",
        oneOf: ["0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237"],
      },
    ],
    "aws:apigateway/methodSettings:MethodSettings": [
      { path: "settings.loggingLevel", oneOf: logging },
      { path: "settings.cacheTtlInSeconds", range: [0, 3_600] },
    ],
  },
  ...restApiReferencePage,
  certainty: "documented",
};
