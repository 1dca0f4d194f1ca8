/**
 * origin-response on the website: returns the website's own page for a path without a file.
 *
 * Not a custom error response of the distribution, which would replace the problem documents of the API too.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-updating-http-responses.html
 * @module
 */
import type { CloudFrontResponseEvent } from "aws-lambda";
import { editResponse } from "../adapters/cloudfront.ts";
import { log } from "../adapters/log.ts";
import type { MissingPageConfig } from "../contract.ts";
import { replaceMissing } from "../core/missing-page.ts";

/** Compiled in with the bundle. */
declare const CONFIG: MissingPageConfig;

/** @throws {TypeError} when the event is not a CloudFront event. */
export const handler = async (event: CloudFrontResponseEvent) =>
  editResponse(event, log, ({ status, headerNames }) =>
    replaceMissing(status, headerNames, CONFIG.html),
  );
