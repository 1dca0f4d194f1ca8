/**
 * viewer-request on the paths that require a token: passes only requests with a valid one.
 *
 * @module
 */
import type { CloudFrontRequestEvent } from "aws-lambda";
import { measured, tokenRefusals } from "../adapters/metric.ts";
import { createVerifier } from "../adapters/token-verifier.ts";
import { guardViewerRequest } from "../adapters/viewer-guard.ts";
import type { TokenGuardConfig } from "../contract.ts";
import { admit, examine } from "../core/tokens/guard.ts";

/** Compiled in with the bundle. */
declare const CONFIG: TokenGuardConfig;

const log = measured(tokenRefusals);
const verify = createVerifier(CONFIG.tokens);

/** @throws {TypeError} when the event is not a CloudFront event; never for what a viewer sends. */
export const handler = async (event: CloudFrontRequestEvent) =>
  guardViewerRequest(event, log, async (request) => {
    const examined = examine(request, CONFIG);
    return examined.kind === "verify"
      ? admit(await verify(examined.token, Date.now()), examined, CONFIG)
      : examined;
  });
