/**
 * Settings that several rules have.
 *
 * @module
 */
import type { Jurisdictions } from "./reading/jurisdiction.ts";
import { usualSetting } from "./reading/protected-data.ts";
import { type Setting, stringSetting } from "./rule.ts";

/** Which Region is in which jurisdiction. The longest pattern that matches applies. London and Zurich are not in the EU. */
export const jurisdictionsSetting: Setting<Jurisdictions> = {
  description:
    "Jurisdictions by Region, or by how the names of Regions begin and *. The longest that matches applies.",
  type: "object",
  default: {
    "eu-*": "EU",
    "eusc-*": "EU",
    "eu-west-2": "GB",
    "eu-central-2": "CH",
    "us-*": "US",
    "ca-*": "CA",
    "mx-*": "MX",
    "sa-east-1": "BR",
    "af-south-1": "ZA",
    "il-central-1": "IL",
    "me-central-1": "AE",
    "me-south-1": "BH",
    "ap-east-1": "HK",
    "ap-east-2": "TW",
    "ap-northeast-1": "JP",
    "ap-northeast-2": "KR",
    "ap-northeast-3": "JP",
    "ap-south-*": "IN",
    "ap-southeast-1": "SG",
    "ap-southeast-2": "AU",
    "ap-southeast-3": "ID",
    "ap-southeast-4": "AU",
    "ap-southeast-5": "MY",
    "ap-southeast-6": "NZ",
    "ap-southeast-7": "TH",
    "cn-*": "CN",
  },
};

/** Which of the project's settings states whether data may be lost. */
export const protectedBySetting = stringSetting(
  "Name of the project's setting that is false where data may be lost; where it is absent or anything else, data is kept.",
  usualSetting,
);
