/**
 * URNs, the engine's names for resources.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/names/#urns
 * @module
 */

/** The type of the root of every stack. */
export const rootType = "pulumi:pulumi:Stack";

/** The parts of a URN. */
export interface Urn {
  readonly stack: string;
  readonly project: string;
  /** Types from the outermost component to the resource itself, joined by `$`. */
  readonly qualifiedType: string;
  readonly type: string;
  /** The logical name. */
  readonly name: string;
}

/**
 * Names a resource as the engine does: with the types of all its parents, except the stack's.
 *
 * @param parent URN of the parent; empty for the stack itself.
 */
export function makeUrn(
  stack: { readonly project: string; readonly stack: string },
  parent: string,
  type: string,
  name: string,
): string {
  const above = parent === "" ? rootType : parseUrn(parent).qualifiedType;
  const qualified = above === rootType ? type : `${above}$${type}`;
  return `urn:pulumi:${stack.stack}::${stack.project}::${qualified}::${name}`;
}

/** Takes a URN apart. A logical name may hold `::` itself. */
export function parseUrn(urn: string): Urn {
  const [head = "", project = "", qualifiedType = "", ...name] = urn.split("::");
  return {
    stack: head.slice("urn:pulumi:".length),
    project,
    qualifiedType,
    type: qualifiedType.slice(qualifiedType.lastIndexOf("$") + 1),
    name: name.join("::"),
  };
}
