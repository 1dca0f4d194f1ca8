/**
 * What a cloud would have answered: the same that the local runtime answers, kept apart for each thing made.
 *
 * @module
 */

import { accountId } from "../../../local/account-id.ts";
import type {
  Answer,
  Declare,
  DeclaredResource,
  NameRules,
  Reply,
} from "../../../local/declare/declaration.ts";
import { alphabets, digest, uuid } from "../../../local/declare/digest.ts";
import { services } from "../../../local/declare/registry.ts";
import type { Properties } from "../../../local/program/graph.ts";
import { sdkType } from "../../../local/program/sdk-types.ts";
import { fromWire } from "../../../local/program/wire.ts";
import { network } from "./network.ts";
import { opened, unknownValue, type WireMap } from "./wire.ts";

const all = [...Object.values(services), network];

/** A resource that is to be answered. */
export interface Asked {
  readonly type: string;
  readonly urn: string;
  /** The logical name. */
  readonly name: string;
  readonly region: string;
  readonly inputs: WireMap;
  /** Decides what would be random. */
  readonly seed: string;
}

/** Whether the fake provider has a type. */
export function isKnown(type: string): boolean {
  return declareOf(type) !== undefined;
}

/** Id and outputs of something that has just been made. @throws {Error} what AWS would refuse. */
export function answer(asked: Asked): Answer {
  const declare = declareOf(asked.type);
  if (declare === undefined) {
    throw new Error(`${asked.type} is not a type of the fake provider`);
  }
  return declare(
    declared(asked, () => {
      throw new Error(`${asked.type} must have been named when it was checked`);
    }),
  );
}

/** Outputs that only a deployment knows. */
export function computed(type: string, inputs: WireMap): WireMap {
  const promised = [...(sdkType(type)?.promised.keys() ?? [])];
  return Object.fromEntries(
    promised.filter((name) => inputs[name] === undefined).map((name) => [name, unknownValue]),
  );
}

/** The input that holds a physical name, and how long that may be; `undefined` where the name cannot be chosen. */
export interface NameSlot {
  readonly property: string;
  readonly rules: NameRules;
}

const slots = new Map<string, NameSlot | undefined>();

/** Finds out by asking the type with nothing given: the output that repeats the name is where it goes. */
export function nameSlot(type: string): NameSlot | undefined {
  if (!slots.has(type)) {
    slots.set(type, probe(type));
  }
  return slots.get(type);
}

function probe(type: string): NameSlot | undefined {
  const mark = "the-name";
  let rules: NameRules | undefined;
  const asked = { type, urn: "urn", name: "name", region: "us-east-1", inputs: {}, seed: "" };
  try {
    const outputs = declareOf(type)?.(
      declared(asked, (asking) => {
        rules = asking;
        return mark;
      }),
    );
    const [property] = Object.entries(outputs ?? {}).find(
      ([name, value]) => name !== "id" && value === mark,
    ) ?? [undefined];
    return property === undefined || rules === undefined ? undefined : { property, rules };
  } catch {
    // It needs more than nothing to answer, and then it is not one of those that are named.
    return undefined;
  }
}

/** The result of an invoke. @throws {Error} for an unknown function. */
export function reply(token: string, args: WireMap, region: string): Properties {
  const known: Reply | undefined = all
    .map(({ questions }) => questions?.[token])
    .find((each) => each !== undefined);
  if (known === undefined) {
    throw new Error(`${token} is not a function of the fake provider`);
  }
  const read = fromWire(opened(args)).value as Properties;
  return known({ args: read, region: String(read["region"] ?? region), accountId });
}

function declareOf(type: string): Declare | undefined {
  return all.map(({ resources }) => resources[type]).find((each) => each !== undefined);
}

function declared(
  { type, urn, name, region, inputs, seed }: Asked,
  physicalName: (rules: NameRules) => string,
): DeclaredResource {
  const read = fromWire(opened(inputs)).value as Properties;
  return {
    type,
    urn,
    name,
    inputs: read,
    region,
    accountId,
    text(property) {
      const value = read[property];
      return typeof value === "string" && value !== "" ? value : undefined;
    },
    physicalName,
    hash: (length, alphabet = alphabets.hex, salt = "") =>
      digest(`${seed}\0${salt}`, length, alphabet),
    uuid: () => uuid(seed),
  };
}
