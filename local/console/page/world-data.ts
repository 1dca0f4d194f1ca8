/**
 * The world around the stack, as the runtime gives it.
 *
 * @module
 */
import { signal } from "@preact/signals";
import { call } from "./call.ts";
import { whenConnected } from "./live.ts";

/** A place to look from. */
export interface Place {
  readonly label: string;
  /** Of `x-local-viewer`. */
  readonly viewer: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** A Region and what is wrong with it. */
export interface RegionState {
  readonly region: string;
  readonly healthy: boolean;
  /** How its APIs fail. */
  readonly outage?: string;
  readonly delayMs?: number;
  readonly lossPercent?: number;
}

/** The clock of the stack. */
export interface ClockState {
  readonly nowMs: number;
  readonly held: boolean;
  /** How far it is ahead of the machine. */
  readonly offsetMs: number;
}

/** All of it. */
export interface World {
  readonly clock: ClockState;
  readonly chance: { readonly seed: number | null };
  readonly regions: readonly RegionState[];
  readonly places: readonly Place[];
}

/** The world; `undefined` until it is there. */
export const world = signal<World | undefined>(undefined);

/** Reads it again. @returns whether it is there. */
export async function readWorld(): Promise<boolean> {
  const answer = await call<World>("world");
  if (answer.kind === "ok") {
    world.value = answer.value;
  }
  return answer.kind === "ok";
}

/** Reads the world, and again after the runtime was away. */
export function followWorld(): void {
  whenConnected(readWorld);
}
