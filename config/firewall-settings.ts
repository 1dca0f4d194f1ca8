/**
 * Settings of the firewall: how much one caller may ask.
 *
 * @module
 */
import { rateLimitRange, rateWindowsSeconds } from "../aws/waf.ts";
import type { SettingReader } from "./setting-reader.ts";

/** Rate rules. Requests in one window of `windowSeconds`. */
export interface FirewallSettings {
  readonly windowSeconds: (typeof rateWindowsSeconds.value)[number];
  /** Of one address, over all paths. */
  readonly perAddress: number;
  /** Of one address, under `/auth/`. */
  readonly perAddressSigningIn: number;
  /** Of one token, whatever addresses it comes from. */
  readonly perToken: number;
}

const { min, max } = rateLimitRange.value;

/** Reads them. */
export function readFirewallSettings(read: SettingReader): FirewallSettings {
  return {
    windowSeconds: read.oneOfNumbers("rateWindowSeconds", rateWindowsSeconds.value),
    perAddress: read.whole("ratePerAddress", min, max),
    perAddressSigningIn: read.whole("ratePerAddressSigningIn", min, max),
    perToken: read.whole("ratePerToken", min, max),
  };
}
