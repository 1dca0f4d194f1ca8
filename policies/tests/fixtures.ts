/**
 * Resources and stacks as rules see them, written by hand.
 *
 * @module
 */
import { providerTimeouts, type StackResource, type Timeouts } from "../reading/resource.ts";
import { Stack } from "../reading/stack.ts";
import { readProperties } from "../reading/value.ts";

/** What of a resource matters to a test. */
export interface Given {
  /** The logical name. @default the last part of the type, as `example-function` */
  readonly name?: string;
  /** As the program writes them; `unknown` of `policies/reading/value.ts` for what is known after deployment only. */
  readonly props?: Readonly<Record<string, unknown>>;
  /** Types of its parents, the nearest last. @default none */
  readonly inside?: readonly string[];
  readonly protect?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly timeouts?: Timeouts;
  /** Properties of its provider; `null`: it has none. @default a provider for eu-west-1 */
  readonly provider?: Readonly<Record<string, unknown>> | null;
  /** Name of its provider. @default "aws" */
  readonly providerName?: string;
  /** What came in through each input. */
  readonly from?: Readonly<Record<string, readonly StackResource[]>>;
  /** What it waits for beside that. */
  readonly dependsOn?: readonly StackResource[];
}

/** A resource. */
export function resource(type: string, given: Given = {}): StackResource {
  const last = type.slice(type.lastIndexOf(":") + 1);
  const name = given.name ?? `example-${last.charAt(0).toLowerCase()}${last.slice(1)}`;
  const { inside = [], from = {}, dependsOn = [], provider = { region: "eu-west-1" } } = given;
  return {
    type,
    name,
    urn: `urn:pulumi:test::touchline::${[...inside, type].join("$")}::${name}`,
    props: readProperties(given.props ?? {}),
    options: {
      protect: given.protect ?? false,
      ignoreChanges: given.ignoreChanges ?? [],
      timeouts: given.timeouts ?? providerTimeouts,
    },
    provider:
      provider === null
        ? undefined
        : {
            type: `pulumi:providers:${type.split(":")[0]}`,
            name: given.providerName ?? "aws",
            props: readProperties(provider),
          },
    parent: parentOf(inside),
    dependencies: [...Object.values(from).flat(), ...dependsOn],
    propertyDependencies: from,
  };
}

/** One thing otherwise: properties and sources that are not named stay. */
export function merged(given: Given, change: Given = {}): Given {
  return {
    ...given,
    ...change,
    props: { ...given.props, ...change.props },
    from: { ...given.from, ...change.from },
  };
}

/** A stack of resources. */
export function stackOf(...resources: readonly StackResource[]): Stack {
  return new Stack(resources);
}

function parentOf(types: readonly string[]): StackResource | undefined {
  const type = types.at(-1);
  return type === undefined
    ? undefined
    : resource(type, { inside: types.slice(0, -1), provider: null });
}
