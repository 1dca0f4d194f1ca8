/**
 * The recorded stack `prod`, broken in generated ways: resources taken out and put in, properties taken out, changed and
 * added, sources, providers and options changed.
 *
 * @module
 */
import fc from "fast-check";
import type { GraphNode, Value } from "../../local/program/graph.ts";
import { recordedStack } from "../../tests/stacks/recorded.ts";
import { rules } from "../rules.ts";
import { node as generatedNode, type Node, texts } from "./generated-stack.ts";
import { Draft, type DraftNode } from "./graph-draft.ts";
import { findingsInGraph } from "./graph-evaluation.ts";
import { type FoundBy, reportsOf } from "./stack-evaluation.ts";

const kinds = ["remove", "drop", "set", "give", "unwire", "provider", "options", "add"] as const;

/** One break; the numbers choose among what is there. */
interface Break {
  readonly kind: (typeof kinds)[number];
  readonly node: number;
  readonly place: number;
  readonly value: number;
  readonly made: Node;
}

/** Any of them as likely as another. */
const anyOf = fc.noBias(fc.nat());

/** Ways to break a graph. */
export const generatedBreaks = fc.array(
  fc.record<Break>({
    kind: fc.constantFrom(...kinds),
    node: anyOf,
    place: anyOf,
    value: anyOf,
    made: generatedNode,
  }),
  { minLength: 1, maxLength: 12, size: "max" },
);

const odd: readonly Value[] = [
  ...[null, "", [], {}, [[]], true, false, -1, 0, 1, 5, 2 ** 53, "text"],
  ...texts,
];

/** What the rules found in the broken stack, and what is wrong with it. */
export interface Broken {
  readonly found: readonly FoundBy[];
  readonly faults: readonly string[];
}

/** Breaks `prod` and evaluates every rule on what is left of it, resources that are not as recorded one by one. */
export async function evaluateBroken(list: readonly Break[]): Promise<Broken> {
  const draft = new Draft(await recordedStack("prod"));
  for (const [number, each] of list.entries()) {
    apply(draft, each, number);
  }
  const alone = draft.touched.filter(({ external }) => !external);
  const stack = { project: "touchline", stack: "prod", config: {} };
  const found = await findingsInGraph(draft.nodes, stack, {}, alone);
  const known = new Set(draft.nodes.map(({ urn }) => urn));
  const faults = found
    .filter(
      ({ on, found: text, write }) =>
        (on !== undefined && !known.has(on.urn)) ||
        /\bundefined\b|NaN|\[object/.test(`${text} ${write}`),
    )
    .map((each) => `${each.rule}: ${reportsOf([each])[0]?.slice(0, 300)}`);
  return { found, faults };
}

/** The share of rules that found something. */
export function firedShare(fired: ReadonlySet<string>): string {
  return `${fired.size} of ${rules.length} rules`;
}

function apply(draft: Draft, { kind, node: at, place, value, made }: Break, number: number): void {
  const ofType = draft.nodes.filter(({ type }) => kind !== "give" || type === made.type);
  const target = chosen(ofType, at);
  if (target !== undefined) {
    breaks[kind](draft, target, { place, value, made, number });
  }
}

type Choice = Pick<Break, "place" | "value" | "made"> & { readonly number: number };

const breaks: Readonly<
  Record<(typeof kinds)[number], (draft: Draft, target: DraftNode, choice: Choice) => void>
> = {
  remove: (draft, target) => draft.remove(target),
  drop: (draft, target, { place }) => draft.set(target, pathIn(target, place), undefined),
  set: (draft, target, { place, value }) =>
    draft.set(target, pathIn(target, place), chosen(valuesLike(draft, target, place), value)),
  give(draft, target, { made }) {
    for (const [name, given] of Object.entries(plain(made.props))) {
      draft.set(target, [name], given);
    }
  },
  unwire(draft, target, { place }) {
    const property = chosen(Object.keys(target.propertyDependencies), place);
    if (property !== undefined) {
      draft.wire(target, property, []);
    }
  },
  provider(draft, target, { value }) {
    const region = chosen(["eu-west-2", "us-east-1"], value) ?? "";
    draft.change(target, {
      provider: target.provider && {
        ...target.provider,
        inputs: { ...target.provider.inputs, region },
      },
    });
  },
  options: (draft, target, { value }) =>
    draft.options(target, {
      protect: value % 2 === 0,
      ignoreChanges: value % 3 === 0 ? ["policy", "*"] : [],
    }),
  add: (draft, target, { made, number }) => {
    draft.add(target, made.type, `generated-${number}`, plain(made.props));
  },
};

function chosen<T>(list: readonly T[], at: number): T | undefined {
  return list[at % Math.max(1, list.length)];
}

/** A place in its inputs. */
function pathIn(target: DraftNode, place: number): readonly (string | number)[] {
  return chosen([...pathsIn(target.inputs)], place) ?? ["name"];
}

function* pathsIn(
  value: Value | undefined,
  at: readonly (string | number)[] = [],
): Generator<readonly (string | number)[], void, undefined> {
  if (at.length > 0) {
    yield at;
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* pathsIn(item, [...at, index]);
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      yield* pathsIn(item as Value, [...at, key]);
    }
  }
}

/** Odd values, and those that others of its type have in the same property. */
function valuesLike(draft: Draft, target: DraftNode, place: number): readonly Value[] {
  const [name = ""] = pathIn(target, place);
  const others = draft.nodes
    .filter(({ type }) => type === target.type)
    .flatMap(({ inputs }: GraphNode) => inputs[name] ?? []);
  return [...odd, ...others];
}

/** Values as a recording has them: what JSON has no form for is left out. */
function plain(props: Node["props"]): Readonly<Record<string, Value>> {
  return JSON.parse(
    JSON.stringify(props, (_, value) => (isPlain(value) ? value : undefined)) ?? "{}",
  ) as Readonly<Record<string, Value>>;
}

function isPlain(value: unknown): boolean {
  const prototype: unknown =
    typeof value === "object" && value !== null ? Object.getPrototypeOf(value) : undefined;
  return (
    prototype === undefined ||
    prototype === null ||
    prototype === Object.prototype ||
    prototype === Array.prototype
  );
}
