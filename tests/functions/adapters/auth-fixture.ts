/**
 * The sign-in API without AWS: a bucket in memory, an outbox, a held clock and browsers with cookies.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { AuthBucket } from "../../../functions/adapters/auth-bucket.ts";
import type { AuthPorts } from "../../../functions/adapters/auth-ports.ts";
import { authService } from "../../../functions/adapters/auth-service.ts";
import { heldDocument } from "../../../functions/adapters/held-document.ts";
import { heldSigningKey } from "../../../functions/adapters/signing-key.ts";
import { subjectsOf } from "../../../functions/adapters/subjects.ts";
import { createVerifier } from "../../../functions/adapters/token-verifier.ts";
import type { SignInConfig, SigningSecret } from "../../../functions/contract.ts";
import { readAccessList } from "../../../functions/core/auth/access-list.ts";
import type { AuthAnswer, AuthRequest } from "../../../functions/core/auth/auth-message.ts";
import { readFacadeAddress } from "../../../functions/core/auth/facade-address.ts";
import type { Mail } from "../../../functions/core/auth/mail.ts";
import { current, nowMs, terms } from "../signed-tokens.ts";

/** The address of the site. */
export const url = "https://www.rugby.test";

/** The configuration of every test. */
export const config: SignInConfig = {
  region: "eu-west-1",
  bucket: "sign-in",
  secretId: "arn:aws:secretsmanager:eu-west-1:000000000000:secret:key",
  sender: "results@rugby.test",
  realm: "touchline",
  tokens: terms,
  linkSeconds: 900,
  tokenSeconds: 600,
  sessionSeconds: 3600,
};

/** A person who may sign in, as the list spells her. */
export const ada = { email: "Ada@Rugby.test", scopes: ["desk"] };

/** The content of the secret with the key `current`. */
export function secretOf(key = current): SigningSecret {
  const { d = "" } = key.privateKey.export({ format: "jwk" });
  return { issuer: terms.issuer, audience: terms.audience, key: { ...key.jwk, d } };
}

/** What a request may have; the rest has a default. */
export interface Ask {
  readonly query?: AuthRequest["query"];
  readonly headers?: AuthRequest["headers"];
  readonly cookies?: readonly string[];
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string | undefined;
  readonly viewer?: string | undefined;
}

/** A service and its surroundings, which a test may change. */
export interface World {
  readonly ask: (method: string, path: string, ask?: Ask) => Promise<AuthAnswer>;
  /** Objects by key. */
  readonly objects: Map<string, string>;
  /** Calls of S3: the operation and the folder. */
  readonly calls: string[];
  readonly mails: Mail[];
  /** Lines of the log. */
  readonly lines: Readonly<Record<string, unknown>>[];
  /** Milliseconds since the epoch. */
  clockMs: number;
  /** Time that SES takes, milliseconds. */
  mailMs: number;
  /** The content of the secret. */
  secret: string | undefined;
  /** Set to make a service fail. */
  failing: "s3" | "ses" | undefined;
  /** Whether S3 does each write twice, as when the SDK repeats one that took effect and was not answered. */
  repeatWrites: boolean;
  /** A browser with its own cookies, on a page of the site. */
  browser(): Browser;
}

/** Sends cookies back, as a browser does. */
export interface Browser {
  readonly cookies: Map<string, string>;
  readonly ask: World["ask"];
  /** Asks for a link. @returns the link of the mail, if one was sent. */
  login(email?: string, next?: string): Promise<string | undefined>;
  /** Presses the button on the page of a link. */
  press(link: string | undefined, more?: Readonly<Record<string, string>>): Promise<AuthAnswer>;
}

/** Makes a world in which the facade is deployed and Ada is in the list. */
export function signInWorld(changes: Partial<SignInConfig> = {}): World {
  const terms_ = { ...config, ...changes };
  const world: Omit<World, "ask" | "browser"> = {
    objects: new Map([
      ["access.json", JSON.stringify({ people: [ada], clients: [] })],
      ["facade.json", JSON.stringify({ url })],
    ]),
    calls: [],
    mails: [],
    lines: [],
    clockMs: nowMs,
    mailMs: 150,
    secret: JSON.stringify(secretOf()),
    failing: undefined,
    repeatWrites: false,
  };
  const serve = authService(portsOf(world, terms_));
  const ask: World["ask"] = (method, path, parts = {}) =>
    serve(requestOf(method, path, parts), "request-1");
  return Object.assign(world, { ask, browser: () => browserOf(world, ask) });
}

