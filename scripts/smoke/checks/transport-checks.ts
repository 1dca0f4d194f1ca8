/**
 * TLS, and the way from HTTP to HTTPS.
 *
 * @module
 */
import { type Check, skip, verdictOf } from "../check.ts";
import { faultsOf } from "../expectation.ts";

export const transportChecks: readonly Check[] = [
  {
    name: "tls-floor",
    promise: "accepts TLS 1.2, and nothing older",
    needs: ["https"],
    async run(session) {
      if (session.base.hostname.endsWith(".cloudfront.net")) {
        return skip(
          "names of cloudfront.net accept TLS 1.0; only a domain of your own has a floor",
        );
      }
      const [old, current] = [
        await session.acceptsTls("TLSv1.1"),
        await session.acceptsTls("TLSv1.2"),
      ];
      return verdictOf([
        ...(old ? ["TLS 1.1 is accepted"] : []),
        ...(current ? [] : ["TLS 1.2 is refused"]),
      ]);
    },
  },
  {
    name: "tls-newest",
    promise: "accepts TLS 1.3",
    needs: ["https"],
    async run(session) {
      return verdictOf((await session.acceptsTls("TLSv1.3")) ? [] : ["TLS 1.3 is refused"]);
    },
  },
  {
    name: "https-redirect",
    promise: "redirects HTTP to the same address with HTTPS",
    needs: ["https"],
    async run(session) {
      const path = "/rugby_data.json";
      const location = `https://${session.base.host}${path}`;
      return verdictOf(
        faultsOf({ path: `http://${session.base.host}${path}` }, await session.askPlainly(path), {
          status: [301, 308],
          headers: { location },
        }),
      );
    },
  },
];
