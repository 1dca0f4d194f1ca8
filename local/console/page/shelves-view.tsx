/**
 * What the stack holds: one shelf at a time.
 *
 * @module
 */
import type { ComponentChild, FunctionComponent } from "preact";
import { CacheShelf } from "./cache-shelf.tsx";
import { GapsShelf } from "./gaps-shelf.tsx";
import { LogsShelf } from "./logs-shelf.tsx";
import { MailShelf } from "./mail-shelf.tsx";
import { ObjectsShelf } from "./objects-shelf.tsx";
import { hrefOf } from "./route.ts";
import { SettingsShelf } from "./settings-shelf.tsx";

const shelves: Readonly<
  Record<string, { readonly name: string; readonly shelf: FunctionComponent }>
> = {
  cache: { name: "Cache", shelf: CacheShelf },
  objects: { name: "Objects", shelf: ObjectsShelf },
  logs: { name: "Logs", shelf: LogsShelf },
  mail: { name: "Mail", shelf: MailShelf },
  settings: { name: "Settings", shelf: SettingsShelf },
  gaps: { name: "Not simulated", shelf: GapsShelf },
};

/** The view. @param item Name of the shelf; the first for any other. */
export function ShelvesView({ item }: { readonly item: string }): ComponentChild {
  const current = Object.hasOwn(shelves, item) ? item : "cache";
  const Shelf = shelves[current]?.shelf ?? CacheShelf;
  return (
    <>
      <div class="heading">
        <h1>Shelves</h1>
        <nav aria-label="Shelves" class="tabs">
          <ul>
            {Object.entries(shelves).map(([key, { name }]) => (
              <li key={key}>
                <a
                  href={hrefOf("shelves", key)}
                  aria-current={key === current ? "page" : undefined}
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <Shelf />
    </>
  );
}
