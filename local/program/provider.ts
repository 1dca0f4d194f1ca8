/**
 * Which provider manages a resource, as the engine resolves it.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/providers/
 * @module
 */
import type { GraphNode, ProviderNode } from "./graph.ts";
import type { Registration } from "./registration.ts";
import type { StackConfig } from "./stack-config.ts";
import { makeUrn } from "./urn.ts";

/** The prefix of every provider's own type. */
const providerType = "pulumi:providers:";

/** What of a registration decides. */
type Managed = Pick<Registration, "custom" | "type" | "providerRef" | "version">;

/**
 * Finds the provider: the explicit one, or the default one of the package, made of the stack's settings.
 *
 * @returns `undefined` for components, for providers, and for the engine's own types.
 */
export function providerOf(
  registration: Managed,
  stack: StackConfig,
  nodeAt: (urn: string) => GraphNode | undefined,
): ProviderNode | undefined {
  const { custom, type, providerRef, version } = registration;
  const pkg = packageOf(type);
  if (!custom || pkg === "pulumi") {
    return undefined;
  }
  const explicit = nodeAt(providerRef.slice(0, providerRef.lastIndexOf("::")));
  if (explicit !== undefined) {
    return { urn: explicit.urn, name: explicit.name, type: explicit.type, inputs: explicit.inputs };
  }
  const name = version === "" ? "default" : `default_${version.replaceAll(".", "_")}`;
  return {
    urn: makeUrn(stack, "", providerType + pkg, name),
    name,
    type: providerType + pkg,
    inputs: { ...(version === "" ? {} : { version }), ...settingsOf(pkg, stack) },
  };
}

/** Whether the stack forbids the default provider of a type's package (`pulumi:disable-default-providers`, a JSON list). */
export function isDefaultDisabled(type: string, stack: StackConfig): boolean {
  const setting = stack.config["pulumi:disable-default-providers"] ?? "";
  return setting.includes('"*"') || setting.includes(JSON.stringify(packageOf(type)));
}

/** The package of a type: `aws` of `aws:s3/bucket:Bucket`. */
function packageOf(type: string): string {
  return type.slice(0, type.indexOf(":"));
}

function settingsOf(pkg: string, stack: StackConfig): Record<string, string> {
  const prefix = `${pkg}:`;
  return Object.fromEntries(
    Object.entries(stack.config)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]),
  );
}
