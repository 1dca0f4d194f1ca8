/**
 * viewer-response: says which stack, build and function version answered. A test flag; production
 * goes without.
 *
 * @module
 */
import type { CloudFrontResponseEvent, Context } from "aws-lambda";
import { editResponse } from "../adapters/cloudfront.ts";
import { log } from "../adapters/log.ts";
import type { VersionStampConfig } from "../contract.ts";
import { versionStamp, versionStampHeader } from "../core/stamp-value.ts";

/** Compiled in with the bundle. */
declare const CONFIG: VersionStampConfig;

/** @throws {TypeError} when invoked with what is no CloudFront event. */
export const handler = async (
  event: CloudFrontResponseEvent,
  { functionName, functionVersion }: Context,
) =>
  editResponse(event, log, () => ({
    set: { [versionStampHeader]: versionStamp(CONFIG, functionName, functionVersion) },
    remove: [],
  }));
