/**
 * Controls of a local stack: switch a Region off and on over HTTP, sign a token.
 *
 * @module
 */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { Graph } from "../../local/program/graph.ts";
import { signingSecret } from "../../scripts/token/local-secret.ts";
import { mint, type TokenRequest } from "../../scripts/token/mint.ts";
import { recordedStack, type StackName } from "../stacks/recorded.ts";
import type { Target } from "./target.ts";

/** How a Region is unavailable. */
export type Outage = "hang" | "refuse" | "error";

/** Switches a Region off. */
export async function switchOff(target: Target, region: string, mode: Outage): Promise<void> {
  await throwSwitch(target, `${region}?healthy=false&mode=${mode}`);
}

/** Switches Regions on. */
export async function switchOn(target: Target, ...regions: readonly string[]): Promise<void> {
  for (const region of regions) {
    await throwSwitch(target, `${region}?healthy=true`);
  }
}

async function throwSwitch(target: Target, setting: string): Promise<void> {
  const { status, text } = await target.ask(`/__local/regions/${setting}`, { method: "POST" });
  assert.equal(status, 200, text);
}

/** Signs tokens with the key of a stack. */
export interface Signer {
  /** @param nowMs Of the signing. @default now */
  token(wanted?: Partial<TokenRequest>, nowMs?: number): Promise<string>;
}

/**
 * A signer with the key of a stack. Every token it signs is different.
 *
 * @param graph Of the stack. @default as its file has it
 */
export async function signerOf(stack: StackName, graph?: Graph): Promise<Signer> {
  const secret = signingSecret(graph ?? (await recordedStack(stack)));
  return {
    async token(wanted = {}, nowMs = Date.now()) {
      const request = { subject: "referee", scopes: [], expiresInSeconds: 600, ...wanted };
      return mint(secret, request, nowMs, randomUUID());
    },
  };
}
