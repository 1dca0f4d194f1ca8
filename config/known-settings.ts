/**
 * Refuses settings that nothing reads.
 *
 * The engine accepts any name in a stack file, so that a mistyped one would leave the default in place without a message.
 *
 * @module
 */
import { awsProviderSettings } from "../aws/provider-settings.ts";
import { nearestName } from "./nearest-name.ts";

/**
 * Settings of the Pulumi engine and of the providers that the program uses, by namespace.
 *
 * Explicit providers, which the program has, do not read them; the engine and the CLI may.
 *
 * @see https://www.pulumi.com/registry/packages/aws/installation-configuration/
 */
export const providerSettings = {
  aws: awsProviderSettings.value,
  pulumi: ["autonaming", "disable-default-providers", "tags", "template"],
  tls: ["proxy"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * Finds settings that neither the program nor its providers read.
 *
 * @param keys The keys of the stack's configuration, with namespace.
 * @param own The settings that the program reads, with namespace.
 * @returns a sentence for each.
 * @throws never
 */
export function unknownSettings(
  keys: readonly string[],
  own: readonly string[],
): readonly string[] {
  const known = [...own, ...ofProviders];
  return keys
    .filter((key) => !known.includes(key))
    .map((key) => {
      const nearest = nearestName(key, known);
      return nearest === undefined
        ? `${key} is not a setting of this program or its providers; remove it`
        : `${key} is not a setting; write ${nearest}`;
    });
}

const ofProviders = Object.entries(providerSettings).flatMap(([namespace, names]) =>
  names.map((name) => `${namespace}:${name}`),
);
