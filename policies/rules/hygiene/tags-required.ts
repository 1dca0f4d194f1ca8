import { report } from "../../property-check.ts";
import { isMadeForEdge } from "../../reading/edge-function-reading.ts";
import type { Facts } from "../../reading/facts.ts";
import { type Resource, tagsOf } from "../../reading/resource.ts";
import { taggableTypes } from "../../reading/taggable.ts";
import { unknown, type Value } from "../../reading/value.ts";
import { listSetting, resourceRule } from "../../rule.ts";

export const tagsRequired = resourceRule({
  name: "tags-required",
  statement: "Every resource has the tags that identify its owner.",
  why: "A bill, an alarm and a leftover resource without tags cannot be assigned to a stack.",
  url: "https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html",
  severity: "low",
  anchors: ["CloudFront.14", "Lambda.6"],
  types: taggableTypes,
  settings: {
    tags: listSetting("Tags a resource must have, its own or its provider's.", [
      "project",
      "stack",
    ]),
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

/** CloudFront's documentation states that functions of the edge cannot be tagged. */
function missingTags(resource: Resource, tags: readonly string[]): readonly string[] {
  const { props, provider } = resource;
  const isUnknown = props["tags"] === unknown || provider?.props["defaultTags"] === unknown;
  const present = tagsOf(resource);
  return isUnknown || isMadeForEdge(resource)
    ? []
    : tags.filter((tag) => present[tag] === undefined);
}
