/**
 * Whether everything that a traffic asks for fits into a cache.
 *
 * @module
 */
import type { Profile } from "../profile/request-profile.ts";
import type { Assumed } from "./assumptions.ts";

const bytesPerMb = 2 ** 20;

/** Bytes of all copies that there may be, but for those of single viewers. */
function allBytes({ routes, classes }: Profile): number {
  return routes.reduce((sum, route) => {
    const keeping = classes[route.classes[0]?.[0] ?? -1]?.keeping;
    const values = route.values.reduce(
      (all, count, at) => (route.keyed[at] ? all * count : all),
      1,
    );
    return sum + (keeping?.bytes ?? 0) * values;
  }, 0);
}

/** The room of each kind of cache in bytes; infinite where everything fits. */
export function cacheRooms(
  profile: Profile,
  { edgeCacheMb, regionalCacheMb }: Assumed,
): { readonly edge: number; readonly regional: number } {
  const all = allBytes(profile);
  const room = (mb: number) =>
    all <= mb * bytesPerMb ? Number.POSITIVE_INFINITY : mb * bytesPerMb;
  return { edge: room(edgeCacheMb), regional: room(regionalCacheMb) };
}
