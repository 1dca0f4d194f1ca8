/**
 * What CloudFront would tell origins about a viewer, under `/__local/viewer`.
 *
 * @module
 */
import { regionPlaces } from "../../aws/regions.ts";
import type { ViewerRequest } from "../http/message.ts";
import type { ViewerPlace } from "../http/viewer-place.ts";
import { parsePlace, placeMust } from "../server/local-headers.ts";
import {
  cloudFrontHeaderNames,
  cloudFrontHeaders,
} from "../services/cloudfront/headers/cloudfront-headers.ts";
import type { RegionSwitches } from "../services/region-health.ts";
import { type ControlRow, control, jsonAnswer } from "./control-table.ts";
import { required, textField } from "./fields.ts";
import { regionsByDistance, viewerPlaces } from "./viewer-places.ts";

/** A parameter with the value of `x-local-viewer`. */
export const viewerField = textField("The viewer: the value of x-local-viewer", {
  must: placeMust,
  accepts: (text) => parsePlace(text) !== undefined,
});

/** The control that shows a viewer. */
export function viewerControl(regions: Pick<RegionSwitches, "list">): ControlRow {
  return control({
    method: "GET",
    path: "/__local/viewer",
    summary: "Shows what CloudFront tells origins about a viewer, and how far the Regions are",
    answer:
      "place; headers: name and value of each that CloudFront can send, for the rest of this request; regions: region and km, nearest first, from point (null where the place is not known)",
    fields: { viewer: required(viewerField) },
    run({ viewer }, request) {
      const place = parsePlace(viewer) ?? {};
      const point = pointOf(place);
      const names = regions.list().map(({ region }) => region);
      return jsonAnswer({
        place,
        headers: headersOf(request, place),
        point: point ?? null,
        regions: point === undefined ? [] : regionsByDistance(names, point),
      });
    },
  });
}

function headersOf(request: ViewerRequest, place: ViewerPlace): readonly (readonly string[])[] {
  const headers = cloudFrontHeaders(cloudFrontHeaderNames, {
    request,
    protocol: request.protocol ?? "https",
    place,
  });
  return Object.values(headers).flatMap((lines) => lines.map(({ key, value }) => [key, value]));
}

/** Where a viewer is; a country is where its first city or Region is. */
function pointOf({ country, latitude, longitude }: ViewerPlace) {
  if (latitude !== undefined && longitude !== undefined) {
    return { latitude: Number(latitude), longitude: Number(longitude) };
  }
  const known = [...viewerPlaces, ...regionPlaces.value.values()].find(
    (each) => each.country === country,
  );
  return known && { latitude: known.latitude, longitude: known.longitude };
}
