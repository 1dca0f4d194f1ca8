/**
 * The outputs of a resource: those its service declares, and marks for the rest.
 *
 * @module
 */

import { accountId } from "../account-id.ts";
import { autoname } from "../declare/autonaming.ts";
import type { DeclaredResource, Services } from "../declare/declaration.ts";
import { digest, uuid } from "../declare/digest.ts";
import { canonicalType } from "./canonical-type.ts";
import type { GraphNode, Properties, ProviderNode, Value } from "./graph.ts";
import type { Marks, Producer } from "./missing.ts";
import { type Promised, type SdkType, sdkType } from "./sdk-types.ts";
import type { StackConfig } from "./stack-config.ts";
import { asBag, isBag } from "./values.ts";

/** A resource about to be answered. */
export interface Asked {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Properties;
  readonly provider: ProviderNode | undefined;
  readonly region: string | undefined;
  /** The id of a resource that is read; `undefined` for one that is managed. */
  readonly readId: string | undefined;
  /** Whether it is a component whose children a provider process would make. */
  readonly remote: boolean;
  /** As it was deployed last; `undefined` for a new one. */
  readonly previous: Pick<GraphNode, "inputs" | "outputs"> | undefined;
}

/** What came of asking. */
export interface Answered {
  readonly id: string;
  /** Declared outputs, and the inputs, which are outputs too. */
  readonly outputs: Properties;
  /** Marks in place of promised outputs that are not declared. */
  readonly marked: Properties;
}

/** Receives what is wrong with a resource, and what of it is not simulated. */
export interface Report {
  /** AWS would refuse it. */
  problem(text: string): void;
  /** @param what Property; empty for the resource as a whole. */
  notSimulated(item: Pick<Asked, "urn" | "type"> & { what: string }): void;
}

/**
 * Answers a resource. An output without an answer gets a mark, and matters only where it is used. Of a resource that
 * is read, only what the program gives as its state is known, and a mark must do; so it must for the children that a
 * component of another process gives out.
 */
export function answer(
  asked: Asked,
  stack: StackConfig,
  services: Services,
  marks: Marks,
  report: Report,
): Answered {
  const { urn, type } = asked;
  const sdk = sdkType(type);
  const said = ask(asked, stack, services, report);
  const { id, ...answers }: Properties = said ?? {};
  const outputs: Properties = { ...common(asked, sdk), ...merged(answers, asked.inputs) };
  const missing = [...(sdk?.promised ?? [])].filter(
    ([property]) => outputs[property] === undefined,
  );
  const marked = missing.map(([property, promised]): [string, Value] => {
    // A structure cannot carry a mark in each of its fields, so what is read from it would go unnoticed.
    const isBare = isStructure(promised) && asked.readId === undefined && !asked.remote;
    if (said !== undefined && isBare) {
      report.notSimulated({ urn, type, what: property });
    }
    const remedy = remedyFor(asked, property);
    const producer = { urn, type, property, remedy, reported: said === undefined || isBare };
    return isStructure(promised) && !isBare
      ? [property, marks.make(producer)]
      : [property, placeholder(property, promised, producer, marks, asked.region)];
  });
  const unknown = { urn, type, property: "id", remedy: "", reported: true };
  return {
    id: typeof id === "string" ? id : marks.make(unknown),
    outputs,
    marked: Object.fromEntries(marked),
  };
}

/** @returns `undefined` when it is not simulated, which is reported. */
function ask(
  asked: Asked,
  stack: StackConfig,
  services: Services,
  report: Report,
): Properties | undefined {
  if (asked.readId !== undefined) {
    return { id: asked.readId };
  }
  const declare = Object.values(services)
    .map(
      ({ resources, components }) =>
        (asked.remote ? components : resources)?.[canonicalType(asked.type)],
    )
    .find((found) => found !== undefined);
  if (declare === undefined) {
    report.notSimulated({ urn: asked.urn, type: asked.type, what: "" });
    return undefined;
  }
  try {
    return declare(declared(asked, stack));
  } catch (cause) {
    report.problem(`${asked.urn}: ${cause instanceof Error ? cause.message : String(cause)}`);
    return undefined;
  }
}

function declared(asked: Asked, stack: StackConfig): DeclaredResource {
  const { urn, type, name, inputs } = asked;
  const named = { project: stack.project, stack: stack.stack, type, name, seed: urn };
  return {
    urn,
    type,
    name,
    inputs,
    region: asked.region ?? "",
    accountId,
    previous: asked.previous,
    text(property) {
      const value = inputs[property];
      return typeof value === "string" && value !== "" ? value : undefined;
    },
    physicalName: (rules) => autoname(named, rules, stack.config),
    hash: (length, alphabet, salt = "") => digest(`${urn}\0${salt}`, length, alphabet),
    uuid: () => uuid(urn),
  };
}

/** Inputs override declared outputs, member by member: AWS adds the defaults of an object. */
function merged(said: Properties, given: Properties): Properties {
  const both = Object.entries(given).map(([name, value]): [string, Value] => {
    const answered = said[name];
    const isPart = isBag(answered) && isBag(value);
    return [name, isPart ? merged(answered, value) : value];
  });
  return { ...said, ...Object.fromEntries(both) };
}

/** Outputs that the AWS provider sets for every resource. */
function common({ region, inputs, provider }: Asked, sdk: SdkType | undefined): Properties {
  return {
    ...(sdk?.regional === true && region !== undefined ? { region } : {}),
    ...(sdk?.promised.has("tagsAll") === true
      ? { tagsAll: { ...defaultTags(provider), ...asBag(inputs["tags"]) } }
      : {}),
  };
}

/** Providers get what is not a text as JSON. */
function defaultTags(provider: ProviderNode | undefined): Readonly<Record<string, Value>> {
  const setting = provider?.inputs["defaultTags"];
  const parsed: unknown = typeof setting === "string" ? JSON.parse(setting) : {};
  return typeof parsed === "object" && parsed !== null && "tags" in parsed
    ? (asBag(parsed.tags as Value) ?? {})
    : {};
}

function isStructure(promised: Promised): boolean {
  return promised === "structure" || promised === "structures";
}

/** A value of the promised form that names what it stands for. */
export function placeholder(
  property: string,
  promised: Promised,
  producer: Producer,
  marks: Marks,
  region = "",
): Value {
  switch (promised) {
    case "text":
      return text(property, producer.type, marks.make(producer), region);
    case "number":
      return 0;
    case "boolean":
      return false;
    case "list":
      return [marks.make(producer)];
    case "map": {
      const mark = marks.make(producer);
      return { [mark]: mark };
    }
    case "structure":
      return {};
    case "structures":
      return [];
  }
}

/** In the form that code reading it expects: AWS's validations and parsers of URLs accept it. */
function text(property: string, type: string, mark: string, region: string): string {
  if (property === "arn" || property.endsWith("Arn")) {
    const service = type.split(":")[1]?.split("/")[0] ?? "";
    return `arn:aws:${service}:${region}:${accountId}:${mark}`;
  }
  // Names below .invalid never resolve (RFC 6761).
  return /(url|uri)$/i.test(property) ? `https://${mark}.invalid/` : mark;
}

function remedyFor({ readId }: Asked, property: string): string {
  return readId === undefined
    ? "start without --strict to use a placeholder"
    : `pass ${property} as state to get(): the runtime reads nothing from AWS`;
}
