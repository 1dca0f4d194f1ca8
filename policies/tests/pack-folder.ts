/**
 * The folder of the pack.
 *
 * @module
 */
import { join } from "node:path";
import { root } from "../../tests/stacks/recorded.ts";

export const packFolder = join(root, "policies");
