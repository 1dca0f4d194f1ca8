/**
 * Limits of Secrets Manager.
 *
 * @module
 */

import type { Fact } from "./fact.ts";
import { deleteSecretPage } from "./other-pages.ts";

export const secretRecoveryRange = {
  about: "Days for which a deleted secret can be restored, and the default",
  value: { min: 7, max: 30, default: 30 },
  ...deleteSecretPage,
  certainty: "documented",
  note: "0 deletes at once.",
} as const satisfies Fact<object>;
