/**
 * Lists of IAM.
 *
 * @module
 */
import type { Fact } from "./fact.ts";
import { policyElementsPage } from "./other-pages.ts";

export const invertedElements = {
  about: "Elements of a policy statement that name what it does not apply to",
  value: ["NotPrincipal", "NotAction", "NotResource"],
  ...policyElementsPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;
