/**
 * What the SDK sends the engine about one resource, read from its protocol messages.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/proto/pulumi/resource.proto
 * @module
 */
import type { Alias } from "@pulumi/pulumi/proto/alias_pb.js";
import type {
  ReadResourceRequest,
  RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb.js";
import type { NodeOptions, Value } from "./graph.ts";

/** A resource as it is registered: managed, or (`external`) read by its id. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  /** A component whose children another process would make; here a service answers for the whole. */
  readonly remote: boolean;
  readonly external: boolean;
  /** The id it is read by; empty for what is managed. */
  readonly id: string;
  /** URN; empty for the stack. */
  readonly parent: string;
  /** On the wire's terms: see `wire.ts`. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** `<urn>::<id>` of an explicit provider; empty for the default one. */
  readonly providerRef: string;
  /** Version of the SDK that declares it. */
  readonly version: string;
  readonly options: NodeOptions;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** Reads the message of `new Resource(…)`. @throws {Error} when a timeout is not a duration. */
export function fromRegister(request: RegisterResourceRequest): Registration {
  return {
    type: request.getType(),
    name: request.getName(),
    custom: request.getCustom(),
    remote: request.getRemote(),
    external: false,
    id: "",
    parent: request.getParent(),
    inputs: request.getObject()?.toJavaScript() ?? {},
    providerRef: request.getProvider(),
    version: request.getVersion(),
    options: optionsOf(request),
    dependencies: request.getDependenciesList(),
    propertyDependencies: propertyDependenciesOf(request),
  };
}

/** Reads the message of `Resource.get(…)`. */
export function fromRead(request: ReadResourceRequest): Registration {
  return {
    type: request.getType(),
    name: request.getName(),
    custom: true,
    remote: false,
    external: true,
    id: request.getId(),
    parent: request.getParent(),
    inputs: request.getProperties()?.toJavaScript() ?? {},
    providerRef: request.getProvider(),
    version: request.getVersion(),
    options: { ...noOptions, additionalSecretOutputs: request.getAdditionalsecretoutputsList() },
    dependencies: request.getDependenciesList(),
    propertyDependencies: {},
  };
}

const noOptions: NodeOptions = {
  protect: false,
  retainOnDelete: false,
  deleteBeforeReplace: undefined,
  ignoreChanges: [],
  replaceOnChanges: [],
  additionalSecretOutputs: [],
  aliases: [],
  customTimeouts: { create: 0, update: 0, delete: 0 },
};

function optionsOf(request: RegisterResourceRequest): NodeOptions {
  const timeouts = request.getCustomtimeouts();
  const importId = request.getImportid();
  // Later additions: the messages of older SDKs do not have them.
  const deletedWith = request.getDeletedwith?.() ?? "";
  const replaceWith = request.getReplaceWithList?.() ?? [];
  return {
    protect: request.getProtect() ?? false,
    retainOnDelete: request.getRetainondelete() ?? false,
    deleteBeforeReplace: request.getDeletebeforereplacedefined()
      ? request.getDeletebeforereplace()
      : undefined,
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    aliases: request.getAliasesList().map(aliasOf),
    customTimeouts: {
      create: seconds(timeouts?.getCreate()),
      update: seconds(timeouts?.getUpdate()),
      delete: seconds(timeouts?.getDelete()),
    },
    ...(importId === "" ? {} : { importId }),
    ...(deletedWith === "" ? {} : { deletedWith }),
    ...(replaceWith.length === 0 ? {} : { replaceWith }),
  };
}

/** A URN stays as it is; of a partial name, only the parts that were given. */
function aliasOf(alias: Alias): Value {
  const spec = alias.getSpec();
  if (spec === undefined) {
    return alias.getUrn();
  }
  const parts = {
    name: spec.getName(),
    type: spec.getType(),
    stack: spec.getStack(),
    project: spec.getProject(),
    parentUrn: spec.getParenturn(),
    noParent: spec.getNoparent(),
  };
  return Object.fromEntries(
    Object.entries(parts).filter(([, part]) => part !== "" && part !== false),
  );
}

function propertyDependenciesOf(
  request: RegisterResourceRequest,
): Record<string, readonly string[]> {
  const found: [string, readonly string[]][] = [];
  request.getPropertydependenciesMap().forEach((dependencies, property) => {
    found.push([property, dependencies.getUrnsList()]);
  });
  return Object.fromEntries(found);
}

const unitSeconds = new Map([
  ["h", 3600],
  ["m", 60],
  ["s", 1],
  ["ms", 0.001],
]);

/** Go's durations, as far as a timeout needs them: `1h30m`, `90s`, `1.5h`. @see https://pkg.go.dev/time#ParseDuration */
function seconds(duration = ""): number {
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(ms|[hms])/g)];
  if (parts.map(([whole]) => whole).join("") !== duration) {
    throw new Error(
      `customTimeouts must be durations like "10m" or "1h30m", got ${JSON.stringify(duration)}`,
    );
  }
  return parts.reduce(
    (sum, [, count, unit = ""]) => sum + Number(count) * (unitSeconds.get(unit) ?? 0),
    0,
  );
}
