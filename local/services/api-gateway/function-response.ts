/**
 * Reads the response of a function behind an API from its JSON.
 *
 * @module
 */
import { addHeader, emptyHeaders, setHeader } from "../../http/header-map.ts";
import { textToWire } from "../../http/header-text.ts";
import type { HeaderMap, Message } from "../../http/message.ts";

/** An answer, or what is wrong with it: for the log, not for the viewer. */
export type AnswerReading =
  | { readonly kind: "answer"; readonly message: Message }
  | { readonly kind: "invalid"; readonly reason: string };

/** A property bag. */
export type Bag = Readonly<Record<string, unknown>>;

/** A value as a bag; `undefined` for anything else. */
export function bagOf(value: unknown): Bag | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Bag)
    : undefined;
}

/** Headers that belong to the connection, or to the gateway: a function's values are dropped. */
const ofTheGateway = new Set(["connection", "content-length", "keep-alive", "transfer-encoding"]);

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** What a field value may hold (RFC 9110 §5.5): control characters would end the line. */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Thrown inside this folder only, and caught by {@link reading}. */
class InvalidAnswer extends Error {}

/** Ends a reading. */
export function refuseAnswer(reason: string): never {
  throw new InvalidAnswer(reason);
}

/** Turns a refusal into a value. */
export function reading(read: () => Message): AnswerReading {
  try {
    return { kind: "answer", message: read() };
  } catch (error) {
    if (error instanceof InvalidAnswer) {
      return { kind: "invalid", reason: error.message };
    }
    throw error;
  }
}

/** A status as a number or its digits. An interim one (RFC 9110 section 15.2) answers nothing: `interimStatus` in aws/. */
export function readStatus(value: unknown): number {
  const status = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof status === "number" && Number.isInteger(status) && status >= 200 && status <= 599
    ? status
    : refuseAnswer("statusCode must be a whole number from 200 to 599");
}

/** One value of a header: a text, or what JSON writes as one word. */
function headerText(name: string, value: unknown): string {
  const isWord =
    typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  const text = isWord ? textToWire(String(value)) : "";
  if (!isWord || !token.test(name) || !fieldValue.test(text)) {
    refuseAnswer(
      `the header ${JSON.stringify(name)} must have a name and a value that HTTP can carry`,
    );
  }
  return text;
}

/** Adds the lines of one header; `null` adds none. */
export function addAnswerHeader(
  headers: HeaderMap,
  name: string,
  values: readonly unknown[],
): void {
  for (const value of values.filter((each) => each !== null && each !== undefined)) {
    const line = { key: name, value: headerText(name, value) };
    if (!ofTheGateway.has(name.toLowerCase())) {
      addHeader(headers, name.toLowerCase(), line);
    }
  }
}

/** Headers with one value each. */
export function readHeaders(value: unknown): HeaderMap {
  const headers = emptyHeaders();
  const bag = bagOf(value ?? {}) ?? refuseAnswer("headers must be an object");
  for (const [name, text] of Object.entries(bag)) {
    addAnswerHeader(headers, name, [text]);
  }
  return headers;
}

/** Adds headers of several values; they replace a single value of the same name. */
export function addMultiValues(headers: HeaderMap, value: unknown): void {
  const bag = bagOf(value ?? {}) ?? refuseAnswer("multiValueHeaders must be an object");
  for (const [name, values] of Object.entries(bag)) {
    if (!Array.isArray(values)) {
      refuseAnswer("multiValueHeaders must hold lists");
    }
    delete headers[name.toLowerCase()];
    addAnswerHeader(headers, name, Array.isArray(values) ? values : []);
  }
}

/** The body, decoded if `isBase64Encoded` is true. */
export function readBody({ body, isBase64Encoded = false }: Bag): Buffer {
  if (typeof isBase64Encoded !== "boolean") {
    refuseAnswer("isBase64Encoded must be true or false");
  }
  if (body === undefined || body === null) {
    return Buffer.alloc(0);
  }
  if (typeof body !== "string") {
    return refuseAnswer("body must be text");
  }
  return Buffer.from(body, isBase64Encoded === true ? "base64" : "utf8");
}

/** A message with the length of its body; to HEAD the length alone. */
export function finishAnswer(
  status: number,
  headers: HeaderMap,
  body: Buffer,
  method: string,
): Message {
  const bodiless = status === 204 || status === 304 || status < 200;
  if (!bodiless) {
    setHeader(headers, "Content-Length", String(body.length));
  }
  const sent = bodiless || method === "HEAD" ? Buffer.alloc(0) : body;
  return { status, statusDescription: "", headers, body: sent };
}
