/**
 * What a person at this machine can do to a stack, over HTTP: fell a Region, raise it again, sign a token.
 *
 * @module
 */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { localSecret } from "../../scripts/token/local-secret.ts";
import { mint, type TokenRequest } from "../../scripts/token/mint.ts";
import type { Target } from "./target.ts";

/** How a Region may fail. */
export type Outage = "hang" | "refuse" | "error";

/** Switches a Region off. */
export async function fell(target: Target, region: string, mode: Outage): Promise<void> {
  await throwSwitch(target, `${region}?healthy=false&mode=${mode}`);
}

/** Switches Regions on. */
export async function raise(target: Target, ...regions: readonly string[]): Promise<void> {
  for (const region of regions) {
    await throwSwitch(target, `${region}?healthy=true`);
  }
}

async function throwSwitch(target: Target, setting: string): Promise<void> {
  const { status, text } = await target.ask(`/__local/regions/${setting}`, { method: "POST" });
  assert.equal(status, 200, text);
}

/** Signs tokens as a stack does. */
export interface Signer {
  /** @param nowMs Of the signing. @default now */
  token(wanted?: Partial<TokenRequest>, nowMs?: number): Promise<string>;
}

/** What signs, by stack: evaluated once, however many suites ask. */
const secrets = new Map<string, Promise<string>>();

/** Evaluates a stack for its key. No two tokens are the same. */
export async function signerOf(stack: string): Promise<Signer> {
  const pending = secrets.get(stack) ?? localSecret(process.cwd(), stack);
  secrets.set(stack, pending);
  const secret = await pending;
  return {
    token(wanted = {}, nowMs = Date.now()) {
      const request = { subject: "referee", scopes: [], expiresInSeconds: 600, ...wanted };
      return mint(secret, request, nowMs, randomUUID());
    },
  };
}
