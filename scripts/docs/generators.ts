/**
 * Every generated part of the documentation.
 *
 * @module
 */
import type { Generator } from "./generator.ts";

/** In the order in which they are rendered. */
export const generators: readonly Generator[] = [];
