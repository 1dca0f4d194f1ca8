import { exemptions, isExempt } from "../../exemption.ts";
import { missingTags, taggableTypes } from "../../reading/taggable.ts";
import { listSetting, stackRule } from "../../rule.ts";

/** How many resources a finding names. */
const shownNames = 3;

export const tagsRequired = stackRule({
  name: "tags-required",
  statement: "The resources of a stack have the tags that identify their owner.",
  why: "A bill, an alarm and a leftover resource without tags cannot be assigned to a stack.",
  url: "https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html",
  severity: "low",
  level: "advisory",
  anchors: ["CloudFront.14", "Lambda.6"],
  settings: {
    tags: listSetting("Tags a resource must have, its own or its provider's.", [
      "project",
      "stack",
    ]),
    exempt: exemptions,
  },
  evaluate(stack, { tags, exempt }, facts) {
    const lacking = stack
      .ofType(...taggableTypes)
      .filter((each) => missingTags(each, tags).length > 0 && !isExempt(each, { exempt }, facts));
    const missing = tags.filter((tag) =>
      lacking.some((each) => missingTags(each, tags).includes(tag)),
    );
    const more = lacking.length > shownNames ? ` and ${lacking.length - shownNames} more` : "";
    const names = lacking.slice(0, shownNames).map(({ name }) => name);
    return (
      lacking.length > 0 && {
        at: "",
        found: `has resources without ${missing.join(" and ")}: ${names.join(", ")}${more}`,
        write: "write them in defaultTags of the provider",
      }
    );
  },
});
