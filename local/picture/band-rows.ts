/**
 * Arranges what is behind the edge: one band for each Region, in it one row for each way of a request.
 *
 * @module
 */
import type { Part, PartKind, Picture } from "./picture.ts";

/** One row: what is asked, the function that answers, what is stored. */
export interface Row {
  readonly api?: Part;
  readonly function?: Part;
  readonly store?: Part;
}

/** A Region; `undefined` for what is outside of the program. */
export interface Band {
  readonly region: string | undefined;
  readonly rows: readonly Row[];
}

const apiKinds: ReadonlySet<PartKind> = new Set(["api", "private-api", "function-url", "external"]);
const storeKinds: ReadonlySet<PartKind> = new Set(["bucket", "website", "queue"]);

/** Arranges the parts of a picture. Regions are in the order of their first parts, what is outside comes last. */
export function arrangeBands(picture: Picture): readonly Band[] {
  const behind = picture.parts.filter(
    ({ kind }) => apiKinds.has(kind) || storeKinds.has(kind) || kind === "function",
  );
  const regions = [...new Set(behind.map(({ region }) => region))];
  return regions
    .sort((one, other) => Number(one === undefined) - Number(other === undefined))
    .map((region) => ({
      region,
      rows: arrangeRows(
        picture,
        behind.filter((part) => part.region === region),
      ),
    }));
}

/** A bucket that requests reach without a function has a row of its own, so that no card is in the way of its link. */
function arrangeRows({ links, distributions }: Picture, parts: readonly Part[]): readonly Row[] {
  const open = new Set(parts);
  const take = (wanted: (part: Part) => boolean): readonly Part[] => {
    const taken = [...open].filter(wanted);
    for (const part of taken) {
      open.delete(part);
    }
    return taken;
  };
  const lanes = distributions.flatMap((each) => each.lanes);
  const laneOf = (part: Part): number => {
    const at = lanes.findIndex(({ origins }) => origins.includes(part.id));
    return at < 0 ? lanes.length : at;
  };
  const asked = new Set(links.filter(({ kind }) => kind === "request").map(({ to }) => to));
  const linked = (from: Part, to: Part) =>
    links.some((link) => link.from === from.id && link.to === to.id);
  const fronts = take(
    (part) => apiKinds.has(part.kind) || (storeKinds.has(part.kind) && asked.has(part.id)),
  );
  const rows: { api?: Part; function?: Part; store?: Part }[] = [];
  for (const front of [...fronts].sort((one, other) => laneOf(one) - laneOf(other))) {
    if (storeKinds.has(front.kind)) {
      rows.push({ store: front });
      continue;
    }
    const [first, ...others] = take((part) => part.kind === "function" && linked(front, part));
    rows.push({ api: front, ...(first && { function: first }) });
    rows.push(...others.map((each) => ({ function: each })));
  }
  rows.push(...take(({ kind }) => kind === "function").map((each) => ({ function: each })));
  for (const store of open) {
    const beside = rows.find(
      (row) =>
        row.store === undefined &&
        row.function !== undefined &&
        (linked(row.function, store) || linked(store, row.function)),
    );
    if (beside === undefined) {
      rows.push({ store });
    } else {
      beside.store = store;
    }
  }
  return rows;
}
