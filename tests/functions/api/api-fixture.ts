/**
 * The regional API, bundled and loaded anew for each test, against a fake S3.
 *
 * @module
 */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { after, before, beforeEach } from "mocha";
import type { ApiConfig } from "../../../functions/contract.ts";
import type { BundleOnDisk } from "../bundle-on-disk.ts";
import { type FakeS3, s3Object, startFakeS3, useFakeS3 } from "../fake-s3.ts";
import { loadHandler } from "../load-bundle.ts";
import { captureLog, type LogCapture } from "../log-capture.ts";
import { matchDay } from "../match-day.ts";
import { terms } from "../signed-tokens.ts";
import { smallSeason } from "../small-season.ts";
import { httpApiEvent, type Request } from "./api-event.ts";

/** The handler, called as Lambda calls it. */
export type ApiHandler = (
  event: APIGatewayProxyEventV2,
  context: { readonly functionVersion: string },
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Compiled in. */
export const config: ApiConfig = {
  region: "ap-southeast-2",
  seasons: [
    { bucket: "replica", key: "rugby_data.json", region: "ap-southeast-2" },
    { bucket: "home", key: "rugby_data.json", region: "eu-west-1" },
  ],
  freshness: matchDay,
  realm: "touchline",
  tokens: terms,
  debug: false,
};
/** Most bytes of the bundle, before compression. The SDK for S3 is most of it. */
export const budgetBytes = 384 * 1024;

/** What tests of one `describe` share. */
export interface ApiFixture {
  readonly s3: FakeS3;
  /** Since the test began. */
  readonly log: LogCapture;
  readonly handler: ApiHandler;
  /** @param target Path and query string, as the gateway hands them over. */
  ask(target: string, request?: Request): Promise<APIGatewayProxyStructuredResultV2>;
}

/** Sets up the API for the enclosing `describe`; each test starts with the small season published. */
export function useApi(): ApiFixture {
  let bundle: BundleOnDisk<ApiHandler>;
  let s3: FakeS3;
  let restore: () => void;
  let log: LogCapture;
  let handler: ApiHandler;
  before(async () => {
    bundle = await loadHandler<ApiHandler>("api/api-handler.ts", config, budgetBytes);
    s3 = await startFakeS3();
    restore = useFakeS3(s3.url);
  });
  beforeEach(async () => {
    handler = await bundle.sandbox();
    s3.respond = s3Object(smallSeason(), '"1"');
    s3.asked.length = 0;
    log.lines.length = 0;
  });
  after(async () => {
    restore();
    await s3.close();
    bundle.dispose();
  });
  before(() => {
    log = captureLog();
  });
  after(() => log.end());
  return {
    get s3() {
      return s3;
    },
    get log() {
      return log;
    },
    get handler() {
      return handler;
    },
    ask: (target, request) => handler(httpApiEvent(target, request), { functionVersion: "7" }),
  };
}
