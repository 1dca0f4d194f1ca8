/**
 * The least a function can be: it answers the configuration it was bundled with.
 *
 * @module
 */

/** Compiled in with the bundle. */
declare const CONFIG: object;

/** @throws never */
export const handler = async () => CONFIG;
