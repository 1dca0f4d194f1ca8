/**
 * The calls an engine makes of a provider, on the wire's own terms: what is unknown, secret or an asset stays so.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/proto/pulumi/provider.proto
 * @module
 */
import process from "node:process";
import type * as grpc from "@grpc/grpc-js";
import pluginProto from "@pulumi/pulumi/proto/plugin_pb.js";
import providerServices from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import providerProto, {
  type CheckRequest,
  type ConfigureRequest,
  type CreateRequest,
  type DeleteRequest,
  type DiffRequest,
  type InvokeRequest,
  type ReadRequest,
  type UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb.js";
import emptyProto from "google-protobuf/google/protobuf/empty_pb.js";
import { unary } from "../grpc-server.ts";
import { checkInputs, type Fault } from "./check-inputs.ts";
import { reply } from "./plausible.ts";
import { type Proposal, StandInProvider, type Subject } from "./provider.ts";
import { fromStruct, opened, toStruct, unknownValue, type WireMap } from "./wire.ts";

/** The folder of the fake cloud, and the failures it is configured with. */
export interface StandInOptions {
  /** The package, like `aws`. */
  readonly pkg: string;
  readonly version: string;
  readonly folder: string;
  readonly failing: string | undefined;
}

/** Adds the calls to a server. */
export function providerService(server: grpc.Server, options: StandInOptions): void {
  let region = "";
  let provider = new StandInProvider(options.folder, region, options.failing);
  server.addService(providerServices.ResourceProviderService, {
    getPluginInfo: unary(() => new pluginProto.PluginInfo().setVersion(options.version)),
    checkConfig: unary((request: CheckRequest) => {
      const news = fromStruct(request.getNews());
      // The version of the plugin is the engine's own property.
      const { version: _, ...config } = news;
      return checkResponse({
        inputs: news,
        faults: checkInputs(`pulumi:providers:${options.pkg}`, asConfig(config)),
      });
    }),
    diffConfig: unary((request: DiffRequest) =>
      diffResponse({
        changed: changedNames(fromStruct(request.getOlds()), fromStruct(request.getNews())),
        replaces: [],
        deleteFirst: false,
      }),
    ),
    configure: unary((request: ConfigureRequest) => {
      region = String(opened(fromStruct(request.getArgs())["region"]) ?? "");
      provider = new StandInProvider(options.folder, region, options.failing);
      return new providerProto.ConfigureResponse()
        .setAcceptsecrets(true)
        .setSupportspreview(true)
        .setSupportsAutonamingConfiguration(true);
    }),
    check: unary((request: CheckRequest) => {
      const olds = request.getOlds();
      return checkResponse(
        provider.check(
          subjectOf(request),
          olds === undefined ? undefined : fromStruct(olds),
          fromStruct(request.getNews()),
          proposalOf(request),
        ),
      );
    }),
    diff: unary((request: DiffRequest) =>
      diffResponse(
        provider.diff(
          subjectOf(request),
          fromStruct(request.getOldInputs()),
          fromStruct(request.getNews()),
        ),
      ),
    ),
    create: unary((request: CreateRequest) => {
      const { id, outputs } = provider.create(
        subjectOf(request),
        fromStruct(request.getProperties()),
        request.getPreview(),
      );
      return new providerProto.CreateResponse().setId(id).setProperties(toStruct(outputs));
    }),
    update: unary((request: UpdateRequest) => {
      const { outputs } = provider.update(
        subjectOf(request),
        request.getId(),
        {
          inputs: fromStruct(request.getOldInputs()),
          outputs: fromStruct(request.getOlds()),
        },
        fromStruct(request.getNews()),
        request.getPreview(),
      );
      return new providerProto.UpdateResponse().setProperties(toStruct(outputs));
    }),
    read: unary((request: ReadRequest) => {
      const thing = provider.read(
        subjectOf(request),
        { id: request.getId(), outputs: fromStruct(request.getProperties()) },
        fromStruct(request.getInputs()),
      );
      const response = new providerProto.ReadResponse();
      return thing === undefined
        ? response
        : response
            .setId(thing.id)
            .setProperties(toStruct(thing.outputs))
            .setInputs(toStruct(thing.inputs));
    }),
    delete: unary((request: DeleteRequest) => {
      const inputs = fromStruct(request.getOldInputs());
      provider.delete(subjectOf(request), request.getId(), inputs);
      return new emptyProto.Empty();
    }),
    invoke: unary((request: InvokeRequest) =>
      new providerProto.InvokeResponse().setReturn(
        toStruct(reply(request.getTok(), fromStruct(request.getArgs()), region)),
      ),
    ),
    cancel: unary(() => {
      process.exitCode = 0;
      return new emptyProto.Empty();
    }),
  });
}

function subjectOf(request: { getUrn(): string; getType(): string; getName(): string }): Subject {
  const urn = request.getUrn();
  const [, , types = "", ...rest] = urn.split("::");
  // Older messages have neither type nor name; the URN has both.
  return {
    urn,
    type: request.getType() || types.slice(types.lastIndexOf("$") + 1),
    name: request.getName() || rest.join("::"),
  };
}

function proposalOf(request: CheckRequest): Proposal | undefined {
  const autonaming = request.getAutonaming();
  const modes = ["propose", "enforce", "disable"] as const;
  return autonaming === undefined
    ? undefined
    : { name: autonaming.getProposedName(), mode: modes[autonaming.getMode()] ?? "propose" };
}

function checkResponse(checked: { readonly inputs: WireMap; readonly faults: readonly Fault[] }) {
  return new providerProto.CheckResponse()
    .setInputs(toStruct(checked.inputs))
    .setFailuresList(
      checked.faults.map(({ property, reason }) =>
        new providerProto.CheckFailure().setProperty(property).setReason(reason),
      ),
    );
}

function diffResponse(difference: {
  readonly changed: readonly string[];
  readonly replaces: readonly string[];
  readonly deleteFirst: boolean;
}) {
  const { DiffChanges } = providerProto.DiffResponse;
  const { changed, replaces, deleteFirst } = difference;
  return new providerProto.DiffResponse()
    .setChanges(changed.length === 0 ? DiffChanges.DIFF_NONE : DiffChanges.DIFF_SOME)
    .setDiffsList([...changed])
    .setReplacesList([...replaces])
    .setDeletebeforereplace(deleteFirst);
}

/** Providers are configured in texts: what is more than one is JSON. */
function asConfig(config: WireMap): WireMap {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [name, parsed(opened(value))]),
  );
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string" || value === unknownValue) {
    return value;
  }
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === "number" ? value : read;
  } catch {
    return value;
  }
}

function changedNames(olds: WireMap, news: WireMap): readonly string[] {
  const names = new Set([...Object.keys(olds), ...Object.keys(news)]);
  return [...names].filter((name) => JSON.stringify(olds[name]) !== JSON.stringify(news[name]));
}
