/**
 * A function's answer in the format of Lambda proxy integrations.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format
 * @module
 */
import { setHeader } from "../../http/header-map.ts";
import {
  type AnswerReading,
  addMultiValues,
  bagOf,
  finishAnswer,
  readBody,
  readHeaders,
  reading,
  readStatus,
  refuseAnswer,
} from "../api-gateway/function-response.ts";

/** What a proxy response may have; API Gateway refuses any other member as malformed. */
const members = ["statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded"];

/**
 * Reads what a function returned: nothing is inferred from an answer without a status.
 *
 * @param decodes Whether a body marked as base64 is decoded. Without binary media types it is sent as the text it is.
 *
 * @throws never
 */
export function readProxyAnswer(payload: unknown, method: string, decodes = false): AnswerReading {
  return reading(() => {
    const answer = bagOf(payload) ?? refuseAnswer("it must be an object");
    const unknown = Object.keys(answer).find((name) => !members.includes(name));
    if (unknown !== undefined) {
      refuseAnswer(
        `it must have no member but ${members.join(", ")}, got ${JSON.stringify(unknown)}`,
      );
    }
    const status = readStatus(answer["statusCode"]);
    const headers = readHeaders(answer["headers"]);
    addMultiValues(headers, answer["multiValueHeaders"]);
    const body = readBody(decodes ? answer : { ...answer, isBase64Encoded: false });
    if (headers["content-type"] === undefined && body.length > 0) {
      setHeader(headers, "Content-Type", "application/json");
    }
    return finishAnswer(status, headers, body, method);
  });
}
