import { bondOf, keeps } from "../../reading/jurisdiction.ts";
import { regionOf } from "../../reading/resource.ts";
import { isRegional } from "../../reading/stack-regions.ts";
import { text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { jurisdictionsSetting } from "../../shared-settings.ts";

/** The tag data-residency binds: a jurisdiction (`EU`), a Region, or the beginning of one's name and `*`. */
export const residencyBoundRegion = resourceRule({
  name: "residency-bound-region",
  statement: "What is bound to a jurisdiction is in it.",
  why: "Data that must not leave a jurisdiction has left it where it lies elsewhere.",
  url: "https://docs.aws.amazon.com/whitepapers/latest/navigating-gdpr-compliance/welcome.html",
  severity: "critical",
  level: "mandatory",
  types: ["*"],
  settings: { jurisdictions: jurisdictionsSetting },
  *evaluate(resource, { jurisdictions }) {
    const bond = isRegional(resource) ? bondOf(resource) : undefined;
    const region = text(regionOf(resource));
    if (bond !== undefined && region !== undefined && !keeps(region, bond, jurisdictions)) {
      yield {
        at: "region",
        found: `is ${region}, and the tag data-residency says ${bond}`,
        write: `write a Region of ${bond}`,
      };
    }
  },
});
