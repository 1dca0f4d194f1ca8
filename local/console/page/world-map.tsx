/**
 * A map of viewers and Regions.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { regionPlaces } from "../../../aws/regions.ts";
import type { Place, RegionState } from "./world-data.ts";
import { worldOutline } from "./world-outline.ts";

/** What a place needs to be on the map. Degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where a point is on the map: equirectangular, in half degrees. */
export function onMap({ latitude, longitude }: Point): { readonly x: number; readonly y: number } {
  return { x: 2 * (longitude + 180), y: 2 * (90 - latitude) };
}

/** A line over the shorter way around the world; two where that crosses the date line. */
export function lineBetween(from: Point, to: Point): string {
  const [a, b] = [onMap(from), onMap(to)];
  const piece = (one: typeof a, other: typeof a) => {
    const bend = Math.min(40, Math.abs(other.x - one.x) / 5);
    return `M${one.x} ${one.y}Q${(one.x + other.x) / 2} ${(one.y + other.y) / 2 - bend} ${other.x} ${other.y}`;
  };
  if (Math.abs(a.x - b.x) <= 360) {
    return piece(a, b);
  }
  const turn = a.x > b.x ? 720 : -720;
  return `${piece(a, { ...b, x: b.x + turn })}${piece({ ...a, x: a.x - turn }, b)}`;
}

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
