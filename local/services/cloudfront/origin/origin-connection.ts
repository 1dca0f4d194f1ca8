/**
 * How long and how often CloudFront tries an origin.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#origin-connection-attempts
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#request-custom-request-timeout
 * @module
 */

import { type Message, OriginError, type OriginRequest } from "../../../http/message.ts";
import { type SetTimer, within } from "../../../timer.ts";
import type { Origin } from "../model.ts";

/** What is at the other end of an origin's name. Neither step ends by itself. */
export interface OriginConnection {
  /** @throws {OriginError} when it is refused. */
  connect(): Promise<void>;
  /** @throws {OriginError} when it breaks off. */
  send(request: OriginRequest): Promise<Message>;
}

/** Whether a method is tried again when its answer does not come; others might do twice what they do. */
function isRepeatable(method: string): boolean {
  return method === "GET" || method === "HEAD";
}

/**
 * Sends a request as often and as long as the origin's settings allow: connections that fail are tried again, and
 * so are GET and HEAD that get no answer in time.
 *
 * @throws {OriginError} of the last attempt.
 */
export async function fetchInTime(
  origin: Origin,
  request: OriginRequest,
  connection: OriginConnection,
  setTimer: SetTimer,
): Promise<Message> {
  const { domainName, connectionAttempts, connectionTimeoutSeconds, responseTimeoutSeconds } =
    origin;

  async function attempt(): Promise<Message> {
    await within(
      connection.connect(),
      connectionTimeoutSeconds * 1000,
      setTimer,
      () =>
        new OriginError(
          "connect-timeout",
          `${domainName} took no connection within ${connectionTimeoutSeconds} s`,
        ),
    );
    return within(
      connection.send(request),
      responseTimeoutSeconds * 1000,
      setTimer,
      () =>
        new OriginError("timeout", `${domainName} did not answer in ${responseTimeoutSeconds} s`),
    );
  }

  function isWorthAnother(error: unknown): boolean {
    if (!(error instanceof OriginError)) {
      return false;
    }
    return error.fault === "timeout"
      ? isRepeatable(request.method)
      : error.fault === "connect" || error.fault === "connect-timeout";
  }

  for (let left = connectionAttempts - 1; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (left <= 0 || !isWorthAnother(error)) {
        throw error;
      }
    }
  }
}
