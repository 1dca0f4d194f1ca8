import { report } from "../../property-check.ts";
import { bondOf, keeps } from "../../reading/jurisdiction.ts";
import { regionOf } from "../../reading/resource.ts";
import { isRegional } from "../../reading/stack-regions.ts";
import { text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { jurisdictionsSetting } from "../../shared-settings.ts";

/** The tag data-residency binds: a jurisdiction (`EU`), a Region, or the beginning of a Region's name and `*`. */
export const residencyBoundRegion = resourceRule({
  name: "residency-bound-region",
  statement: "Resources bound to a jurisdiction are in it.",
  why: "Data that must not leave a jurisdiction has left it where it is stored elsewhere.",
  url: "https://docs.aws.amazon.com/whitepapers/latest/navigating-gdpr-compliance/welcome.html",
  severity: "critical",
  types: ["*"],
  settings: { jurisdictions: jurisdictionsSetting },
  evaluate(resource, { jurisdictions }) {
    const bond = isRegional(resource) ? bondOf(resource) : undefined;
    const region = text(regionOf(resource));
    return (
      bond !== undefined &&
      region !== undefined &&
      !keeps(region, bond, jurisdictions) &&
      report(
        resource,
        "region",
        `is ${region}, and the tag data-residency is ${bond}`,
        `write a Region of ${bond}`,
      )
    );
  },
});
