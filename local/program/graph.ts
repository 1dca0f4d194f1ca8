/**
 * What a program declares, as the engine receives it: plain data, without Pulumi types.
 *
 * The runtime serves it; tests and policies evaluate it.
 *
 * @module
 */

/** A value of the graph: JSON, or an asset. Secrets are unwrapped; {@link GraphNode.secrets} lists them. */
export type Value =
  | null
  | boolean
  | number
  | string
  | AssetValue
  | readonly Value[]
  | { readonly [key: string]: Value };

/** An asset or an archive, by content. */
export type AssetValue =
  | { readonly asset: "text"; readonly text: string }
  | { readonly asset: "file"; readonly path: string }
  /** An archive that is one file, as it would be uploaded. */
  | { readonly asset: "zip"; readonly path: string }
  | { readonly asset: "archive"; readonly assets: Readonly<Record<string, AssetValue>> };

/** A bag of properties by name. */
export type Properties = Readonly<Record<string, Value>>;

/** The provider a resource is managed by, resolved as the engine resolves it. */
export interface ProviderNode {
  readonly urn: string;
  readonly name: string;
  readonly type: string;
  readonly inputs: Properties;
}

/** The resource options the engine receives. */
export interface NodeOptions {
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly deleteBeforeReplace: boolean | undefined;
  readonly ignoreChanges: readonly string[];
  readonly replaceOnChanges: readonly string[];
  readonly additionalSecretOutputs: readonly string[];
  /** As given: a URN, or a partial name. */
  readonly aliases: readonly Value[];
  /** Seconds; 0 means the provider's own. */
  readonly customTimeouts: {
    readonly create: number;
    readonly update: number;
    readonly delete: number;
  };
  /** The cloud's id of what is adopted instead of created; absent for most. */
  readonly importId?: string;
  /** URN of the resource with which this one goes, and is not deleted itself; absent for most. */
  readonly deletedWith?: string;
  /** URNs of resources whose replacement replaces this one; absent for most. */
  readonly replaceWith?: readonly string[];
}

/** One resource. */
export interface GraphNode {
  /** With the whole chain of parent types, as the engine writes it. */
  readonly urn: string;
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  /** False for a component. */
  readonly custom: boolean;
  /** True for a resource that is read (`Resource.get`), not managed. */
  readonly external: boolean;
  /** URN of the parent; empty for the stack itself. */
  readonly parent: string;
  readonly id: string;
  readonly inputs: Properties;
  /** Inputs and what the cloud would have answered. */
  readonly outputs: Properties;
  /** Property paths of `inputs` that are secret, like `origins[0].customHeaders[0].value`. */
  readonly secrets: readonly string[];
  readonly provider: ProviderNode | undefined;
  /** The AWS Region it is in: its own `region`, else its provider's. */
  readonly region: string | undefined;
  readonly options: NodeOptions;
  /** URNs of everything it waits for. */
  readonly dependencies: readonly string[];
  /** URNs by the input property they came in through. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** Something the program declares and this machine does not do; listed at start, never passed over. */
export interface NotSimulated {
  readonly urn: string;
  /** Resource type, or the token of a provider function. */
  readonly type: string;
  /** Property path, like `origins[0].originShield.enabled`; empty for the resource as a whole. */
  readonly what: string;
  /** What the runtime does instead, for the user. */
  readonly why: string;
}

/** A whole program, evaluated for one stack. */
export interface Graph {
  readonly project: string;
  readonly stack: string;
  /** In order of registration. */
  readonly nodes: readonly GraphNode[];
  /** The stack's outputs, secrets unwrapped. */
  readonly outputs: Properties;
  /** Property paths of `outputs` that are secret. */
  readonly secretOutputs: readonly string[];
  /** What was answered with placeholders, and where they are used; empty after a strict recording. */
  readonly notSimulated: readonly NotSimulated[];
}
