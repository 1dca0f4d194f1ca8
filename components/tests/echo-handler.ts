/**
 * A function that returns the configuration with which it was bundled.
 *
 * @module
 */

/** Compiled in with the bundle. */
declare const CONFIG: object;

/** @throws never */
export const handler = async () => CONFIG;
