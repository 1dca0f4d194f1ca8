/**
 * The rate rules of the web ACL.
 *
 * @module
 */
import type { WebAclArgs } from "../components/web-acl.ts";
import type { Settings } from "../config.ts";
import { sessionCookie } from "../functions/contract.ts";

/** Limits by address, by address at the sign-in API, and by token. */
export function rateLimits(settings: Settings): WebAclArgs["rateRules"] {
  const { firewall, signIn } = settings;
  const { windowSeconds } = firewall;
  return {
    "per-address": { limit: firewall.perAddress, windowSeconds },
    ...(signIn === undefined
      ? {}
      : {
          "signing-in": {
            limit: firewall.perAddressSigningIn,
            windowSeconds,
            pathPrefix: "/auth/",
          },
        }),
    "per-token": {
      limit: Math.floor(firewall.perToken / signatureSpellings(settings)),
      windowSeconds,
      countBy: [{ header: "authorization" }, { cookie: sessionCookie }],
    },
  };
}

/**
 * Spellings of the signature of one token that {@link TokenKeys} accept: whoever has a token of an external issuer can
 * compute the other one, which WAF counts as another token.
 */
function signatureSpellings({ tokens }: Settings): number {
  return tokens.outsideKeys === undefined ? 1 : 2;
}
