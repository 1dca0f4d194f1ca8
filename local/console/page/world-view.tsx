/**
 * The world around the stack: viewers, Regions, time, chance and crowds.
 *
 * @module
 */
import { signal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useEffect } from "preact/hooks";
import { call, withQuery } from "./call.ts";
import { ChancePanel } from "./chance-panel.tsx";
import { ClockPanel } from "./clock-panel.tsx";
import { RegionTable } from "./region-table.tsx";
import { TrafficPanel } from "./traffic-panel.tsx";
import { type SeenViewer, ViewerPanel } from "./viewer-panel.tsx";
import { readWorld, world } from "./world-data.ts";
import { WorldMap } from "./world-map.tsx";

/** The viewer that is looked from: a value of `x-local-viewer`. */
const viewer = signal("NZ;-36.85,174.76");

const seen = signal<SeenViewer | undefined>(undefined);
const problem = signal("");

async function lookFrom(text: string): Promise<void> {
  viewer.value = text;
  const answer = await call<SeenViewer>(withQuery("viewer", { viewer: text }));
  if (viewer.value !== text) {
    return;
  }
  if (answer.kind === "ok") {
    seen.value = answer.value;
    problem.value = "";
  } else {
    problem.value = answer.problem;
  }
}

/** The view. */
export function WorldView(): ComponentChild {
  useEffect(() => {
    void readWorld();
    void lookFrom(viewer.peek());
  }, []);
  const now = world.value;
  if (now === undefined) {
    return (
      <>
        <h1>World</h1>
        <p class="empty">Loading</p>
      </>
    );
  }
  const order = seen.value?.regions ?? [];
  return (
    <>
      <h1 class="heading">World</h1>
      <div class="world">
        <section class="panel map-panel" aria-labelledby="map-title">
          <h2 id="map-title">Viewer and Regions</h2>
          <WorldMap
            places={now.places}
            regions={now.regions}
            viewer={seen.value?.point ?? undefined}
            order={order.map(({ region }) => region)}
            choose={(place) => void lookFrom(place.viewer)}
          />
          <RegionTable regions={now.regions} order={order} />
        </section>
        <ViewerPanel
          places={now.places}
          viewer={viewer.value}
          seen={seen.value}
          problem={problem.value}
          lookFrom={(text) => void lookFrom(text)}
        />
        <ClockPanel clock={now.clock} />
        <ChancePanel seed={now.chance.seed} />
        <TrafficPanel kind="flood" viewer={viewer.value} />
        <TrafficPanel kind="match-day" viewer={viewer.value} />
      </div>
    </>
  );
}
