/**
 * Masking of secrets in what is recorded, so that a copy of it can be shared.
 *
 * Two rules: what stands where secrets stand (certain headers, cookies, parameters, JSON Web Tokens), and texts that are
 * known to be secret wherever they stand, such as a credential of the request in the log of a function.
 *
 * @module
 */
import type { RecordedHeaders } from "./request-record.ts";

/** What stands in place of a secret. */
export const masked = "***";

/** Shorter texts are masked in their places only: everywhere else they would hit words. */
const minKnownLength = 8;

/** Texts that are known to be secret, of one request beside those of the program. */
const maxKnown = 100;

const credentialHeaders = new Set(["authorization", "proxy-authorization"]);
const cookieNames = new Set(["cookie", "set-cookie", "cookies"]);

/** Names of headers, parameters and members whose values are secret: short ones, so that looking for them takes little time. */
const secretNames =
  "(?:x-api-key|api[-_]?key|passw(?:or)?d|pwd|sig|client_assertion|code_verifier|[\\w.~%-]{0,60}?(?:secret|token|credential|signature)s?)";

const secretName = new RegExp(`^${secretNames}$`, "i");

/** A parameter of a URL or a form that is secret too: an authorization code (RFC 6749 section 4.1.2). */
const secretParameter = "code";

/** `name=value` and `"name":"value"`, also within a text of JSON. */
const assignment = new RegExp(
  [
    `(?<![\\w.~%-])(${secretNames}\\\\?["']?\\s{0,8}[=:]\\s{0,8}\\\\?["']?)`,
    // In quotes within a text of JSON, in quotes, and bare.
    /((?<=\\")[^"\\]+|(?<=")(?:[^"\\]|\\.)+|(?<=')[^']+|[^"'\\&;,#\s{}[\]]+)/.source,
  ].join(""),
  "gis",
);

const codeParameter = /(?<=^|[?&])(code=)[^&#\s"'\\]+/g;

/** Header and payload of a JSON Web Token are JSON: both begin with `{"`. */
const jsonWebToken = /(?<![\w-])eyJ[\w-]+\.eyJ[\w-]+\.[\w-]*/g;

const bearer = /\b(Bearer) [\w.~+/-]+=*/gi;

/** Whether values under a name are secret. */
export function isSecretName(name: string): boolean {
  const lower = name.toLowerCase();
  return credentialHeaders.has(lower) || cookieNames.has(lower) || secretName.test(lower);
}

/** The scheme of a credential stays: `Bearer ***`. */
function maskCredential(value: string): string {
  const scheme = /^[\w-]+ (?=\S)/.exec(value)?.[0] ?? "";
  return `${scheme}${masked}`;
}

/** The names of cookies stay, and so do the attributes of one that is set. */
function maskCookies(value: string, isSet: boolean): string {
  const mask = (pair: string) => pair.replace(/=[\s\S]*/, `=${masked}`);
  const [first = "", ...rest] = value.split(";");
  return [mask(first), ...(isSet ? rest : rest.map(mask))].join(";");
}

/** Masks what is recorded of one request. */
export class Masker {
  readonly #known: Set<string>;

  /** @param known Texts that are secret wherever they stand. */
  constructor(known: Iterable<string>) {
    this.#known = new Set([...known].filter((each) => each.length >= minKnownLength));
  }

  /** A query string. Its secret values are masked in everything from here on. */
  query(querystring: string): string {
    for (const [name, value] of new URLSearchParams(querystring)) {
      if (secretName.test(name) || name === secretParameter) {
        this.#learn(value);
      }
    }
    return this.text(querystring);
  }

  /** Header lines, their names kept. The secret values among them are masked in everything from here on. */
  headers(lines: Iterable<readonly [string, string]>): RecordedHeaders {
    return Array.from(lines, ([name, value]) => [name, this.value(name, value)] as const);
  }

  /** The value under the name of a header, parameter or member. */
  value(name: string, value: string): string {
    const lower = name.toLowerCase();
    if (credentialHeaders.has(lower)) {
      this.#learn(value.replace(/^[\w-]+ +/, ""));
      return maskCredential(value);
    }
    if (cookieNames.has(lower)) {
      return this.#cookies(value, lower === "set-cookie");
    }
    if (secretName.test(lower)) {
      this.#learn(value);
      return value === "" ? value : masked;
    }
    return this.text(value);
  }

  /** Any text: of a body, a log, a URL. */
  text(text: string): string {
    let safe = text;
    for (const secret of this.#known) {
      safe = safe.replaceAll(secret, masked);
    }
    return safe
      .replace(jsonWebToken, masked)
      .replace(bearer, `$1 ${masked}`)
      .replace(assignment, `$1${masked}`)
      .replace(codeParameter, `$1${masked}`);
  }

  /** JSON, such as the event of a function. */
  json(value: unknown, name = ""): unknown {
    if (typeof value === "string") {
      return this.value(name, value);
    }
    if (Array.isArray(value)) {
      return value.map((each) => this.json(each, name));
    }
    return typeof value === "object" && value !== null ? this.#members(value, name) : value;
  }

  #members(value: object, name: string): unknown {
    const { encoding, isBase64Encoded } = value as Record<string, unknown>;
    const coded = encoding === "base64" ? "data" : isBase64Encoded === true ? "body" : undefined;
    // Below the name of a secret the members are those of an event's lines: `key`, `value`, `multiValue`.
    return Object.fromEntries(
      Object.entries(value).map(([member, each]) => [
        member,
        member === coded && typeof each === "string"
          ? this.#base64(each)
          : this.json(each, member !== "key" && isSecretName(name) ? name : member),
      ]),
    );
  }

  /** A coded text with a secret in it is coded again without. */
  #base64(coded: string): string {
    const text = Buffer.from(coded, "base64").toString();
    const safe = this.text(text);
    return safe === text ? coded : Buffer.from(safe).toString("base64");
  }

  #cookies(value: string, isSet: boolean): string {
    const pairs = isSet ? [value.split(";")[0] ?? ""] : value.split(";");
    for (const pair of pairs) {
      this.#learn(pair.slice(pair.indexOf("=") + 1).trim());
    }
    // A cookie of an event may be its value alone.
    return value.includes("=") ? maskCookies(value, isSet) : masked;
  }

  #learn(secret: string): void {
    if (secret.length >= minKnownLength && this.#known.size < maxKnown) {
      this.#known.add(secret);
    }
  }
}
