/**
 * Round-trip times between Regions.
 *
 * @module
 */
import type { Fact } from "./fact.ts";

const regions = [
  "us-east-1",
  "us-east-2",
  "us-west-2",
  "ca-central-1",
  "sa-east-1",
  "eu-west-1",
  "eu-west-2",
  "eu-central-1",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-northeast-1",
];

/** Row and column by the list above; below the diagonal. */
const rows = [
  [5.5],
  [15, 5.4],
  [64, 51, 3.2],
  [17, 28, 61, 4],
  [115, 126, 175, 125, 3.3],
  [70, 81, 118, 69, 179, 3.2],
  [78, 89, 129, 80, 187, 14, 3.3],
  [93, 104, 143, 93, 205, 27, 18, 4],
  [193, 205, 222, 193, 302, 126, 118, 129, 3.2],
  [220, 204, 160, 215, 328, 179, 170, 160, 64, 3.7],
  [200, 189, 141, 198, 312, 256, 266, 251, 155, 95, 4.1],
  [150, 136, 98, 148, 259, 202, 213, 227, 133, 71, 106, 2.8],
];

export const regionRoundTrips: Fact<ReadonlyMap<string, number>> = {
  about:
    "Median round-trip time between two Regions in milliseconds, by their names with a space between",
  value: new Map(
    rows.flatMap((row, at) =>
      row.flatMap((ms, other): [string, number][] => [
        [`${regions[at]} ${regions[other]}`, ms],
        [`${regions[other]} ${regions[at]}`, ms],
      ]),
    ),
  ),
  source: {
    title: "Latencies of cloudping.co in commonwarexyz/monorepo",
    url: "https://github.com/commonwarexyz/monorepo/blob/main/examples/estimator/src/p50.json",
  },
  read: "2026-11",
  certainty: "measured",
  by: "cloudping.co, 2025",
  note: "Between instances, over TCP. Other pairs of Regions are estimated by their distance.",
};
