/**
 * Handlers that answer through a callback or through `context`, as runtimes before nodejs24.x take them.
 *
 * The rules are those of the published runtime interface client, version 3: what a handler returns counts only when it is a
 * promise; what it says through the callback is sent when the event loop is empty, unless
 * `context.callbackWaitsForEmptyEventLoop` is false; an event loop that empties before anything is said sends null.
 *
 * @module
 * @see https://github.com/aws/aws-lambda-nodejs-runtime-interface-client
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
import process from "node:process";

/** A handler with all of its parameters. */
export type CallbackHandler = (event: unknown, context: object, callback: Callback) => unknown;

/** Ends an invocation: with an error, or with a result. */
type Callback = (error?: unknown, result?: unknown) => void;

/** The number of a runtime: 22 for `nodejs22.x`. */
const runtimeNumber = /^nodejs(\d+)\.x$/;

/** Lambda removed callback handlers with nodejs24.x. */
const firstWithoutCallbacks = 24;

/** Whether a runtime takes handlers that answer through a callback. */
export function takesCallbacks(runtime: string): boolean {
  return Number(runtimeNumber.exec(runtime)?.[1]) < firstWithoutCallbacks;
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value;
}

/**
 * Calls a handler once.
 *
 * @param context Gets `callbackWaitsForEmptyEventLoop`, `done`, `fail` and `succeed`.
 * @returns what the handler answered with first.
 */
export function callWithCallback(
  handler: CallbackHandler,
  event: unknown,
  context: object,
): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const loop = { callbackWaitsForEmptyEventLoop: true };
  let send: (() => void) | undefined;

  const onEmptyLoop = (): void => {
    send ??= () => resolve(null);
    send();
  };
  process.once("beforeExit", onEmptyLoop);

  const callback: Callback = (error, result) => {
    if (send !== undefined) {
      return;
    }
    send = () => (error === undefined || error === null ? resolve(result) : reject(error));
    if (!loop.callbackWaitsForEmptyEventLoop) {
      send();
    }
  };
  const done: Callback = (error, result) => {
    loop.callbackWaitsForEmptyEventLoop = false;
    callback(error, result);
  };
  const succeed = (result?: unknown) => done(null, result);
  const fail = (error?: unknown) => done(error ?? "handled");

  const returned = handler(event, Object.assign(loop, context, { done, succeed, fail }), callback);
  if (isPromise(returned)) {
    returned.then(succeed, fail);
  }
  return promise.finally(() => process.off("beforeExit", onEmptyLoop));
}
