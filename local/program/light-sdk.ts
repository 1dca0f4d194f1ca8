/**
 * The SDK without what a recording hardly ever uses, which is most of what loading it costs.
 *
 * Measured on a small machine: loading falls from 0.3 s to 0.1 s, and a resource from 4 ms to 1.5 ms.
 *
 * @module
 */
import { createRequire, findSourceMap, Module } from "node:module";

/**
 * Modules, as the SDK finds them, that are loaded when one of their members is first used: what turns functions of a program into
 * Lambda functions (`CallbackFunction`), the automation API, providers written in the program, and the connection to an
 * engine, which a recording does not have.
 */
const rarelyUsed = [
  "typescript",
  "@npmcli/arborist",
  "./automation/index.js",
  "./provider/index.js",
  "./proto/engine_grpc_pb.js",
  "./proto/resource_grpc_pb.js",
  "./proto/callback_grpc_pb.js",
  "@grpc/grpc-js",
  "@opentelemetry/api",
  "semver",
];

/** Modules whose members the SDK copies as it is loaded, all of them functions: these are loaded when one is called. */
const rarelyCalled = ["./runtime/closure/serializeClosure.js", "./runtime/closure/codePaths.js"];

/**
 * Puts off what can wait. To be called before the SDK is loaded.
 *
 * @param sdk Path or URL of a module of the SDK, for example its entry.
 */
export function lightenSdk(sdk: string): void {
  const require = createRequire(sdk);
  for (const name of rarelyUsed) {
    defer(require, name, (load, key) => Reflect.get(load(), key));
  }
  for (const name of rarelyCalled) {
    defer(
      require,
      name,
      (load, key) =>
        (...args: unknown[]) =>
          Reflect.apply(Reflect.get(load(), key), undefined, args),
    );
  }
}

/** Names the places of the sources in stacks, where a file was transformed: in a process that only evaluates a program. */
export function nameSources(): void {
  Error.prepareStackTrace = formatStack;
}

/**
 * Puts in a module's place one that loads it when it is needed.
 *
 * @param member What a member is until then.
 */
function defer(
  require: NodeJS.Require,
  name: string,
  member: (load: () => object, key: PropertyKey) => unknown,
): void {
  const file = locate(require, name);
  if (file === undefined || require.cache[file] !== undefined) {
    return;
  }
  const stand = new Module(file);
  const load = () => {
    if (require.cache[file] === stand) {
      delete require.cache[file];
    }
    return require(file);
  };
  // A function that can be called and constructed, as the module's own export may be, without members of its own.
  const target = function deferred() {}.bind(undefined);
  Reflect.deleteProperty(target, "name");
  Reflect.deleteProperty(target, "length");
  stand.exports = new Proxy(target, {
    // As an ES module: of any other, a compiled `import * as` copies each member at once, which are not there yet.
    get: (_target, key) => key === "__esModule" || (key === "default" ? load() : member(load, key)),
    // An `import` takes the members that there are.
    has: (_target, key) => Reflect.has(load(), key),
    ownKeys: () => Reflect.ownKeys(load()),
    getOwnPropertyDescriptor: (_target, key) => {
      const own = Reflect.getOwnPropertyDescriptor(load(), key);
      return own && { ...own, configurable: true };
    },
    construct: (_target, args) => Reflect.construct(load(), args),
    apply: (_target, self, args) => Reflect.apply(load(), self, args),
  });
  stand.loaded = true;
  require.cache[file] = stand;
}

/** Older copies of the SDK have other modules, and TypeScript is a peer that it can do without. */
function locate(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

/**
 * The SDK takes a stack for every promise it makes and keeps the promise until it settles, to name those that never do as the process
 * ends. A recording reports a program that never finishes itself.
 *
 * @param sdk As {@link lightenSdk} takes it.
 */
export function trackNoPromises(sdk: string): void {
  const require = createRequire(sdk);
  const file = locate(require, "./runtime/debuggable.js");
  if (file !== undefined) {
    const module = require(file) as { debuggablePromise: (promise: unknown) => unknown };
    module.debuggablePromise = (promise) => promise;
  }
}

/** As V8 formats a stack, with the places of the sources where a file was transformed. */
function formatStack(error: Error, frames: readonly NodeJS.CallSite[]): string {
  return [String(error), ...frames.map(sourceOf)].join("\n    at ");
}

function sourceOf(frame: NodeJS.CallSite): string {
  const compiled = String(frame);
  const file = frame.getFileName();
  const map = file ? findSourceMap(file) : undefined;
  const origin = map?.findOrigin(frame.getLineNumber() ?? 1, frame.getColumnNumber() ?? 1);
  if (origin === undefined || !("fileName" in origin)) {
    return compiled;
  }
  // A place before the first mapping of a line has no column of its own.
  const column = origin.columnNumber > 0 ? `:${origin.columnNumber}` : "";
  const place = `${origin.fileName}:${origin.lineNumber}${column}`;
  return /\(.*\)$/.test(compiled) ? compiled.replace(/\(.*\)$/, `(${place})`) : place;
}
