import { report } from "../../property-check.ts";
import type { Facts } from "../../reading/facts.ts";
import { missingTags, taggableTypes } from "../../reading/taggable.ts";
import type { Value } from "../../reading/value.ts";
import { listSetting, resourceRule } from "../../rule.ts";

export const tagsAdded = resourceRule({
  name: "tags-added",
  statement: "Each resource has the tags that a configuration names.",
  why: "A tag that a budget or an access policy relies on must be on every resource.",
  url: "https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html",
  severity: "low",
  types: taggableTypes,
  settings: {
    tags: listSetting("Tags each resource must have, its own or its provider's; none by default."),
  },
  evaluate(resource, { tags }) {
    const missing = missingTags(resource, tags);
    return (
      missing.length > 0 &&
      report(
        resource,
        "tags",
        `lacks ${missing.join(" and ")}`,
        "write it in defaultTags of the provider, or in tags",
      )
    );
  },
  remediate(resource, { tags }, facts) {
    const known = missingTags(resource, tags).filter((tag) => tag in values);
    return known.length === 0
      ? {}
      : { tags: Object.fromEntries(known.map((tag) => [tag, values[tag]?.(facts)])) };
  },
});

/** Tags whose values are known. */
const values: Readonly<Record<string, (facts: Facts) => Value>> = {
  project: ({ project }) => project,
  stack: ({ stack }) => stack,
};
