/**
 * How IAM behaves where its documentation leaves it open.
 *
 * @module
 */

import type { Fact } from "./fact.ts";
import { confusedDeputyPage } from "./other-pages.ts";

export const servicesWithSource: Fact<string> = {
  about: "Services that send a source when they assume a role",
  value:
    "VPC flow logs and EventBridge Scheduler do; Lambda and API Gateway do not. No page says it of S3 replication, whose " +
    "example of a trust policy has no condition.",
  ...confusedDeputyPage,
  certainty: "memory",
};
