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
  allowOverwrite: inert("nothing lies in DNS here that could be overwritten"),
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
  ttl: inert("nothing is resolved twice"),
  type: read,
  weightedRoutingPolicies: refused(routing, []),
  zoneId: read,
};
