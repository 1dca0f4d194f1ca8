/**
 * Amazon SES.
 *
 * @module
 */
import type { Fact } from "./fact.ts";

export const dkimTokenCount = {
  about: "Tokens that SES generates for Easy DKIM, each of which is one CNAME record",
  value: 3,
  source: {
    title: "DkimAttributes",
    url: "https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DkimAttributes.html",
  },
  read: "2026-11",
  certainty: "documented",
} as const satisfies Fact<number>;
