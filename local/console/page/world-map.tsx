/**
 * A map of viewers and Regions.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { regionPlaces } from "../../../aws/regions.ts";
import { lineBetween, onMap, type Point } from "./map-points.ts";
import type { Place, RegionState } from "./world-data.ts";
import { worldOutline } from "./world-outline.ts";

/** What the map shows. */
export interface WorldMapProps {
  readonly places: readonly Place[];
  readonly regions: readonly RegionState[];
  /** Where the viewer is; absent where that is not known. */
  readonly viewer?: Point | undefined;
  /** Regions by distance from the viewer. */
  readonly order: readonly string[];
  readonly choose: (place: Place) => void;
}

/** The map. What it says is also in the list of places and in the table of Regions. */
export function WorldMap({
  places,
  regions,
  viewer,
  order,
  choose,
}: WorldMapProps): ComponentChild {
  const known = regions.flatMap((state) => {
    const point = regionPlaces.value.get(state.region);
    return point === undefined ? [] : [{ ...state, point, at: onMap(point) }];
  });
  const nearest = order.find((region) =>
    regions.some((each) => each.region === region && each.healthy),
  );
  const at = viewer && onMap(viewer);
  return (
    <svg class="map" viewBox="0 12 720 286" role="img" aria-label="Map of viewers and Regions">
      <path class="land" d={worldOutline} />
      {viewer !== undefined &&
        known.map(({ region, point, healthy }) => (
          <path
            key={region}
            class={`way ${region === nearest ? "nearest" : ""} ${healthy ? "" : "down"}`}
            d={lineBetween(viewer, point)}
          />
        ))}
      {places.map((place) => {
        const { x, y } = onMap(place);
        return (
          // The list of places does the same for the keyboard.
          // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse
          <g key={place.label} class="place" onClick={() => choose(place)}>
            <title>{place.label}</title>
            <circle cx={x} cy={y} r="7" class="target" />
            <circle cx={x} cy={y} r="2.2" />
          </g>
        );
      })}
      {known.map(({ region, healthy, at: { x, y } }) => (
        <g key={region} class={`region ${healthy ? "" : "down"}`}>
          <rect x={x - 4} y={y - 4} width="8" height="8" rx="1.5" />
          {!healthy && <path d={`M${x - 6} ${y - 6}l12 12m0-12l-12 12`} />}
          <text x={x > 600 ? x - 8 : x + 8} y={y + 3.5} class={x > 600 ? "end" : ""}>
            {region}
          </text>
        </g>
      ))}
      {at !== undefined && (
        <g class="viewer">
          <circle cx={at.x} cy={at.y} r="9" />
          <circle cx={at.x} cy={at.y} r="3.4" />
        </g>
      )}
    </svg>
  );
}
