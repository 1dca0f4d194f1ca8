/**
 * The Regions: how far they are, and whether they answer.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { announce } from "./announce.ts";
import { call, withQuery } from "./call.ts";
import { Scroll } from "./scroll.tsx";
import { type RegionState, readWorld } from "./world-data.ts";

interface RegionTableProps {
  readonly regions: readonly RegionState[];
  /** By distance from the viewer. */
  readonly order: readonly { readonly region: string; readonly km: number }[];
}

/** Changes a Region. */
async function change(
  region: string,
  query: Readonly<Record<string, string | number | boolean>>,
  what: string,
): Promise<void> {
  const answer = await call(withQuery(`regions/${encodeURIComponent(region)}`, query), {
    method: "POST",
  });
  announce(answer.kind === "ok" ? `${region} ${what}` : answer.problem);
  await readWorld();
}

function NumberInput({
  label,
  value,
  max,
  save,
}: {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly save: (value: number) => void;
}): ComponentChild {
  return (
    <input
      type="number"
      aria-label={label}
      min={0}
      max={max}
      value={value}
      onChange={(event) => {
        const { valueAsNumber } = event.currentTarget;
        if (event.currentTarget.reportValidity() && Number.isFinite(valueAsNumber)) {
          save(valueAsNumber);
        }
      }}
    />
  );
}

const modes = [
  ["hang", "hang"],
  ["refuse", "refuse"],
  ["error", "answer 503"],
] as const;

function Row({
  state,
  km,
}: {
  readonly state: RegionState;
  readonly km: number | undefined;
}): ComponentChild {
  const { region, healthy, outage = "hang", delayMs = 0, lossPercent = 0 } = state;
  return (
    <tr class={healthy ? "" : "down"}>
      <th scope="row">{region}</th>
      <td class="number">{km === undefined ? "" : `${km.toLocaleString("en")} km`}</td>
      <td>
        <span class="row tight">
          <button
            type="button"
            aria-pressed={!healthy}
            onClick={() =>
              void change(region, { healthy: !healthy }, healthy ? "is down" : "is available")
            }
          >
            {healthy ? "Kill" : "Revive"}
            <span class="unseen"> {region}</span>
          </button>
          <select
            aria-label={`How ${region} fails`}
            value={outage}
            disabled={healthy}
            onChange={(event) =>
              void change(
                region,
                { healthy: false, mode: event.currentTarget.value },
                "fails otherwise",
              )
            }
          >
            {modes.map(([mode, words]) => (
              <option key={mode} value={mode}>
                {words}
              </option>
            ))}
          </select>
        </span>
      </td>
      <td>
        <NumberInput
          label={`Delay of ${region}, milliseconds`}
          value={delayMs}
          max={60_000}
          save={(value) => void change(region, { delayMs: value }, `is ${value} ms slower`)}
        />
      </td>
      <td>
        <NumberInput
          label={`Connections to ${region} that are lost, percent`}
          value={lossPercent}
          max={100}
          save={(value) => void change(region, { lossPercent: value }, `loses ${value} percent`)}
        />
      </td>
    </tr>
  );
}

/** The table, nearest first. */
export function RegionTable({ regions, order }: RegionTableProps): ComponentChild {
  const at = (region: string) => order.findIndex((each) => each.region === region);
  const rank = (region: string) => (at(region) < 0 ? order.length : at(region));
  const sorted = [...regions].sort((one, other) => rank(one.region) - rank(other.region));
  if (sorted.length === 0) {
    return <p class="soft">No API of the program is in a Region.</p>;
  }
  return (
    <Scroll label="Regions">
      <table class="grid regions">
        <caption class="unseen">Regions, nearest to the viewer first</caption>
        <thead>
          <tr>
            <th scope="col">Region</th>
            <th scope="col" class="number">
              Distance
            </th>
            <th scope="col">Outage</th>
            <th scope="col">Delay, ms</th>
            <th scope="col">Loss, %</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((state) => (
            <Row
              key={state.region}
              state={state}
              km={order.find(({ region }) => region === state.region)?.km}
            />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
