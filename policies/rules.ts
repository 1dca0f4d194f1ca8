/**
 * Every rule of the pack, by what it is about.
 *
 * @module
 */
import type { Rule } from "./rule.ts";
import { apiRules } from "./rules/api/index.ts";
import { cloudfrontRules } from "./rules/cloudfront/index.ts";
import { computeRules } from "./rules/compute/index.ts";
import { costRules } from "./rules/cost/index.ts";
import { edgeRules } from "./rules/edge/index.ts";
import { hygieneRules } from "./rules/hygiene/index.ts";
import { identityRules } from "./rules/identity/index.ts";
import { observabilityRules } from "./rules/observability/index.ts";
import { privateApiRules } from "./rules/private-api/index.ts";
import { residencyRules } from "./rules/residency/index.ts";
import { storageRules } from "./rules/storage/index.ts";
import { wafRules } from "./rules/waf/index.ts";

/** In the order in which they are asked. */
export const rules: readonly Rule[] = [
  ...edgeRules,
  ...cloudfrontRules,
  ...wafRules,
  ...apiRules,
  ...privateApiRules,
  ...computeRules,
  ...storageRules,
  ...identityRules,
  ...residencyRules,
  ...observabilityRules,
  ...costRules,
  ...hygieneRules,
];
