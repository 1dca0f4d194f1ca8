/**
 * A provider without its cloud: checks, compares, makes and forgets.
 *
 * @module
 */
import { checkInputs, type Fault } from "./check-inputs.ts";
import { Cloud } from "./cloud.ts";
import { answer, computed, isKnown, nameSlot } from "./plausible.ts";
import { fixedInputs, hasRules, namespaceOf } from "./replacement.ts";
import { isMap, isSame, opened, unknownValue, type Wire, type WireMap } from "./wire.ts";

/** A resource in a request of the engine. */
export interface Subject {
  readonly urn: string;
  readonly type: string;
  /** The logical name. */
  readonly name: string;
}

/** What an engine proposes to call something that the program gives no name. */
export interface Proposal {
  readonly name: string;
  /** `disable`: the program must give one. */
  readonly mode: "propose" | "enforce" | "disable";
}

/** Inputs as the provider takes them, and what is wrong with them. */
export interface Checked {
  readonly inputs: WireMap;
  readonly faults: readonly Fault[];
}

/** What a change of inputs comes to. */
export interface Difference {
  readonly changed: readonly string[];
  /** Those of them that cannot be changed. */
  readonly replaces: readonly string[];
  /** Whether what is there has to go first, because the new one has the same name. */
  readonly deleteFirst: boolean;
}

/** What is there now. */
export interface State {
  readonly id: string;
  readonly outputs: WireMap;
}

const bucketType = "aws:s3/bucket:Bucket";

/** What lies in buckets. */
const objectTypes: ReadonlySet<string> = new Set([
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/objectCopy:ObjectCopy",
]);

/** Outputs that a new version changes. */
const versioned = ["version", "qualifiedArn", "qualifiedInvokeArn", "lastModified"];

/** What the code is, which a new version may keep. */
const digests = ["codeSha256", "sourceCodeHash", "sourceCodeSize"];

/** One provider, as configured. */
export class StandInProvider {
  readonly #cloud: Cloud;
  readonly #region: string;
  /** Operation and name that must fail, like `create api-eu-west-1-stage`. */
  readonly #failing: string | undefined;

  constructor(folder: string, region: string, failing: string | undefined) {
    this.#cloud = new Cloud(folder);
    this.#region = region;
    this.#failing = failing;
  }

  /** Fills in the name, which stays what it was unless a new thing is made, and holds the inputs to the schema. */
  check(
    { type }: Subject,
    olds: WireMap | undefined,
    news: WireMap,
    proposal: Proposal | undefined,
  ): Checked {
    if (!isKnown(type) || !hasRules(type)) {
      return {
        inputs: news,
        faults: [{ property: "", reason: `the fake provider has no type ${type}` }],
      };
    }
    const slot = nameSlot(type);
    if (slot === undefined || isGiven(news[slot.property])) {
      return { inputs: news, faults: checkInputs(type, news) };
    }
    const name = olds?.[slot.property] ?? proposedName(proposal, slot.rules.lower === true);
    const inputs = name === undefined ? news : { ...news, [slot.property]: name };
    const length = typeof name === "string" ? name.length : 0;
    return {
      inputs,
      faults: [
        ...checkInputs(type, inputs),
        ...(name === undefined
          ? [{ property: slot.property, reason: "must be given: names are not chosen here" }]
          : []),
        ...(length > slot.rules.max
          ? [{ property: slot.property, reason: `must have at most ${slot.rules.max} characters` }]
          : []),
      ],
    };
  }

  diff({ type }: Subject, olds: WireMap, news: WireMap): Difference {
    const names = new Set([...Object.keys(olds), ...Object.keys(news)]);
    const changed = [...names].filter((name) => !isSame(olds[name], news[name]));
    const replaces = fixedInputs(type, [...names]).filter(
      (path) => !isSame(atPath(olds, path), atPath(news, path)) && isGiven(atPath(olds, path)),
    );
    const slot = nameSlot(type);
    const keepsName =
      slot !== undefined &&
      namespaceOf(type) !== undefined &&
      isSame(olds[slot.property], news[slot.property]);
    return { changed, replaces, deleteFirst: replaces.length > 0 && keepsName };
  }

  create(subject: Subject, inputs: WireMap, isPreview: boolean): State {
    const { type, urn } = subject;
    if (isPreview) {
      return { id: "", outputs: { ...inputs, ...computed(type, inputs) } };
    }
    this.#mayFail("create", subject);
    const asked = {
      ...subject,
      region: this.#regionOf(inputs),
      inputs,
      seed: `${urn}#${this.#cloud.countMade(urn)}`,
    };
    const { id, ...answered } = answer(asked);
    const outputs = { ...answered, ...inputs };
    const thing = {
      ...{ type, id, region: asked.region, urn, inputs, outputs },
      within: this.#within(type, inputs),
      uniqueName: this.#uniqueName(type, inputs),
    };
    if (isInCloud(type)) {
      this.#cloud.create(thing);
    } else {
      this.#cloud.remember(thing);
    }
    return { id, outputs };
  }

