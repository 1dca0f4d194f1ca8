/**
 * Amazon SNS.
 *
 * @module
 */
import type { Fact } from "./fact.ts";

export const maxTopicMessageBytes = {
  about: "Bytes of a message to a topic, at most",
  value: 262_144,
  source: {
    title: "Publish",
    url: "https://docs.aws.amazon.com/sns/latest/api/API_Publish.html",
  },
  read: "2026-11",
  certainty: "documented",
} as const satisfies Fact<number>;
