/**
 * Which origins a request is sent to, and when it is sent to the second one.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
 * @module
 */
import type { OriginFault } from "../../../http/message.ts";
import type { Behavior, Distribution, Origin, OriginChoice } from "../model.ts";
import type { Exchange } from "./origin-exchange.ts";

/** The origins behind a behavior. @throws {Error} for an id that names none: assembling refuses such a model. */
export function originsOf(
  { origins, originGroups }: Pick<Distribution, "origins" | "originGroups">,
  { targetOriginId, pathPattern }: Pick<Behavior, "targetOriginId" | "pathPattern">,
): OriginChoice {
  function find(id: string): Origin {
    const origin = origins.get(id);
    if (origin === undefined) {
      throw new Error(`behavior ${pathPattern} must name an origin, got ${id}`);
    }
    return origin;
  }
  const group = originGroups.get(targetOriginId);
  if (group === undefined) {
    return { primary: find(targetOriginId), failover: undefined };
  }
  const { primaryId, secondaryId, statusCodes } = group;
  return { primary: find(primaryId), failover: { secondary: find(secondaryId), statusCodes } };
}

/**
 * The status code a group must select for a fault to count. AWS documents failed connections (503)
 * and of answers that do not come in time (504); that names which do not resolve and handshakes
 * which fail are failed connections is inferred, and so is 502 for an answer that cannot be read: `failedConnections` in aws/.
 */
const selectedFor: Readonly<Record<OriginFault, number>> = {
  connect: 503,
  "connect-timeout": 503,
  dns: 503,
  tls: 503,
  timeout: 504,
  invalid: 502,
};

/**
 * Whether an exchange with a primary sends the request to the secondary.
 *
 * The origin's status counts, not what an origin-response function made of it; answers and
 * failures of functions never count: `failoverOnOriginStatus` in aws/.
 */
export function hasFailed(exchanged: Exchange, statusCodes: ReadonlySet<number>): boolean {
  if (exchanged.kind === "failure") {
    return exchanged.fault !== undefined && statusCodes.has(selectedFor[exchanged.fault]);
  }
  return exchanged.originStatus !== undefined && statusCodes.has(exchanged.originStatus);
}