  update(
    subject: Subject,
    id: string,
    before: { readonly inputs: WireMap; readonly outputs: WireMap },
    inputs: WireMap,
    isPreview: boolean,
  ): State {
    const { type, urn } = subject;
    const isNewVersion =
      type === "aws:lambda/function:Function" &&
      ["code", "environment", "memorySize", "timeout", "role", "runtime", "handler"].some(
        (name) => !isSame(before.inputs[name], inputs[name]),
      );
    if (isPreview) {
      const unknownOnes = isNewVersion ? [...versioned, ...digests] : [];
      return {
        id,
        outputs: {
          ...before.outputs,
          ...inputs,
          ...Object.fromEntries(unknownOnes.map((name) => [name, unknownValue])),
        },
      };
    }
    this.#mayFail("update", subject);
    const thing = this.#cloud.read({ type, within: this.#within(type, inputs), id });
    if (thing === undefined) {
      throw new Error(`${type} ${id} does not exist`);
    }
    const outputs = {
      ...before.outputs,
      ...inputs,
      ...(isNewVersion ? this.#nextVersion(subject, before.outputs, inputs) : {}),
    };
    this.#cloud.update({ ...thing, urn, inputs, outputs });
    return { id, outputs };
  }

  /** @returns `undefined` for what is gone. */
  read(
    { type }: Subject,
    state: State,
    inputs: WireMap,
  ): (State & { inputs: WireMap }) | undefined {
    if (!isInCloud(type)) {
      return { ...state, inputs };
    }
    const { id } = state;
    return this.#cloud.read({ type, within: this.#within(type, inputs), id });
  }

  delete(subject: Subject, id: string, inputs: WireMap): void {
    this.#mayFail("delete", subject);
    if (subject.type === bucketType) {
      this.#empty(inputs);
    }
    // The provider keeps the resource and reports it as deleted.
    if (inputs["skipDestroy"] !== true) {
      this.#cloud.delete({ type: subject.type, within: this.#within(subject.type, inputs), id });
    }
  }

  /** @throws {Error} for a bucket that is not empty, unless `forceDestroy` is set. */
  #empty({ bucket, forceDestroy }: WireMap): void {
    const objects = this.#cloud
      .all()
      .filter(({ type, inputs }) => objectTypes.has(type) && isSame(inputs["bucket"], bucket));
    if (objects.length > 0 && opened(forceDestroy) !== true) {
      throw new Error(`${bucketType} ${opened(bucket)}: BucketNotEmpty, ${objects.length} objects`);
    }
    for (const object of objects) {
      this.#cloud.delete(object);
    }
  }

  #nextVersion(subject: Subject, before: WireMap, inputs: WireMap): WireMap {
    const next = String(Number(before["version"]) + 1);
    const { codeSha256, sourceCodeHash, sourceCodeSize } = answer({
      ...subject,
      region: this.#regionOf(inputs),
      inputs,
      seed: subject.urn,
    });
    const withNext = (text: Wire) => String(text).replace(/:\d+(?=\/invocations$|$)/, `:${next}`);
    return {
      version: next,
      qualifiedArn: withNext(before["qualifiedArn"]),
      qualifiedInvokeArn: withNext(before["qualifiedInvokeArn"]),
      codeSha256,
      sourceCodeHash,
      sourceCodeSize,
    };
  }

  /** Empty where names need not be unique, or the resource has none. */
  #uniqueName(type: string, inputs: WireMap): string {
    const slot = nameSlot(type);
    return slot === undefined || namespaceOf(type) === undefined
      ? ""
      : `${this.#within(type, inputs)} ${opened(inputs[slot.property])}`;
  }

  /** The Region, and what a part is a part of. */
  #within(type: string, inputs: WireMap): string {
    const whole = (namespaceOf(type) ?? []).map((name) => String(opened(inputs[name])));
    return [this.#regionOf(inputs), ...whole].join(" ");
  }

  #regionOf(inputs: WireMap): string {
    const { region } = inputs;
    return typeof region === "string" ? region : this.#region;
  }

  #mayFail(operation: string, { name }: Subject): void {
    if (this.#failing === `${operation} ${name}`) {
      throw new Error(`${operation} ${name}: made to fail`);
    }
  }
}

/** Passwords and keys are in no cloud: their provider keeps them in the state, and nowhere else. */
function isInCloud(type: string): boolean {
  return type.startsWith("aws:");
}

function proposedName(proposal: Proposal | undefined, isLower: boolean): string | undefined {
  if (proposal === undefined || proposal.mode === "disable") {
    return undefined;
  }
  return isLower ? proposal.name.toLowerCase() : proposal.name;
}

function atPath(map: WireMap, path: string): Wire {
  return path.split(".").reduce<Wire>((value, step) => {
    const inner = opened(value);
    return isMap(inner) ? inner[step] : inner;
  }, map);
}

function isGiven(value: Wire): boolean {
  return value !== undefined && value !== null && value !== "";
}
