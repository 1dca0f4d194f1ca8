/**
 * Settings of the web ACL: rate limits.
 *
 * @module
 */
import { rateLimitRange, rateWindowsSeconds } from "../aws/waf.ts";
import type { SettingReader } from "./setting-reader.ts";

/** Maximum requests in a window of `windowSeconds`. */
export interface FirewallSettings {
  readonly windowSeconds: (typeof rateWindowsSeconds.value)[number];
  /** Of one IP address, on all paths. */
  readonly perAddress: number;
  /** Of one IP address, under `/auth/`. */
  readonly perAddressSigningIn: number;
  /** With one token, from all addresses, in `Authorization` and the session cookie together. */
  readonly perToken: number;
}

const { min, max } = rateLimitRange.value;

/** Parts of `perToken` that WAF counts separately, at most: two places of a token, two spellings of its signature. */
const tokenParts = 4;

/** Reads the settings of the web ACL. */
export function readFirewallSettings(read: SettingReader): FirewallSettings {
  return {
    windowSeconds: read.oneOfNumbers("rateWindowSeconds", rateWindowsSeconds.value),
    perAddress: read.whole("ratePerAddress", min, max),
    perAddressSigningIn: read.whole("ratePerAddressSigningIn", min, max),
    perToken: read.whole("ratePerToken", min * tokenParts, max),
  };
}
