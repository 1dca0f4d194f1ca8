/**
 * APIs and function URLs, with the functions and servers behind them.
 *
 * @module
 */
import type { Model } from "../model/stack-model.ts";
import type { HttpApi, HttpRoute } from "../services/api-gateway-http/http-api.ts";
import type { RestApi, RestIntegration } from "../services/api-gateway-rest/rest-api.ts";
import type { LambdaTarget } from "../services/lambda/alias-routing.ts";

/** An API. */
export interface ApiPart {
  readonly id: string;
  readonly kind: "api" | "private-api" | "function-url";
  readonly name: string;
  readonly detail: string;
  readonly region: string;
  /** Whether its own name answers on the internet. */
  readonly isPublic: boolean;
  /** Functions that answer or authorize. */
  readonly targets: readonly LambdaTarget[];
  /** Host names of servers outside of the program that answer. */
  readonly backends: readonly string[];
}

/** HTTP APIs and function URLs. */
export function httpApiParts({ httpApis, functionUrls }: Model): readonly ApiPart[] {
  return [
    ...httpApis.map(httpApiPart),
    ...functionUrls.map(
      ({ id, name, region, target }): ApiPart => ({
        id,
        kind: "function-url",
        name,
        detail: "function URL",
        region,
        isPublic: true,
        targets: [target],
        backends: [],
      }),
    ),
  ];
}

function httpApiPart({ id, name, region, routes, endpointDisabled }: HttpApi): ApiPart {
  return {
    id,
    kind: "api",
    name: name ?? id,
    detail: "HTTP API",
    region,
    isPublic: !endpointDisabled,
    targets: routes.flatMap(httpTargets),
    backends: routes.flatMap(({ integration }) =>
      integration.kind === "proxy" ? hosts(integration.uri) : [],
    ),
  };
}

/** The function of a route before that of its authorizer. */
function httpTargets({ integration, authorizer }: HttpRoute): readonly LambdaTarget[] {
  return [
    ...("target" in integration ? [integration.target] : []),
    ...(authorizer !== undefined && "target" in authorizer ? [authorizer.target] : []),
  ];
}

/** REST APIs. */
export function restApiParts({ restApis }: Model): readonly ApiPart[] {
  return restApis.map((api: RestApi): ApiPart => {
    const { id, name, region, isPublic = false, endpointDisabled = false } = api;
    const methods = api.resources.flatMap(({ methods: each }) => [...each.values()]);
    return {
      id,
      kind: isPublic ? "api" : "private-api",
      name: name ?? id,
      detail: isPublic ? "REST API" : "private REST API",
      region,
      isPublic: isPublic && !endpointDisabled,
      targets: methods.flatMap(restTargets),
      backends: methods.flatMap((each) => ("uri" in each ? hosts(each.uri) : [])),
    };
  });
}

function restTargets(integration: RestIntegration): readonly LambdaTarget[] {
  const authorizer = integration.guard?.authorizer;
  return [
    ...("target" in integration ? [integration.target] : []),
    ...(authorizer?.kind === "lambda" ? [authorizer.target] : []),
  ];
}

/** The host of an address; none for one that is not absolute. */
function hosts(uri: string): readonly string[] {
  return /^https?:\/\/(?<host>[^/]+)/.exec(uri)?.groups?.["host"]?.split(" ") ?? [];
}
