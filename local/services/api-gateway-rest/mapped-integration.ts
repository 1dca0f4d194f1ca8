/**
 * Integrations whose requests and responses templates make: of functions, of backends, and mocks.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-data-transformations.html
 * @module
 */
import type { Message } from "../../http/message.ts";
import type { AuthorizedByLambda } from "../api-gateway/authorizer-response.ts";
import { askExternal } from "../api-gateway/external.ts";
import { type Bag, bagOf } from "../api-gateway/function-response.ts";
import type { GatewayDeps } from "../api-gateway/gateway.ts";
import { inTime } from "../api-gateway/integration.ts";
import type { InvokeResult } from "../lambda/invoker.ts";
import { mappedRequest } from "./backend-request.ts";
import { restAnswer } from "./gateway-responses.ts";
import { type BackendResult, mapResponse } from "./mapped-response.ts";
import { mediaType } from "./request-parameter.ts";
import type { MappedBackend, MappedIntegration } from "./rest-api.ts";
import { type RestVisit, requestContext } from "./rest-api-event.ts";
import { mappingVariables, PayloadError, silentVariables } from "./template/mapping-variables.ts";
import { renderTemplate } from "./template/template.ts";
import { type TemplateValue, toJson } from "./template/template-values.ts";

/** What templates made of a request. */
interface MappedRequest {
  readonly body: string;
  /** Values by target, like `integration.request.header.x-a`. */
  readonly overrides: Readonly<Record<string, string>>;
}

/** Asks what is behind a mapped integration, and maps its response. */
export async function integrateMapped(
  integration: MappedIntegration,
  visit: RestVisit,
  authorized: AuthorizedByLambda | undefined,
  deps: GatewayDeps,
): Promise<Message> {
  const { request, resource } = visit;
  const explain = (why: string) => deps.log(`${request.method} ${resource.path}: ${why}`);
  const context = withoutNulls(requestContext(visit, authorized));
  try {
    const mapped = mapRequest(integration, visit, context);
    if (mapped === undefined) {
      return restAnswer("unsupportedType");
    }
    const late = { late: () => restAnswer("late") };
    return await inTime(integration.timeoutMs, explain, late, deps, async () => {
      const result = await askBackend(integration.backend, visit, mapped, deps);
      if (typeof result === "string") {
        explain(result);
        return restAnswer("overloaded");
      }
      return mapResponse(integration.responses, visit, context, result);
    });
  } catch (error) {
    explain(`its templates: ${error instanceof Error ? error.message : error}`);
    return restAnswer(error instanceof PayloadError ? "unreadableBody" : "overloaded");
  }
}

/** Context variables without a value are empty. */
function withoutNulls(bag: Bag): Bag {
  return Object.fromEntries(
    Object.entries(bag).map(([name, value]) => {
      const inner = bagOf(value);
      return [name, inner === undefined ? (value ?? "") : withoutNulls(inner)];
    }),
  );
}

/** @returns `undefined` for a media type that is not passed on. */
function mapRequest(
  { requestTemplates, passthrough }: MappedIntegration,
  visit: RestVisit,
  context: Bag,
): MappedRequest | undefined {
  const { headers, body } = visit.request;
  const template = requestTemplates[mediaType(headers)];
  const payload = body.toString("utf8");
  if (template === undefined) {
    const hasTemplates = Object.keys(requestTemplates).length > 0;
    const isRefused =
      passthrough === "NEVER" || (passthrough === "WHEN_NO_TEMPLATES" && hasTemplates);
    return isRefused ? undefined : { body: payload, overrides: {} };
  }
  const variables = mappingVariables(visit, payload, context);
  const rendered = renderTemplate(template, variables, silentVariables);
  return { body: rendered, overrides: overridesIn(variables.get("context")) };
}

/** What a template set in `$context.requestOverride`. */
function overridesIn(context: TemplateValue): Readonly<Record<string, string>> {
  const overrides = bagOf(bagOf(toJson(context))?.["requestOverride"]) ?? {};
  return Object.fromEntries(
    Object.entries(overrides).flatMap(([place, values]) =>
      Object.entries(bagOf(values) ?? {}).map(([name, value]) => [
        `integration.request.${place}.${name}`,
        String(value),
      ]),
    ),
  );
}

/** @returns why there is no result, as a text. */
async function askBackend(
  backend: MappedBackend,
  visit: RestVisit,
  { body, overrides }: MappedRequest,
  deps: GatewayDeps,
): Promise<BackendResult | string> {
  switch (backend.kind) {
    case "mock":
      return mockResult(body);
    case "http": {
      const request = mappedRequest(backend, visit, overrides, Buffer.from(body));
      const answered = await askExternal(request, deps);
      return answered.kind === "failed"
        ? answered.reason
        : {
            matched: String(answered.message.status),
            body: answered.message.body,
            headers: answered.message.headers,
          };
    }
    case "s3": {
      if (deps.fetchS3 === undefined) {
        return "there is no S3";
      }
      const request = mappedRequest(backend, visit, overrides, Buffer.from(body));
      const { status, headers, body: bytes } = await deps.fetchS3(request, backend.roleArn);
      return { matched: String(status), body: bytes, headers };
    }
    case "function":
      return askFunction(backend, visit, body, deps);
  }
}

/** The status is the one thing of a mock that its request template decides. */
function mockResult(body: string): BackendResult | string {
  // Templates of mocks are often no JSON: `{statusCode: 200}` is common.
  const status = /["']?statusCode["']?\s*:\s*["']?(\d{3})\b/.exec(body)?.[1];
  return status === undefined
    ? "the mock's request template must give a statusCode"
    : { matched: status, body: Buffer.alloc(0), headers: {} };
}

async function askFunction(
  { target, hasRole }: Extract<MappedBackend, { kind: "function" }>,
  { api, stage, request, resource }: RestVisit,
  body: string,
  deps: GatewayDeps,
): Promise<BackendResult | string> {
  const arn = `arn:aws:execute-api:${api.region}:${api.accountId}:${api.id}/${stage.name}/${request.method}${resource.path}`;
  if (!hasRole && deps.mayInvoke?.(target.arn, arn) === false) {
    return `${target.arn} has no permission that lets ${arn} invoke it`;
  }
  let event: unknown;
  try {
    event = JSON.parse(body === "" ? "{}" : body);
  } catch {
    return `the event for ${target.arn} is not JSON`;
  }
  return functionResult(await deps.invoke(target, event));
}

/** An error is a result as well: patterns are compared with its message. */
function functionResult(result: InvokeResult): BackendResult | string {
  const failed = (error: Bag) => ({
    matched: String(error["errorMessage"]),
    body: Buffer.from(JSON.stringify(error)),
    headers: {},
  });
  switch (result.kind) {
    case "ok":
      return {
        matched: "",
        body: Buffer.from(JSON.stringify(result.payload ?? null)),
        headers: {},
      };
    case "error": {
      const { errorMessage, errorType } = result;
      return failed({ errorMessage, errorType });
    }
    case "timeout":
      return failed({ errorMessage: "Task timed out", errorType: "Sandbox.Timedout" });
    case "throttled":
      return "the function was throttled";
  }
}
