/**
 * The baseline: a handler that does nothing.
 *
 * @module
 */
export const handler = async () => ({ status: "200" });
