/**
 * The outputs of a resource: those its service declares, and marks for the rest.
 *
 * @module
 */

import { accountId } from "../account-id.ts";
import { autoname } from "../declare/autonaming.ts";
import type { DeclaredResource, Services } from "../declare/declaration.ts";
import { digest, uuid } from "../declare/digest.ts";
import type { Properties, ProviderNode, Value } from "./graph.ts";
import type { Marks } from "./missing.ts";
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
}

/** What came of asking. */
export interface Answered {
  readonly id: string;
  /** Declared outputs, and the inputs, which are outputs too. */
  readonly outputs: Properties;
  /** Marks in place of promised outputs that are not declared. */
  readonly marked: Properties;
}

/** Receives what is not simulated: a line, and possibly an indented remedy. */
export type Report = (problem: string) => void;

/**
 * Answers a resource. A plain output without an answer gets a mark, and matters only where it is used; a
 * structure cannot carry one in each of its fields, so it must be answered. Of a resource that is read, only
 * what the program gives as its state is known, and a mark must do; so it must for the children that a
 * component of another process gives out.
 */
export function answer(
  asked: Asked,
  stack: StackConfig,
  services: Services,
  marks: Marks,
  report: Report,
): Answered {
  const sdk = sdkType(asked.type);
  const said = ask(asked, stack, services, report);
  const { id, ...answers }: Properties = said ?? {};
  const outputs: Properties = { ...common(asked, sdk), ...merged(answers, asked.inputs) };
  const missing = [...(sdk?.promised ?? [])].filter(
    ([property]) => outputs[property] === undefined,
  );
  const marked = missing.map(([property, promised]): [string, Value] => {
    const remedy = remedyFor(asked, property);
    const isBare = promised === "structure" && asked.readId === undefined && !asked.remote;
    const reported = said === undefined || isBare;
    if (said !== undefined && isBare) {
      report(
        `${asked.urn}: ${property} is an object that the runtime must simulate and does not\n  ${remedy}`,
      );
    }
    return [property, shape(marks.make({ urn: asked.urn, property, remedy, reported }), promised)];
  });
  const unknown = { urn: asked.urn, property: "id", remedy: "", reported: true };
  return {
    id: typeof id === "string" ? id : marks.make(unknown),
    outputs,
    marked: Object.fromEntries(marked),
  };
}

/** The file in which a type, or a question, is answered or would be. */
export function homeOf(token: string): string {
  const [pkg = "", module = ""] = token.split(":");
  const service = module.split("/")[0] ?? "";
  const file = pkg === "aws" && service !== "index" ? service : pkg;
  return `local/declare/${file === "aws" || file === "pulumi" ? "account" : file}-declarations.ts`;
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
    .map(({ resources, components }) => (asked.remote ? components : resources)?.[asked.type])
    .find((found) => found !== undefined);
  if (declare === undefined) {
    const why = asked.remote ? ", a remote component" : "";
    report(
      `${asked.urn}: the runtime does not simulate the type ${asked.type}${why}\n` +
        `  add "${asked.type}" to ${homeOf(asked.type)} and list it in local/declare/registry.ts`,
    );
    return undefined;
  }
  try {
    return declare(declared(asked, stack));
  } catch (cause) {
    report(`${asked.urn}: ${cause instanceof Error ? cause.message : String(cause)}`);
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

function shape(mark: string, promised: Promised): Value {
  switch (promised) {
    case "plain":
    case "structure":
      return mark;
    case "list":
      return [mark];
    case "map":
      return { [mark]: mark };
  }
}

function remedyFor({ type, readId }: Asked, property: string): string {
  return readId === undefined
    ? `add ${property} to the answer for "${type}" in ${homeOf(type)}`
    : `pass ${property} as state to get(): the runtime reads nothing from AWS`;
}
