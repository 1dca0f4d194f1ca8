/**
 * A function's answer in payload formats 2.0 and 1.0.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html#http-api-develop-integrations-lambda.v2
 * @module
 */
import { headersFromRaw, setHeader } from "../../http/header-map.ts";
import type { Message } from "../../http/message.ts";
import {
  type AnswerReading,
  addAnswerHeader,
  addMultiValues,
  type Bag,
  bagOf,
  finishAnswer,
  readBody,
  readHeaders,
  reading,
  readStatus,
  refuseAnswer,
} from "../api-gateway/function-response.ts";

/** A response with a status. A missing type: `httpMissingType` in aws/. */
function structured(answer: Bag, method: string): Message {
  const headers = readHeaders(answer["headers"]);
  const cookies = answer["cookies"] ?? [];
  if (!Array.isArray(cookies)) {
    refuseAnswer("cookies must be a list of strings");
  }
  addAnswerHeader(headers, "Set-Cookie", Array.isArray(cookies) ? cookies : []);
  const status = readStatus(answer["statusCode"]);
  const body = readBody(answer);
  if (headers["content-type"] === undefined && body.length > 0) {
    setHeader(headers, "Content-Type", "text/plain; charset=utf-8");
  }
  return finishAnswer(status, headers, body, method);
}

/** An answer without a status: 200, and all of it is the body. A text is its own body, not JSON. */
function inferred(payload: unknown, method: string): Message {
  const text = typeof payload === "string" ? payload : (JSON.stringify(payload) ?? "null");
  const headers = headersFromRaw(["Content-Type", "application/json"]);
  return finishAnswer(200, headers, Buffer.from(text), method);
}

/** Reads what a function returned. @throws never */
export function readFunctionAnswer(payload: unknown, method: string): AnswerReading {
  const answer = bagOf(payload);
  return reading(() =>
    answer === undefined || answer["statusCode"] === undefined
      ? inferred(payload, method)
      : structured(answer, method),
  );
}

/** Reads what a function returned in format 1.0, where nothing is inferred. @throws never */
export function readFunctionAnswer1(payload: unknown, method: string): AnswerReading {
  return reading(() => {
    const answer = bagOf(payload) ?? refuseAnswer("it must be an object");
    const headers = readHeaders(answer["headers"]);
    addMultiValues(headers, answer["multiValueHeaders"]);
    const body = readBody(answer);
    if (headers["content-type"] === undefined && body.length > 0) {
      setHeader(headers, "Content-Type", "text/plain; charset=utf-8");
    }
    return finishAnswer(readStatus(answer["statusCode"]), headers, body, method);
  });
}
