/**
 * The errors of services that speak XML.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html#operation-error-serialization
 * @module
 */
import { branch, leaf, xmlDocument } from "../s3/wire/xml.ts";
import type { ApiAnswer, ApiProtocol } from "./api-message.ts";

/** Writes an answer. */
export function xmlAnswer(
  status: number,
  body: Buffer,
  headers: Readonly<Record<string, string>> = {},
): ApiAnswer {
  return { status, headers: { "content-type": "text/xml", ...headers }, body };
}

/** @param namespace Of the service's documents. */
export function xmlProtocol(namespace: string): ApiProtocol {
  return {
    refusals: {
      denied: ["AccessDenied", 403],
      unsigned: ["MissingAuthenticationToken", 403],
      "unknown-key": ["InvalidClientTokenId", 403],
      signature: ["SignatureDoesNotMatch", 403],
      malformed: ["IncompleteSignature", 400],
      "too-large": ["RequestEntityTooLarge", 413],
      "not-simulated": ["NotImplemented", 501],
      internal: ["InternalFailure", 500],
    },
    failure: ({ code, status, message }, requestId) =>
      xmlAnswer(
        status,
        xmlDocument("ErrorResponse", namespace, [
          branch("Error", [
            leaf("Type", status < 500 ? "Sender" : "Receiver"),
            leaf("Code", code),
            leaf("Message", message),
          ]),
          leaf("RequestId", requestId),
        ]),
      ),
  };
}
