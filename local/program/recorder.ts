/**
 * Writes down what a program declares, and answers what a cloud would have.
 *
 * @module
 */
import { accountId } from "../account-id.ts";
import type { Services } from "../declare/declaration.ts";
import { brokenValues, madeFrom } from "./check-value.ts";
import { withoutOwnMarks } from "./exported.ts";
import type { Graph, GraphNode, NotSimulated, Properties } from "./graph.ts";
import { keepChanges } from "./ignored-changes.ts";
import { Marks } from "./missing.ts";
import { isDefaultDisabled, providerOf } from "./provider.ts";
import type { Registration } from "./registration.ts";
import { answer, placeholder, type Report } from "./resource-outputs.ts";
import { resultType, sdkType } from "./sdk-types.ts";
import type { StackConfig } from "./stack-config.ts";
import { makeUrn, rootType } from "./urn.ts";
import { filledFrom, fromWire, secret, withoutResources } from "./wire.ts";

/** Properties on the wire's terms: see `wire.ts`. */
export type Wire = Readonly<Record<string, unknown>>;

/** What a resource is told about itself. */
export interface Reply {
  readonly urn: string;
  readonly id: string;
  readonly state: Wire;
}

/** How to record. */
export interface RecorderOptions {
  /** Whether what is not simulated is a problem. */
  readonly strict: boolean;
  /** The Region of resources for which the program names none; a strict recording refuses them. */
  readonly region: string;
  /** What was deployed before, whose functions have versions and whose ignored changes stay. @default nothing */
  readonly previous?: Graph | undefined;
}

/** One recording. */
export class Recorder {
  /** What is wrong with what was declared; complete once the program has ended. */
  readonly problems: string[] = [];
  readonly #stack: StackConfig;
  readonly #services: Services;
  readonly #strict: boolean;
  readonly #assumedRegion: string | undefined;
  readonly #notSimulated: NotSimulated[] = [];
  readonly #marks = new Marks();
  readonly #nodes = new Map<string, GraphNode>();
  readonly #previous: ReadonlyMap<string, GraphNode>;
  #outputs: Properties = {};
  #secretOutputs: readonly string[] = [];

  constructor(
    stack: StackConfig,
    services: Services,
    { strict, region, previous }: RecorderOptions,
  ) {
    this.#stack = stack;
    this.#services = services;
    this.#strict = strict;
    this.#assumedRegion = strict ? undefined : region;
    this.#previous = new Map(previous?.nodes.map((node) => [node.urn, node]));
  }

