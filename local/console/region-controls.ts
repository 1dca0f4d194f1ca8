/**
 * Looking at Regions, switching them off and making them hard to reach, under `/__local/regions`.
 *
 * @module
 */
import { plainAnswer } from "../server/controls.ts";
import { outages, type RegionSwitches } from "../services/region-health.ts";
import { badRequest, type ControlRow, control, jsonAnswer, problemsOf } from "./control-table.ts";
import {
  choiceField,
  flagField,
  integerField,
  numberField,
  required,
  textField,
} from "./fields.ts";

const answer = "Every Region: region, healthy, outage while it fails, delayMs, lossPercent";

/** The controls of Regions. */
export function regionControls(regions: RegionSwitches): readonly ControlRow[] {
  return [
    control({
      method: "GET",
      path: "/__local/regions",
      summary: "Lists the Regions of the stack and whether they are available",
      answer,
      fields: {},
      run: () => jsonAnswer(regions.list()),
    }),
    control({
      method: "POST",
      path: "/__local/regions/{region}",
      summary: "Makes the APIs of a Region unavailable, slow or hard to reach, and well again",
      answer,
      fields: {
        region: required(textField("Name of the Region")),
        healthy: flagField("Whether the Region is available"),
        mode: choiceField(
          "How it fails: takes no connection (hang, the default), refuses connections, or answers 503 (error); with healthy=false",
          outages,
        ),
        delayMs: integerField("Milliseconds by which its answers come later", {
          min: 0,
          max: 60_000,
        }),
        lossPercent: numberField(
          "How many of 100 attempts to connect reach nobody, and end at the time limit of the origin",
          { min: 0, max: 100 },
        ),
      },
      run({ region, healthy, mode, ...impairment }) {
        const { delayMs, lossPercent } = impairment;
        const problems = problemsOf([
          [
            healthy === undefined && delayMs === undefined && lossPercent === undefined,
            "healthy, delayMs or lossPercent is required, as in ?healthy=false",
          ],
          [mode !== undefined && healthy !== false, "mode is for healthy=false alone"],
        ]);
        if (problems.length > 0) {
          return badRequest(problems);
        }
        if (!regions.impair(region, impairment)) {
          const known = regions.list().map((each) => each.region);
          return plainAnswer(404, `no such Region; the Regions are ${known.join(", ")}`);
        }
        if (healthy !== undefined) {
          regions.set(region, healthy ? undefined : (mode ?? "hang"));
        }
        return jsonAnswer(regions.list());
      },
    }),
  ];
}
