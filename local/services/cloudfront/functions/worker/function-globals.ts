/**
 * The globals of a function: what its runtime has beyond the language, and nothing of this machine.
 *
 * @module
 */

/** What the thread does for a context, which cannot import anything. */
export interface GlobalsHost {
  readonly version: 1 | 2;
  /** @returns the digest; bytes as base64. */
  readonly digest: (
    algorithm: string,
    key: Uint8Array | string | undefined,
    data: readonly (Uint8Array | string)[],
    encoding: string,
  ) => string;
  readonly buffer: typeof Buffer;
  readonly querystring: object;
  /** Text and bytes: what Node.js has as globals. */
  readonly web: object;
  /** A key value store, as JSON. */
  readonly keyValues: string | undefined;
}

/** What a context hands back to the thread. */
export interface FunctionControls {
  /** Before each run. @param nowMs What every clock shows during the run. */
  readonly begin: (nowMs: number, isRequest: boolean) => void;
  readonly require: (name: string) => unknown;
  /** The lines that were logged, and the change of the origin: JSON. */
  readonly report: () => string;
}

/**
 * Prepares the globals of a context. Its text is evaluated inside of the context: it uses its argument and
 * nothing of this module.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
export function installGlobals(host: GlobalsHost): FunctionControls {
  let lines: string[] = [];
  let change: unknown;
  let now = 0;
  let atRequest = true;
  const scope = globalThis as Record<string, unknown>;
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(scope, name, { value, writable: true, configurable: true });
  };

  for (const name of ["WebAssembly", "SharedArrayBuffer", "Atomics"]) {
    delete scope[name];
  }

  // Every clock stands still during a run: the time is that of its start.
  const RealDate = Date;
  const isNew = (args: readonly unknown[]): boolean => args.length === 0;
  const FixedDate = new Proxy(RealDate, {
    apply: () => new RealDate(now).toString(),
    construct: (target, args, made) =>
      Reflect.construct(target, isNew(args) ? [now] : args, made) as object,
  });
  RealDate.now = () => now;
  Object.defineProperty(RealDate.prototype, "constructor", { value: FixedDate });
  define("Date", FixedDate);

  const text = (value: unknown): string => {
    if (typeof value === "object" && value !== null) {
      return value instanceof Error ? String(value) : JSON.stringify(value);
    }
    return String(value);
  };
  define("console", { log: (value: unknown) => void lines.push(text(value)) });

  function hashing(name: string, key: Uint8Array | string | undefined, algorithm: string): object {
    const data: (Uint8Array | string)[] = [];
    if (!["md5", "sha1", "sha256"].includes(algorithm)) {
      throw new TypeError(`${name}: the algorithm must be md5, sha1 or sha256, got ${algorithm}`);
    }
    return {
      update(part: Uint8Array | string) {
        data.push(part);
        return this;
      },
      digest(encoding?: string) {
        if (encoding !== undefined && !["hex", "base64", "base64url"].includes(encoding)) {
          throw new TypeError(
            `digest: the encoding must be hex, base64 or base64url, got ${encoding}`,
          );
        }
        const made = host.digest(algorithm, key, data, encoding ?? "base64");
        if (encoding !== undefined) {
          return made;
        }
        const bytes = host.buffer.from(made, "base64");
        // Runtime 1.0 has byte strings in place of buffers.
        return host.version === 1 ? bytes.toString("latin1") : bytes;
      },
    };
  }
  const crypto = {
    createHash: (algorithm: string) => hashing("createHash", undefined, algorithm),
    createHmac: (algorithm: string, key: Uint8Array | string) =>
      hashing("createHmac", key, algorithm),
  };

  function failure(name: string, message: string): Error {
    const error = new Error(message);
    error.name = name;
    return error;
  }

  const store =
    host.keyValues === undefined
      ? undefined
      : (JSON.parse(host.keyValues) as { id: string; pairs: Record<string, string> });

  function keyValueStore(id?: string): object {
    if (store === undefined || (id !== undefined && id !== store.id)) {
      throw failure("KVSNamespaceNotFound", "no such key value store is associated");
    }
    const has = (key: string) => Object.hasOwn(store.pairs, key);
    return {
      async get(key: string, options: { format?: string } = {}) {
        const value = store.pairs[key];
        if (!has(key) || value === undefined) {
          throw failure("KeyNotFound", `no key ${key} in the key value store`);
        }
        const { format = "string" } = options;
        switch (format) {
          case "string":
            return value;
          case "json":
            return JSON.parse(value) as unknown;
          case "bytes":
            return host.buffer.from(value);
          default:
            throw new TypeError(`get: the format must be string, json or bytes, got ${format}`);
        }
      },
      exists: async (key: string) => has(key),
      count: async () => Object.keys(store.pairs).length,
      meta: async () => ({
        creationDateTime: "2020-01-01T00:00:00Z",
        lastUpdatedDateTime: "2020-01-01T00:00:00Z",
        keyCount: Object.keys(store.pairs).length,
      }),
    };
  }

  function setChange(made: object): void {
    if (!atRequest) {
      throw failure("Error", "an origin can be changed at viewer-request only");
    }
    change = made;
  }
  const cloudfront = {
    kvs: keyValueStore,
    updateRequestOrigin: (settings: unknown) => setChange({ kind: "update", settings }),
    selectRequestOriginById: (originId: unknown, settings: unknown) =>
      setChange({ kind: "select", originId, settings }),
    createRequestOriginGroup: (settings: unknown) => setChange({ kind: "group", settings }),
    get edgeLocation() {
      return atRequest ? { name: "LOC", serverIp: "127.0.0.1", region: "us-east-1" } : {};
    },
  };

  const modules: Record<string, unknown> = { crypto, querystring: host.querystring };
  if (host.version === 2) {
    modules["buffer"] = { Buffer: host.buffer };
    modules["cloudfront"] = cloudfront;
    define("Buffer", host.buffer);
    for (const [name, value] of Object.entries(host.web)) {
      define(name, value);
    }
  } else {
    installByteStrings();
  }

  /** The nonstandard methods of runtime 1.0: a byte string has one character for each byte. */
  function installByteStrings(): void {
    const method = (target: object, name: string, value: unknown): void => {
      Object.defineProperty(target, name, { value, writable: true, configurable: true });
    };
    const latin1 = (value: string) => host.buffer.from(value, "latin1");
    method(String, "bytesFrom", (from: number[] | string, encoding: BufferEncoding) =>
      (typeof from === "string"
        ? host.buffer.from(from, encoding)
        : host.buffer.from(from)
      ).toString("latin1"),
    );
    const bytes = (value: string, start?: number, end?: number) => value.slice(start, end);
    method(String.prototype, "fromBytes", function (this: string, start?: number, end?: number) {
      return bytes(String(this), start, end);
    });
    method(String.prototype, "toBytes", function (this: string, start?: number, end?: number) {
      const part = bytes(String(this), start, end);
      return /[^\0-\xff]/.test(part) ? null : part;
    });
    method(String.prototype, "fromUTF8", function (this: string, start?: number, end?: number) {
      const part = latin1(bytes(String(this), start, end));
      const decoded = part.toString("utf8");
      return host.buffer.from(decoded).equals(part) ? decoded : null;
    });
    method(String.prototype, "toUTF8", function (this: string, start?: number, end?: number) {
      return host.buffer.from(bytes(String(this), start, end)).toString("latin1");
    });
  }

  return {
    begin(nowMs, isRequest) {
      lines = [];
      change = undefined;
      now = nowMs;
      atRequest = isRequest;
    },
    require(name) {
      const found = Object.hasOwn(modules, name) ? modules[name] : undefined;
      if (found === undefined) {
        throw failure("Error", `there is no module "${name}"`);
      }
      return found;
    },
    report: () => JSON.stringify({ lines, change }),
  };
}
