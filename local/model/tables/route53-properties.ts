/**
 * What becomes of every property of a DNS record.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html
 * @module
 */
import { inert, type PropertyTable, read, refused } from "../treatment.ts";

const routing = "must be absent: only simple and latency records are simulated";

/** Type `aws:route53/record:Record`. */
export const recordTable: PropertyTable = {
  aliases: read,
  allowOverwrite: inert("existing records are not simulated"),
  cidrRoutingPolicy: refused(routing),
  failoverRoutingPolicies: refused(routing, []),
  geolocationRoutingPolicies: refused(routing, []),
  geoproximityRoutingPolicy: refused(routing),
  healthCheckId: read,
  latencyRoutingPolicies: read,
  multivalueAnswerRoutingPolicy: refused(routing, false),
  name: read,
  records: read,
  setIdentifier: read,
  ttl: inert("DNS caching is not simulated"),
  type: read,
  weightedRoutingPolicies: refused(routing, []),
  zoneId: read,
};
