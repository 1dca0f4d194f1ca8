/**
 * Settings of the firewall: how much one caller may ask.
 *
 * @module
 */
import type { SettingReader } from "./setting-reader.ts";

/** Rate rules. Requests in one window of `windowSeconds`. */
export interface FirewallSettings {
  readonly windowSeconds: 60 | 120 | 300 | 600;
  /** Of one address, over all paths. */
  readonly perAddress: number;
  /** Of one address, under `/auth/`. */
  readonly perAddressSigningIn: number;
  /** Of one token, whatever addresses it comes from. */
  readonly perToken: number;
}

/** What WAF takes. @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html */
const least = 10;
const most = 2_000_000_000;

/** Reads them. */
export function readFirewallSettings(read: SettingReader): FirewallSettings {
  return {
    windowSeconds: read.oneOfNumbers("rateWindowSeconds", [60, 120, 300, 600]),
    perAddress: read.whole("ratePerAddress", least, most),
    perAddressSigningIn: read.whole("ratePerAddressSigningIn", least, most),
    perToken: read.whole("ratePerToken", least, most),
  };
}
