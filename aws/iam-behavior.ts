/**
 * How IAM behaves where its documentation leaves it open.
 *
 * @module
 */

import type { Fact } from "./fact.ts";
import { confusedDeputyPage } from "./other-pages.ts";

export const servicesWithSource: Fact<string> = {
  about: "Services that send a source when they assume a role",
  value: "S3 and VPC flow logs do; Lambda and API Gateway do not.",
  ...confusedDeputyPage,
  certainty: "memory",
};
