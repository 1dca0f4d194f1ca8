import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontOriginHeaderSizes } from "../../../rules/cloudfront/cloudfront-origin-header-sizes.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

/** So many headers of such a length. */
function headers(count: number, length: number) {
  return Array.from({ length: count }, (_, index) => ({
    name: `x-${String(index).padStart(2, "0")}`,
    value: "v".repeat(length),
  }));
}

describeRule(cloudfrontOriginHeaderSizes, {
  passes: [
    {
      title: "thirty, of 10,240 characters together",
      given: distribution({
        "origins[1].customHeaders": [...headers(29, 337), { name: "x-30", value: "v".repeat(347) }],
      }),
    },
    {
      title: "the longest name and value",
      given: distribution({
        "origins[1].customHeaders": [{ name: "n".repeat(256), value: "v".repeat(1_783) }],
      }),
    },
    {
      title: "a value that is not known yet",
      given: distribution({ "origins[1].customHeaders": unknown }),
    },
  ],
  violates: [
    {
      title: "one more",
      given: distribution({ "origins[1].customHeaders": headers(31, 1) }),
      reports: ["example-distribution origins[1].customHeaders has 31 headers; leave at most 30"],
    },
    {
      title: "a longer name",
      given: distribution({ "origins[1].customHeaders": [{ name: "n".repeat(257), value: "v" }] }),
      reports: [
        "example-distribution origins[1].customHeaders[0].name has 257 characters; leave at most 256",
      ],
    },
    {
      title: "a longer value",
      given: distribution({
        "origins[1].customHeaders": [{ name: "n", value: "v".repeat(1_784) }],
      }),
      reports: [
        "example-distribution origins[1].customHeaders[0].value has 1784 characters; leave at most 1783",
      ],
    },
    {
      title: "more together",
      given: distribution({ "origins[1].customHeaders": headers(6, 1_703) }),
      reports: [
        "example-distribution origins[1].customHeaders has 10242 characters; leave at most 10240",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["origins", 3, "customHeaders", 1, "value"],
        "1".repeat(1_784),
      ),
    reports: [
      "facade-distribution origins[3].customHeaders[1].value has 1784 characters; leave at most 1783",
    ],
  },
});
