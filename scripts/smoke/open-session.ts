/**
 * A session of checks with one address: bounded requests, each examined for what no response may contain.
 *
 * @module
 */
import type { Session } from "./check.ts";
import type { Answer, Question } from "./exchange.ts";
import { leaksOf } from "./leaks.ts";
import { isLoopback } from "./loopback-address.ts";
import { SmokeError } from "./smoke-error.ts";
import type { SmokeOptions } from "./smoke-options.ts";
import type { StackOutputs } from "./stack-outputs.ts";

/** What a session uses of the network and of the machine. */
export interface SmokePorts extends Pick<Session, "acceptsTls" | "acceptsPlainHttp" | "pause"> {
  /** Sends one request. @throws {Error} when no response arrives in time. */
  exchange(base: URL, path: string, question: Question): Promise<Answer>;
  /** A number from 0, below 1. */
  random(): number;
}

/** Requests of a run, at most: several times what the checks need. */
const maxRequests = { quiet: 1_000, load: 5_000 };

/** What is found in responses is listed up to here. */
const maxLeaks = 20;

/** A session, with what it has sent. */
export interface OpenSession extends Session {
  readonly requests: number;
}

/**
 * Asks the address once, and opens a session with it.
 *
 * @throws {SmokeError} in one sentence, when the address cannot be reached or leads elsewhere.
 */
export async function openSession(
  options: SmokeOptions,
  outputs: StackOutputs | undefined,
  ports: SmokePorts,
): Promise<OpenSession> {
  const { base, hasLoad } = options;
  const first = await ports.exchange(base, "/", {}).catch((error: unknown) => {
    throw new SmokeError(`${base.origin} cannot be reached: ${reasonOf(error, base)}`, {
      cause: error,
    });
  });
  if (first.status >= 300 && first.status < 400) {
    throw new SmokeError(
      `${base.origin} redirects to ${JSON.stringify(first.headers["location"] ?? "nowhere")}: redirects are not followed; give the address that it is to be checked under`,
    );
  }
  const isLocal = isLoopback(base) && (await hasControls(base, ports));
  const most = hasLoad ? maxRequests.load : maxRequests.quiet;
  const leaks: string[] = [];
  let requests = 0;

  async function send(
    to: URL,
    path: string,
    question: Question = {},
    direct = "",
  ): Promise<Answer> {
    requests += 1;
    if (requests > most) {
      throw new SmokeError(`more than ${most} requests: the run ends`);
    }
    const at = `${question.method ?? "GET"} ${direct}${path.slice(0, 100)}`;
    const answer = await ports.exchange(to, path, question).catch((error: unknown) => {
      throw new Error(`${at}: ${reasonOf(error, to)}`, { cause: error });
    });
    for (const leak of path.startsWith("/__local/") ? [] : leaksOf(answer, direct !== "")) {
      const line = `${at}: ${leak}`;
      if (leaks.length < maxLeaks && !leaks.includes(line)) {
        leaks.push(line);
      }
    }
    return answer;
  }

  return {
    base,
    isLocal,
    outputs,
    token: options.token,
    staging: options.staging,
    patienceMs: options.patienceSeconds * 1000,
    leaks,
    get requests() {
      return requests;
    },
    ask: (path, question) => send(base, path, question),
    askDirectly(url, question = {}) {
      const path = url.pathname + url.search;
      const headers = { ...question.headers, host: url.host };
      if (!isLocal) {
        return send(new URL(url.origin), path, question, url.origin);
      }
      // APIs answer under their names at the address of the facade, S3 at one of its own.
      const isBucket = /\.s3\./.test(url.hostname);
      const to = isBucket ? options.endpoint : base;
      return send(to, path, { ...question, headers }, url.origin);
    },
    askPlainly: (path) => send(new URL(`http://${base.hostname}`), path),
    acceptsTls: ports.acceptsTls,
    acceptsPlainHttp: ports.acceptsPlainHttp,
    pause: ports.pause,
    pick: (end) => Math.floor(ports.random() * end),
  };
}

/** Whether the local runtime answers, with its controls. */
async function hasControls(base: URL, ports: SmokePorts): Promise<boolean> {
  const { status, text } = await ports.exchange(base, "/__local/regions", {});
  return status === 200 && /^\s*\[/.test(text);
}

/** Why no response arrived, in words. */
function reasonOf(error: unknown, base: URL): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ECONNREFUSED":
      return isLoopback(base)
        ? "nothing listens there; npm start serves the stack dev"
        : "the connection is refused";
    case "ENOTFOUND":
      return `there is no host ${base.hostname}`;
    case "ECONNRESET":
      return "the connection was closed before a response";
    default:
      return message === "" || message === undefined ? String(code ?? error) : message;
  }
}
