/**
 * What becomes of every property of a DNS record.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html
 * @module
 */
import { foreign, inert, type PropertyTable, read } from "../treatment.ts";

const routing = "must be absent: only simple and latency records are simulated";

/** Type `aws:route53/record:Record`. */
export const recordTable: PropertyTable = {
  aliases: read,
  allowOverwrite: inert("existing records are not simulated"),
  cidrRoutingPolicy: foreign(routing),
  failoverRoutingPolicies: foreign(routing, []),
  geolocationRoutingPolicies: foreign(routing, []),
  geoproximityRoutingPolicy: foreign(routing),
  healthCheckId: read,
  latencyRoutingPolicies: read,
  multivalueAnswerRoutingPolicy: foreign(routing, false),
  name: read,
  records: read,
  setIdentifier: read,
  ttl: inert("DNS caching is not simulated"),
  type: read,
  weightedRoutingPolicies: foreign(routing, []),
  zoneId: read,
};
