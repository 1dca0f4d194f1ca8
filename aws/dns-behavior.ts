/**
 * How Route 53 and ACM behave where their documentation leaves it open.
 *
 * @module
 */

import type { Fact } from "./fact.ts";
import { aliasRecordsPage, dnsValidationPage, latencyRoutingPage } from "./other-pages.ts";

export const latencyFromEdge: Fact<string> = {
  about: "A latency record as the name of an origin",
  value:
    "CloudFront resolves it at the edge location, so the Region nearest to that is chosen, not the one nearest to the viewer.",
  ...latencyRoutingPage,
  certainty: "inferred",
};

export const validationRecord: Fact<string> = {
  about: "The DNS record that validates a certificate",
  value: "It is the same in every Region.",
  ...dnsValidationPage,
  certainty: "inferred",
  note: "The page states that the record belongs to a name and an account.",
};

export const httpsAlias: Fact<string> = {
  about: "An HTTPS record as an alias of a distribution",
  value: "Route 53 accepts it.",
  ...aliasRecordsPage,
  certainty: "memory",
};
