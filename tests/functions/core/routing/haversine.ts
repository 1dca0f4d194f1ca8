/**
 * Distance by the haversine formula, as the reference for the router.
 *
 * @module
 */
import type { Coordinates } from "../../../../functions/core/routing/place-headers.ts";

/** Kilometers between two points of a sphere of the Earth's mean radius. */
export function haversineKm(a: Coordinates, b: Coordinates): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const h =
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(Math.min(1, h)));
}