function portsOf(world: Omit<World, "ask" | "browser">, terms_: SignInConfig): AuthPorts {
  const bucket = memoryBucket(world);
  let made = 0;
  // Different at each call, and the same in each run.
  const random = (bytes: number) => {
    made += 1;
    return createHash("sha512").update(`${made}`).digest().subarray(0, bytes).toString("base64url");
  };
  const log: AuthPorts["log"] = (level, event, fields) =>
    void world.lines.push({ level, event, ...fields });
  const now = () => world.clockMs;
  const held = { bucket, log, now };
  return {
    config: terms_,
    bucket,
    access: heldDocument("access.json", readAccessList, held),
    facade: heldDocument("facade.json", readFacadeAddress, held),
    signingKey: heldSigningKey(async () => world.secret, terms_.tokens, held),
    subjectOf: subjectsOf(bucket, random),
    sendMail: async (mail) => {
      world.clockMs += world.mailMs;
      if (world.failing === "ses") {
        throw new Error("SES returned 400 MessageRejected");
      }
      world.mails.push(mail);
    },
    verify: createVerifier(terms_.tokens),
    log,
    now,
    wait: async (ms) => {
      world.clockMs += ms;
    },
    random,
  };
}

/** Conditional writes as S3 has them: each takes effect whole, in the order of the calls. */
function memoryBucket(world: Omit<World, "ask" | "browser">): AuthBucket {
  const { objects, calls } = world;
  const tagOf = (text: string) => createHash("md5").update(text).digest("hex");
  const called = async (operation: string, key: string) => {
    calls.push(`${operation} ${key.replace(/\/[0-9a-f]{64}$/, "")}`);
    world.clockMs += 10;
    await Promise.resolve();
    if (world.failing === "s3") {
      throw new Error("S3 returned 503");
    }
  };
  return {
    async read(key, heldTag) {
      await called("read", key);
      const text = objects.get(key);
      if (text === undefined) {
        return undefined;
      }
      const tag = tagOf(text);
      return tag === heldTag ? "unchanged" : { text, tag };
    },
    async write(key, text, condition) {
      await called("write", key);
      const before = objects.get(key);
      const holds =
        condition === "new"
          ? before === undefined
          : before !== undefined && tagOf(before) === condition.tag;
      if (holds) {
        objects.set(key, text);
      }
      return holds && !world.repeatWrites ? "written" : "conflict";
    },
    async remove(key) {
      await called("remove", key);
      objects.delete(key);
    },
  };
}

function requestOf(method: string, path: string, ask: Ask): AuthRequest {
  const { form, json } = ask;
  const type =
    form === undefined
      ? json === undefined
        ? {}
        : { "content-type": "application/json" }
      : { "content-type": "application/x-www-form-urlencoded" };
  const body =
    form === undefined
      ? json === undefined
        ? ""
        : JSON.stringify(json)
      : new URLSearchParams(form).toString();
  return {
    method,
    path,
    query: ask.query ?? [],
    headers: { ...type, "sec-fetch-site": "same-origin", ...ask.headers },
    cookies: ask.cookies ?? [],
    body: "body" in ask ? ask.body : body,
    viewer: "viewer" in ask ? ask.viewer : "198.51.100.7",
  };
}

function browserOf({ mails }: Pick<World, "mails">, askWorld: World["ask"]): Browser {
  const cookies = new Map<string, string>();
  const ask: World["ask"] = async (method, path, parts = {}) => {
    const sent = [...cookies].map(([name, value]) => `${name}=${value}`);
    const answer = await askWorld(method, path, { cookies: sent, ...parts });
    for (const line of answer.cookies) {
      const [, name = "", value = "", age] = /^([^=]+)=([^;]*);.* Max-Age=(\d+);/.exec(line) ?? [];
      if (age === "0") {
        cookies.delete(name);
      } else {
        cookies.set(name, value);
      }
    }
    return answer;
  };
  return {
    cookies,
    ask,
    login: async (email = "ada@rugby.test", next = undefined) => {
      const before = mails.length;
      await ask("POST", "/auth/login", {
        json: { email, ...(next === undefined ? {} : { next }) },
      });
      return mails.length === before ? undefined : linkIn(mails.at(-1));
    },
    press: (link = "", more = {}) => ask("POST", "/auth/callback", { form: { link, ...more } }),
  };
}

/** The link in a mail. */
export function linkIn(mail: Mail | undefined): string | undefined {
  return /\/auth\/callback\?link=([\w-]{43})$/m.exec(mail?.text ?? "")?.[1];
}
