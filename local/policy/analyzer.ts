/**
 * The engine's side of the conversation with a policy pack, over gRPC.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/proto/pulumi/analyzer.proto
 * @module
 */
import * as grpc from "@grpc/grpc-js";
import { runtime } from "@pulumi/pulumi";
import analyzerServices from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import analyzerProto, {
  type AnalyzeResponse,
  type AnalyzerInfo,
  type RemediateResponse,
} from "@pulumi/pulumi/proto/analyzer_pb.js";
import emptyProto from "google-protobuf/google/protobuf/empty_pb.js";
import structProto, { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import type { GraphNode, Properties, Value } from "../program/graph.ts";
import type { StackConfig } from "../program/stack-config.ts";
import { analyzeRequest, analyzerResource } from "./analyzer-wire.ts";
import { type Level, levels } from "./level.ts";
import type { PolicyInfo, PolicySettings } from "./policy-config.ts";

/** A policy's violation. */
export interface Violation {
  readonly policy: string;
  readonly level: Level;
  /** The policy's own sentence, and what it found. */
  readonly message: string;
  /** Empty where the policy named no resource. */
  readonly urn: string;
}

/** What a policy remediated, or why it failed to. */
export interface Remediation {
  readonly policy: string;
  readonly urn: string;
  readonly failure: string | undefined;
}

/** A resource after remediation. */
export interface Remediated {
  readonly node: GraphNode;
  readonly remediations: readonly Remediation[];
}

/** A pack called as an engine calls it. */
export interface Analyzer {
  policies(): Promise<readonly PolicyInfo[]>;
  /** Must come before the first question: a pack that is not configured knows no defaults. */
  configure(stack: StackConfig, settings: ReadonlyMap<string, PolicySettings>): Promise<void>;
  /** What policies find in a resource before it is made. */
  analyze(node: GraphNode): Promise<readonly Violation[]>;
  /** Remediates a resource. The engine calls this first, and continues with the result. */
  remediate(node: GraphNode): Promise<Remediated>;
  analyzeStack(nodes: readonly GraphNode[]): Promise<readonly Violation[]>;
  close(): void;
}

/** The largest message either side takes, as the engine has it. */
const maxMessageBytes = 400 * 1024 * 1024;

/** A pack answers in milliseconds. To some questions it cannot read it never answers. */
const deadlineMs = 60_000;

/** Connects to a pack on a port of 127.0.0.1. */
export function createAnalyzer(port: number): Analyzer {
  const client = new analyzerServices.AnalyzerClient(
    `127.0.0.1:${port}`,
    grpc.credentials.createInsecure(),
    {
      "grpc.max_receive_message_length": maxMessageBytes,
      "grpc.max_send_message_length": maxMessageBytes,
    },
  );
  type Method = Exclude<keyof typeof client, keyof grpc.Client>;
  const call = <T>(method: Method, request: unknown): Promise<T> =>
    new Promise((resolve, reject) => {
      const options = { deadline: Date.now() + deadlineMs };
      const done = (error: Error | null, response: T) =>
        error === null ? resolve(response) : reject(error);
      (client[method] as (...args: unknown[]) => unknown)(
        request,
        new grpc.Metadata(),
        options,
        done,
      );
    });
  return {
    async policies() {
      return infoOf(await call<AnalyzerInfo>("getAnalyzerInfo", new emptyProto.Empty()));
    },
    async configure(stack, settings) {
      await call("configureStack", stackRequest(stack));
      await call("configure", configureRequest(settings));
    },
    async analyze(node) {
      return violations(await call("analyze", analyzeRequest(node)), node.urn);
    },
    async remediate(node) {
      return remediated(node, await call("remediate", analyzeRequest(node)));
    },
    async analyzeStack(nodes) {
      const request = new analyzerProto.AnalyzeStackRequest();
      request.setResourcesList(nodes.map(analyzerResource));
      return violations(await call("analyzeStack", request), "");
    },
    close: () => client.close(),
  };
}

function stackRequest({ project, stack, config, secretKeys }: StackConfig) {
  const request = new analyzerProto.AnalyzerStackConfigureRequest()
    .setStack(stack)
    .setProject(project)
    .setOrganization("organization")
    .setDryRun(true)
    .setConfigSecretKeysList([...secretKeys]);
  for (const [key, value] of Object.entries(config)) {
    request.getConfigMap().set(key, value);
  }
  return request;
}

function configureRequest(settings: ReadonlyMap<string, PolicySettings>) {
  const request = new analyzerProto.ConfigureAnalyzerRequest();
  for (const [name, { level, properties }] of settings) {
    const config = new analyzerProto.PolicyConfig();
    config.setEnforcementlevel(levels.indexOf(level) as never);
    config.setProperties(
      structProto.Struct.fromJavaScript(properties as Record<string, JavaScriptValue>),
    );
    request.getPolicyconfigMap().set(name, config);
  }
  return request;
}

function infoOf(info: AnalyzerInfo): readonly PolicyInfo[] {
  return info.getPoliciesList().map((policy) => ({
    name: policy.getName(),
    level: levels[policy.getEnforcementlevel()] ?? "mandatory",
    properties: (policy.getConfigschema()?.getProperties()?.toJavaScript() ?? {}) as never,
  }));
}

/** A resource's own answer does not repeat which resource it was. */
function violations(response: AnalyzeResponse, asked: string): readonly Violation[] {
  return response.getDiagnosticsList().map((each) => ({
    policy: each.getPolicyname(),
    level: levels[each.getEnforcementlevel()] ?? "mandatory",
    message: each.getMessage(),
    urn: asked === "" ? each.getUrn() : asked,
  }));
}

function remediated(node: GraphNode, response: RemediateResponse): Remediated {
  const list = response.getRemediationsList();
  // The answers repeat every input. What a graph holds otherwise than the wire, like an archive, is as it was.
  const changes = list.flatMap((each) =>
    Object.entries((each.getProperties()?.toJavaScript() ?? {}) as Properties).filter(
      ([name, value]) => !isSpecial(value) && !isSpecial(node.inputs[name]),
    ),
  );
  const changed = Object.fromEntries(changes);
  return {
    node:
      list.length === 0
        ? node
        : {
            ...node,
            inputs: { ...node.inputs, ...changed },
            outputs: { ...node.outputs, ...changed },
          },
    remediations: list.map((each) => ({
      policy: each.getPolicyname(),
      urn: node.urn,
      failure: each.getDiagnostic() === "" ? undefined : each.getDiagnostic(),
    })),
  };
}

function isSpecial(value: Value | undefined): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    ("asset" in value || runtime.specialSigKey in value)
  );
}
