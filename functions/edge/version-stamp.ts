/**
 * viewer-response: adds the stack, build and function version to each response. For test stacks only.
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

/** @throws {TypeError} when the event is not a CloudFront event. */
export const handler = async (
  event: CloudFrontResponseEvent,
  { functionName, functionVersion }: Context,
) =>
  editResponse(event, log, () => ({
    set: { [versionStampHeader]: versionStamp(CONFIG, functionName, functionVersion) },
    remove: [],
  }));
