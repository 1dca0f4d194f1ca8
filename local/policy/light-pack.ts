/**
 * Preloaded into the process of a policy pack: the SDK without what a pack hardly ever uses.
 *
 * @module
 */
import { createRequire } from "node:module";
import process from "node:process";
import { lightenSdk } from "../program/light-sdk.ts";

// The runner of the SDK, which is the script of the process, is a module of the copy that the pack uses.
const [, runner = ""] = process.argv;
lightenSdk(createRequire(runner).resolve("@pulumi/pulumi"));
