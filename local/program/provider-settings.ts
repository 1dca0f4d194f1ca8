/**
 * Settings of the provider `aws` in a stack: which of them exist, and which have an effect here.
 *
 * @see https://www.pulumi.com/registry/packages/aws/installation-configuration/
 * @module
 */
import { awsProviderSettings } from "../../aws/provider-settings.ts";
import { nearestName } from "../nearest-name.ts";

const namespace = "aws:";
const known = awsProviderSettings.value.map((name) => `${namespace}${name}`);

/** Says what is wrong with the name of a setting of the provider; `undefined` where nothing is, and for other settings. */
export function providerSettingProblem(key: string): string | undefined {
  if (!key.startsWith(namespace) || known.includes(key)) {
    return undefined;
  }
  const nearest = nearestName(key, known);
  return `is not a setting of the provider aws${nearest === undefined ? "; remove it" : `; write ${nearest}`}`;
}

/** One line that names the settings of the provider that are for AWS alone; none where there are none. */
export function inertProviderSettings(keys: Iterable<string>): readonly string[] {
  const inert = [...keys].filter((key) => known.includes(key) && key !== `${namespace}region`);
  return inert.length === 0
    ? []
    : [`${inert.sort().join(", ")}: for the provider's connection to AWS, without effect here`];
}
