/**
 * The calls of a language host that an engine makes for a program and a policy pack.
 *
 * It implements only these; gRPC reports the others as unimplemented.
 *
 * @module
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import type * as grpc from "@grpc/grpc-js";
import languageServices from "@pulumi/pulumi/proto/language_grpc_pb.js";
import languageProto, {
  type RunPluginRequest,
  type RunPluginResponse,
  type RunRequest,
} from "@pulumi/pulumi/proto/language_pb.js";
import pluginProto from "@pulumi/pulumi/proto/plugin_pb.js";
import { unary } from "../grpc-server.ts";

/** The exit code of a program that has already reported its errors. @see `cmd/run/index.js` of the SDK */
const alreadyToldCode = 32;

/** Adds the calls to a server. */
export function languageService(server: grpc.Server, engineAddress: string): void {
  server.addService(languageServices.LanguageRuntimeService, {
    handshake: unary(() => new languageProto.LanguageHandshakeResponse()),
    getPluginInfo: unary(() => new pluginProto.PluginInfo().setVersion("0.0.0")),
    // The plugins are on PATH already; nothing is to be fetched beforehand.
    getRequiredPackages: unary(() => new languageProto.GetRequiredPackagesResponse()),
    getRequiredPlugins: unary(() => new languageProto.GetRequiredPluginsResponse()),
    getProgramDependencies: unary(() => new languageProto.GetProgramDependenciesResponse()),
    run: unary((request: RunRequest) => run(request, engineAddress)),
    runPlugin: (call: grpc.ServerWritableStream<RunPluginRequest, RunPluginResponse>) =>
      runPlugin(call),
  });
}

async function run(request: RunRequest, engineAddress: string) {
  const info = request.getInfo();
  const folder = info?.getProgramDirectory() ?? request.getPwd();
  const words = [
    ...["--monitor", request.getMonitorAddress(), "--engine", engineAddress],
    ...["--project", request.getProject(), "--stack", request.getStack()],
    ...["--organization", request.getOrganization(), "--pwd", request.getPwd()],
    ...["--root-directory", info?.getRootDirectory() ?? folder],
    ...["--parallel", String(request.getParallel())],
    ...(request.getDryrun() ? ["--dry-run"] : []),
  ];
  const child = spawn(
    process.execPath,
    [sdkFile(folder, "run"), ...words, info?.getEntryPoint() ?? ".", ...request.getArgsList()],
    {
      cwd: request.getPwd(),
      env: {
        ...environment(),
        PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().entries())),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
        PULUMI_NODEJS_TYPESCRIPT: "false",
      },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  const code = await ending(child);
  const response = new languageProto.RunResponse();
  return code === alreadyToldCode
    ? response.setBail(true)
    : response.setError(code === 0 ? "" : `the program ended with code ${code}`);
}

/** A policy pack: the engine reads its port from what this passes on. */
async function runPlugin(
  call: grpc.ServerWritableStream<RunPluginRequest, RunPluginResponse>,
): Promise<void> {
  const { request } = call;
  const folder = request.getInfo()?.getProgramDirectory() ?? request.getProgram();
  const runner = request.getKind() === "analyzer" ? "run-policy-pack" : "run-plugin";
  const child = spawn(
    process.execPath,
    [sdkFile(folder, runner), ...request.getArgsList(), folder],
    {
      cwd: folder,
      env: { ...environment(), ...Object.fromEntries(request.getEnvList().map(pair)) },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  child.stdout.on("data", (text: Buffer) =>
    call.write(new languageProto.RunPluginResponse().setStdout(text)),
  );
  child.stderr.on("data", (text: Buffer) =>
    call.write(new languageProto.RunPluginResponse().setStderr(text)),
  );
  const kill = () => child.kill();
  call.on("cancelled", kill);
  process.once("exit", kill);
  const code = await ending(child);
  process.off("exit", kill);
  call.write(new languageProto.RunPluginResponse().setExitcode(code));
  call.end();
}

function pair(setting: string): [string, string] {
  const at = setting.indexOf("=");
  return [setting.slice(0, at), setting.slice(at + 1)];
}

function sdkFile(folder: string, runner: string): string {
  return createRequire(join(folder, "package.json")).resolve(`@pulumi/pulumi/cmd/${runner}`);
}

function environment(): Record<string, string> {
  // biome-ignore lint/style/noProcessEnv: what the engine was started with reaches the program
  return process.env as Record<string, string>;
}

function ending(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
