/**
 * The network, as checks use it: every request and handshake ends within a time.
 *
 * @module
 */
import { connect as connectTcp, isIP } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { connect as connectTls } from "node:tls";
import type { TlsVersion } from "./check.ts";
import { exchange } from "./exchange.ts";
import type { SmokePorts } from "./open-session.ts";
import type { SmokeOptions } from "./smoke-options.ts";

/** Bytes of a body, at most: several times the largest response. */
const maxBytes = 5_000_000;

/** The network for a run. */
export function network({ base, timeoutSeconds }: SmokeOptions): SmokePorts {
  const timeoutMs = timeoutSeconds * 1000;
  return {
    exchange: (to, path, question) => exchange(to, path, question, { timeoutMs, maxBytes }),
    acceptsTls: (version) => acceptsTls(base, version, timeoutMs),
    acceptsPlainHttp: (host) => acceptsTcp(host, 80, timeoutMs),
    pause: (ms) => pause(ms),
    random: Math.random,
  };
}

/** Whether a host accepts a TLS handshake of one version; its certificate is checked by the requests. */
export function acceptsTls(base: URL, version: TlsVersion, timeoutMs: number): Promise<boolean> {
  return accepted(
    connectTls({
      host: base.hostname,
      port: Number(base.port === "" ? "443" : base.port),
      ...(isIP(base.hostname) === 0 ? { servername: base.hostname } : {}),
      minVersion: version,
      maxVersion: version,
      // OpenSSL leaves old versions out at any higher level.
      ciphers: "DEFAULT@SECLEVEL=0",
      rejectUnauthorized: false,
    }),
    "secureConnect",
    timeoutMs,
  );
}

/** Whether a host accepts a TCP connection. */
export function acceptsTcp(host: string, port: number, timeoutMs: number): Promise<boolean> {
  return accepted(connectTcp({ host, port }), "connect", timeoutMs);
}

function accepted(
  socket: ReturnType<typeof connectTcp>,
  event: "connect" | "secureConnect",
  timeoutMs: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(false), timeoutMs);
    const end = (result: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(result);
    };
    socket.once(event, () => end(true));
    socket.once("error", () => end(false));
    socket.once("close", () => end(false));
  });
}