  /** Takes a resource in. */
  register(declared: Registration): Reply {
    const { type, name, parent, custom, remote } = declared;
    const urn = makeUrn(this.#stack, parent, type, name);
    const previous = this.#previous.get(urn);
    const reading = this.#read({ urn, type }, "", declared.inputs);
    const kept = keepChanges(previous, declared.options.ignoreChanges);
    for (const { path, why } of kept.faults) {
      this.#notSimulated.push({ urn, type, what: path, why });
    }
    const { value, secrets } = kept.read(reading);
    const registration = { ...declared, inputs: kept.wire(declared.inputs) };
    const provider = providerOf(registration, this.#stack, (at) => this.#nodes.get(at));
    const told = {
      urn,
      type,
      name,
      custom,
      external: registration.external,
      parent,
      inputs: value,
      secrets,
      provider,
      region: this.#regionOf(type, value, provider?.inputs),
      options: registration.options,
      dependencies: registration.dependencies,
      propertyDependencies: registration.propertyDependencies,
    };
    this.#judge(registration, told);
    const isAnswered = custom || remote;
    const { id, outputs, marked } = isAnswered
      ? answer(
          {
            ...told,
            remote,
            readId: registration.external ? registration.id : undefined,
            previous,
          },
          this.#stack,
          this.#services,
          this.#marks,
          this.#report,
        )
      : { id: "", outputs: value, marked: {} };
    // A component has no id, wherever it is made.
    const own = { ...told, id: custom ? id : "" };
    this.#nodes.set(urn, { ...own, outputs });
    return { urn, id: own.id, state: stateOf(registration, { ...outputs, ...marked }) };
  }

  /** Takes in what a component, or the stack itself, gives out. */
  registerOutputs(urn: string, wire: Wire): void {
    const node = this.#nodes.get(urn);
    const type = node?.type ?? "";
    const { value, secrets } = this.#read({ urn, type }, " outputs:", wire);
    if (node?.type === rootType) {
      this.#outputs = value;
      this.#secretOutputs = secrets;
    }
    if (node !== undefined) {
      this.#nodes.set(urn, { ...node, outputs: { ...node.outputs, ...value } });
    }
  }

  /** Returns the result of a provider function. @throws {Error} when there is none. */
  ask(token: string, wire: Wire, providerRef: string): Properties {
    const { value: args } = this.#read({ urn: token, type: token }, "", wire);
    const managed = { custom: true, type: token, providerRef, version: "" };
    const provider = providerOf(managed, this.#stack, (at) => this.#nodes.get(at));
    const reply = Object.values(this.#services)
      .map(({ questions }) => questions?.[token])
      .find((found) => found !== undefined);
    const region = args["region"] ?? provider?.inputs["region"] ?? this.#assumedRegion;
    if (reply === undefined) {
      return { ...this.#placeholders(token), ...args };
    }
    return reply({ args, region: typeof region === "string" ? region : "", accountId });
  }

  /** What has been told so far. */
  graph(): Graph {
    return {
      project: this.#stack.project,
      stack: this.#stack.stack,
      nodes: [...this.#nodes.values()],
      outputs: this.#outputs,
      secretOutputs: this.#secretOutputs,
      notSimulated: this.#notSimulated,
    };
  }

  /** Placeholders for what a provider function returns that nobody answers here. */
  #placeholders(token: string): Properties {
    const result = resultType(token);
    this.#report.notSimulated({ urn: token, type: token, what: "" });
    if (result === undefined) {
      throw new Error(`the runtime does not answer ${token}, which is in no installed SDK`);
    }
    const producer = { urn: token, type: token, remedy: "", reported: true };
    return Object.fromEntries(
      [...result].map(([property, promised]) => [
        property,
        placeholder(property, promised, { ...producer, property }, this.#marks),
      ]),
    );
  }

  /** A strict recording fails for what another lists. */
  readonly #report: Report = {
    problem: (text) => void this.problems.push(text),
    notSimulated: ({ urn, type, what }) => {
      if (this.#strict) {
        const subject = what === "" ? `${urn}: ${type}` : `${urn}: its output ${what}`;
        this.problems.push(`${subject} is not simulated, and --strict is set`);
      } else if (what === "") {
        this.#notSimulated.push({ urn, type, what, why: "its outputs are placeholders" });
      }
    },
  };

  #read(
    { urn, type }: Pick<GraphNode, "urn" | "type">,
    at: string,
    wire: Wire,
  ): { value: Properties; secrets: readonly string[] } {
    const read = Object.entries(wire).map(([key, item]) => [key, fromWire(item, key)] as const);
    const all = Object.fromEntries(read.map(([key, reading]) => [key, reading.value]));
    const value = withoutOwnMarks(all, this.#marks);
    const secrets = read.flatMap(([, reading]) => reading.secrets);
    const faults = read.flatMap(([, reading]) => reading.faults);
    this.problems.push(...faults.map(({ path, what }) => `${urn}:${at} ${path} ${what}`));
    this.#noteMissing({ urn, type }, at, value, secrets);
    return { value, secrets };
  }

  /** Values that were made from an output that is not there. */
  #noteMissing(
    { urn, type }: Pick<GraphNode, "urn" | "type">,
    at: string,
    value: Properties,
    secrets: readonly string[],
  ): void {
    const made = madeFrom(value, this.#marks).map(({ path, producer }) => ({
      path,
      why: `is made from ${producer.property} of ${producer.urn}, which the runtime does not simulate\n  ${producer.remedy}`,
    }));
    for (const { path, why } of [...made, ...brokenValues(value, secrets)]) {
      if (this.#strict) {
        this.problems.push(`${urn}:${at} ${path} ${why}`);
      } else {
        const [reason = ""] = why.split("\n");
        this.#notSimulated.push({ urn, type, what: path, why: reason });
      }
    }
  }

  /** Its own, else its provider's; a global service is in none. */
  #regionOf(
    type: string,
    inputs: Properties,
    provider: Properties | undefined,
  ): string | undefined {
    // A component of another process makes its resources with the default provider of AWS.
    const isComponent = type.startsWith("aws-apigateway:");
    const configured = isComponent ? this.#stack.config["aws:region"] : undefined;
    const region = inputs["region"] ?? provider?.["region"] ?? configured ?? this.#assumedRegion;
    const isRegional = sdkType(type)?.regional === true || isComponent;
    return isRegional && typeof region === "string" ? region : undefined;
  }

  /** What an engine would refuse, and what cannot be recorded. */
  #judge(
    registration: Registration,
    { urn, region, provider }: Pick<GraphNode, "urn" | "region" | "provider">,
  ): void {
    const { type, external, custom, id, providerRef } = registration;
    const sdk = sdkType(type);
    const faults: [boolean, string][] = [
      [
        this.#nodes.has(urn),
        "is declared twice\n  give one of them another name, or another parent",
      ],
      [external && sdk === undefined, "cannot be read: its type is not in an installed SDK"],
      [
        custom && sdk?.regional === true && region === undefined,
        "has no Region\n  set aws:region in the stack file, or region on the resource or its provider",
      ],
      [
        provider !== undefined && providerRef === "" && isDefaultDisabled(type, this.#stack),
        "must have an explicit provider: pulumi:disable-default-providers forbids the default one",
      ],
    ];
    for (const [holds, what] of faults) {
      if (holds) {
        this.problems.push(`${urn}: ${what}`);
      }
    }
    this.#noteMissing({ urn, type }, "", { id }, []);
  }
}

/** As the SDK gets it back: inputs as they came, so that secrets stay secret, and what was answered. */
function stateOf({ inputs, options }: Registration, outputs: Properties): Wire {
  const state: Record<string, unknown> = { ...outputs };
  for (const [key, wire] of Object.entries(inputs)) {
    state[key] = filledFrom(outputs[key], withoutResources(wire));
  }
  for (const key of options.additionalSecretOutputs) {
    if (state[key] !== undefined) {
      state[key] = secret(state[key]);
    }
  }
  return state;
}
