/**
 * Names of one's own need certificates of one's own.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { refuseAliases } from "../../../model/refusals/alias-refusals.ts";

const inVirginia = "arn:aws:acm:us-east-1:000000000000:certificate/1";
const inIreland = "arn:aws:acm:eu-west-1:000000000000:certificate/1";

describe("refuseAliases", () => {
  for (const [title, aliases, certificate, problems] of [
    [
      "accepts no names with CloudFront's certificate",
      [],
      { cloudfrontDefaultCertificate: true },
      [],
    ],
    ["accepts a name with a certificate", ["a.test"], { acmCertificateArn: inVirginia }, []],
    ["accepts a name with a certificate of IAM", ["a.test"], { iamCertificateId: "ASCA" }, []],
    [
      "refuses a name with CloudFront's certificate",
      ["a.test"],
      { cloudfrontDefaultCertificate: true },
      ['aliases must be empty without a certificate that covers them, got ["a.test"]'],
    ],
    [
      "refuses a name without any",
      ["a.test"],
      undefined,
      ['aliases must be empty without a certificate that covers them, got ["a.test"]'],
    ],
    [
      "refuses a certificate elsewhere",
      [],
      { acmCertificateArn: inIreland },
      [
        `viewerCertificate.acmCertificateArn must be a certificate in us-east-1, got "${inIreland}"`,
      ],
    ],
  ] as const) {
    it(title, () => {
      const found = refuseAliases(aliases, certificate);
      assert.deepEqual(
        found.map(({ path, message }) => `${path} ${message}`),
        problems,
      );
    });
  }
});
