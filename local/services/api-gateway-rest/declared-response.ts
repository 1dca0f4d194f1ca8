/**
 * Gateway responses that a program declares in place of the gateway's own.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 * @module
 */
import { copyHeaders } from "../../http/header-map.ts";
import type { Message } from "../../http/message.ts";
import { addAnswerHeader, finishAnswer, reading } from "../api-gateway/function-response.ts";
import type { Fault, RestFault } from "./gateway-responses.ts";
import { parameterOf } from "./request-parameter.ts";
import type { DeclaredGatewayResponse, RestApi } from "./rest-api.ts";
import type { RestVisit } from "./rest-api-event.ts";

const variable =
  /\$\{?(context\.[\w.]+\w|stageVariables\.\w+|method\.request\.(?:path|querystring|header)\.[\w-]+)\}?/g;

/** The response that a program declares for one of the gateway's own; without a declaration, that one. */
export function declaredResponse(answer: RestFault, api: RestApi, visit: RestVisit): Message {
  const { fault, ...own } = answer;
  const declared = declaredFor(api, fault, own.status);
  if (declared === undefined) {
    return own;
  }
  const headers = copyHeaders(own.headers);
  const valueFor = (expression: string) =>
    errorVariable(expression, fault) ?? parameterOf(expression, visit);
  const [type, template] = templateOf(declared);
  const body =
    template === undefined
      ? own.body
      : Buffer.from(template.replace(variable, (_, name: string) => valueFor(name) ?? ""));
  const read = reading(() => {
    for (const [target, expression] of [
      ["gatewayresponse.header.Content-Type", `'${type}'`] as const,
      ...Object.entries(declared.parameters),
    ]) {
      const name = /^gatewayresponse\.header\.(.+)$/.exec(target)?.[1];
      const value = valueFor(expression);
      if (name !== undefined && value !== undefined) {
        delete headers[name.toLowerCase()];
        addAnswerHeader(headers, name, [value]);
      }
    }
    return finishAnswer(declared.status ?? own.status, headers, body, visit.request.method);
  });
  return read.kind === "answer" ? read.message : own;
}

/** That of the type itself, or the default of its hundred. */
function declaredFor(
  { gatewayResponses }: RestApi,
  { type }: Fault,
  status: number,
): DeclaredGatewayResponse | undefined {
  return (
    gatewayResponses?.get(type) ??
    gatewayResponses?.get(status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX")
  );
}

/** The template of JSON, or the first one. */
function templateOf({ templates }: DeclaredGatewayResponse): readonly [string, string | undefined] {
  const json = "application/json";
  return (
    Object.entries(templates).find(([type]) => type === json) ??
    Object.entries(templates)[0] ?? [json, undefined]
  );
}

/** Variables that describe the error. */
function errorVariable(name: string, { type, message, validationError = "" }: Fault) {
  const text = validationError === "" ? "" : `[${validationError}]`;
  const values: Readonly<Record<string, string>> = {
    "context.error.message": message,
    "context.error.messageString": JSON.stringify(message),
    "context.error.responseType": type,
    "context.error.validationErrorString": text,
  };
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
