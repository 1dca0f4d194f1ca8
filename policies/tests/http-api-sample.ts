/**
 * A whole HTTP API as rules see it, every part as it should be.
 *
 * @module
 */
import { distributionType } from "../reading/distribution.ts";
import { functionType } from "../reading/edge-function-reading.ts";
import {
  apiMappingType,
  httpApiType,
  httpAuthorizerType,
  httpDomainType,
  httpIntegrationType,
  httpRouteType,
  httpStageType,
} from "../reading/http-api-reading.ts";
import { aliasType, permissionType } from "../reading/lambda-reading.ts";
import { logGroupType } from "../reading/log-group.ts";
import type { StackResource } from "../reading/resource.ts";
import { type Given, merged, resource } from "./fixtures.ts";

/** What is otherwise than it should be, by part. Inputs and sources that are not named stay. */
export type HttpApiChanges = Readonly<
  Partial<
    Record<
      | "api"
      | "function"
      | "alias"
      | "guard"
      | "integration"
      | "authorizer"
      | "route"
      | "stage"
      | "permission"
      | "guardPermission"
      | "distribution"
      | "logGroup",
      Given
    >
  >
>;

/** The parts, by what they are. */
export function httpApiParts(changes: HttpApiChanges = {}) {
  const make = (type: string, part: keyof HttpApiChanges, given: Given) =>
    resource(type, merged(given, changes[part]));
  const api = make(httpApiType, "api", { props: { protocolType: "HTTP" } });
  const answers = make(functionType, "function", { props: { timeout: 5 } });
  const alias = make(aliasType, "alias", {
    props: { name: "live" },
    from: { functionName: [answers] },
  });
  const guard = make(functionType, "guard", { name: "guard-function", props: { timeout: 3 } });
  const integration = make(httpIntegrationType, "integration", {
    props: {
      integrationType: "AWS_PROXY",
      payloadFormatVersion: "2.0",
      integrationUri: "arn:aws:lambda:eu-west-1:000000000000:function:answers:live/invocations",
    },
    from: { apiId: [api], integrationUri: [alias] },
  });
  const authorizer = make(httpAuthorizerType, "authorizer", {
    props: {
      authorizerType: "REQUEST",
      authorizerPayloadFormatVersion: "2.0",
      identitySources: ["$request.header.x-origin-verify"],
      authorizerResultTtlInSeconds: 300,
    },
    from: { apiId: [api], authorizerUri: [guard] },
  });
  const route = make(httpRouteType, "route", {
    props: { routeKey: "$default", authorizationType: "CUSTOM", authorizerId: "abc" },
    from: { apiId: [api], authorizerId: [authorizer], target: [integration] },
  });
  const logGroup = make(logGroupType, "logGroup", {});
  const stage = make(httpStageType, "stage", {
    props: {
      autoDeploy: true,
      accessLogSettings: { destinationArn: "arn", format: "$context.requestId" },
      defaultRouteSettings: { throttlingRateLimit: 10, throttlingBurstLimit: 5 },
    },
    from: { apiId: [api], accessLogSettings: [logGroup] },
  });
  const permission = make(permissionType, "permission", {
    props: { principal: "apigateway.amazonaws.com", qualifier: "live", sourceArn: "arn" },
    from: { function: [answers], qualifier: [alias], sourceArn: [api] },
  });
  const guardPermission = make(permissionType, "guardPermission", {
    name: "guard-permission",
    props: { principal: "apigateway.amazonaws.com", sourceArn: "arn" },
    from: { function: [guard], sourceArn: [api, authorizer] },
  });
  const distribution = make(distributionType, "distribution", {
    props: { origins: [{ originId: "api", customOriginConfig: { originReadTimeout: 10 } }] },
    from: { origins: [api, stage] },
  });
  return {
    api,
    function: answers,
    alias,
    guard,
    integration,
    authorizer,
    route,
    logGroup,
    stage,
    permission,
    guardPermission,
    distribution,
  };
}

/** All of it. */
export function httpApi(changes: HttpApiChanges = {}): readonly StackResource[] {
  return Object.values(httpApiParts(changes));
}

/** The API with a custom domain. */
export function withDomain(
  changes: HttpApiChanges = {},
  domainProps: Readonly<Record<string, unknown>> = {},
): readonly StackResource[] {
  const parts = httpApiParts(changes);
  const domain = resource(httpDomainType, { props: domainProps });
  const mapping = resource(apiMappingType, { from: { apiId: [parts.api], domainName: [domain] } });
  return [...Object.values(parts), domain, mapping];
}
