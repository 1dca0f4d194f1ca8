/**
 * The JSON protocols of AWS: operations named by `X-Amz-Target`, errors named by `__type`.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 * @module
 */
import {
  type ApiAnswer,
  type ApiCall,
  ApiError,
  type ApiProtocol,
  type ApiService,
  CommonRefusal,
} from "./api-message.ts";
import { JsonInput } from "./json-input.ts";

/** Answers one operation: what it returns is sent as JSON. @throws {ApiError | CommonRefusal} */
export type JsonOperation = (input: JsonInput, call: ApiCall) => object | Promise<object>;

/** How a service speaks JSON. */
export interface JsonForm {
  /** Of requests and answers, like `application/x-amz-json-1.1`. */
  readonly contentType: string;
  /** Whether errors of the caller have statuses of their own; otherwise it is always 400. */
  readonly statuses: boolean;
  /** More headers of an error. @default none */
  readonly errorHeaders?: (error: ApiError) => Readonly<Record<string, string>>;
}

/** JSON 1.1, as most services speak it. */
export const json11: JsonForm = { contentType: "application/x-amz-json-1.1", statuses: false };

/** Writes an answer. */
export function jsonAnswer(status: number, value: object, contentType: string): ApiAnswer {
  return {
    status,
    headers: { "content-type": contentType },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** The errors of a service that speaks JSON. */
export function jsonProtocol({ contentType, statuses, errorHeaders }: JsonForm): ApiProtocol {
  const refused = statuses ? 403 : 400;
  return {
    refusals: {
      denied: ["AccessDeniedException", refused],
      unsigned: ["MissingAuthenticationTokenException", refused],
      "unknown-key": ["UnrecognizedClientException", refused],
      signature: ["InvalidSignatureException", refused],
      malformed: ["IncompleteSignatureException", refused],
      "too-large": ["RequestEntityTooLargeException", 413],
      "not-simulated": ["UnknownOperationException", 501],
      internal: ["InternalFailure", 500],
    },
    failure(error) {
      const { status, headers, body } = jsonAnswer(
        error.status,
        { __type: error.code, message: error.message },
        contentType,
      );
      return {
        status,
        headers: { ...headers, "x-amzn-errortype": error.code, ...errorHeaders?.(error) },
        body,
      };
    },
  };
}

/**
 * A service whose operations are named by `X-Amz-Target`.
 *
 * @param target What stands before the operation, like `secretsmanager`.
 */
export function jsonService(
  target: string,
  form: JsonForm,
  operations: Readonly<Record<string, JsonOperation>>,
): ApiService {
  return {
    protocol: jsonProtocol(form),
    async answer(call) {
      const [prefix, name = ""] = (call.headers["x-amz-target"] ?? "").split(".", 2);
      const operation =
        prefix === target && Object.hasOwn(operations, name) ? operations[name] : undefined;
      if (operation === undefined) {
        throw new CommonRefusal("not-simulated", notSimulated(name));
      }
      return jsonAnswer(200, await operation(readJson(call.body), call), form.contentType);
    },
  };
}

function notSimulated(name: string): string {
  return /^\w{1,64}$/.test(name)
    ? `${name} is not simulated here.`
    : "This operation is not simulated here.";
}

/** @throws {ApiError} `SerializationException` for a body that is no JSON object. */
export function readJson(body: Buffer): JsonInput {
  let value: unknown;
  try {
    value = JSON.parse(body.toString() || "{}");
  } catch {
    // Falls through.
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ApiError("SerializationException", "The body must be a JSON object.");
  }
  return new JsonInput(value as Readonly<Record<string, unknown>>);
}
