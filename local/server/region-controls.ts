/**
 * Looking at Regions and switching them off, under `/__local/regions`.
 *
 * @module
 */
import type { ViewerRequest } from "../http/message.ts";
import { type Outage, outages, type RegionState } from "../services/region-health.ts";
import { type Control, type ControlAnswer, controlPrefix, plainAnswer } from "./controls.ts";

/** What the controls switch. */
export interface RegionSwitches {
  list(): readonly RegionState[];
  set(region: string, outage: Outage | undefined): boolean;
}

/** The response to an invalid request. */
const usage = `name the state, as in curl -X POST '…/__local/regions/eu-west-1?healthy=false'; mode is ${outages.join(", ")}`;

function regionList(switches: RegionSwitches): ControlAnswer {
  const body = `${JSON.stringify(switches.list(), undefined, 2)}\n`;
  return { status: 200, contentType: "application/json", body };
}

/** `GET /__local/regions`: every Region, and whether it is well. */
export function regionsControl(switches: RegionSwitches): Control {
  return ({ method }) =>
    method === "GET" || method === "HEAD"
      ? regionList(switches)
      : plainAnswer(405, "Regions are listed by a GET request and switched one at a time");
}

/** The requested state; `undefined` when it cannot be read. */
function wanted(querystring: string): { readonly outage: Outage | undefined } | undefined {
  const query = new URLSearchParams(querystring);
  const mode = query.get("mode") ?? "hang";
  const outage = outages.find((each) => each === mode);
  switch (query.get("healthy")) {
    case "true":
      return { outage: undefined };
    case "false":
      return outage && { outage };
    default:
      return undefined;
  }
}

/**
 * `POST /__local/regions/<region>?healthy=false&mode=hang`: a Region's APIs go away, or come back.
 */
export function regionSwitchControl(switches: RegionSwitches): Control {
  return ({ method, path, querystring }: ViewerRequest) => {
    if (method !== "POST") {
      return plainAnswer(405, "a Region is switched by a POST request");
    }
    const state = wanted(querystring);
    if (state === undefined) {
      return plainAnswer(400, usage);
    }
    const region = path.slice(`${controlPrefix}regions/`.length);
    if (!switches.set(region, state.outage)) {
      const known = switches.list().map((each) => each.region);
      return plainAnswer(404, `no such Region; the Regions are ${known.join(", ")}`);
    }
    return regionList(switches);
  };
}
