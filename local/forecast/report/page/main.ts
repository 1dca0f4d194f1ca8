/**
 * Draws the plots of a forecast, in the colors that the page has now.
 *
 * @module
 */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
} from "chart.js";
import type { Plot } from "../plot.ts";

type Kind = "bar" | "line";

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LineController,
  LineElement,
  LinearScale,
  LogarithmicScale,
  PointElement,
  Tooltip,
);

/** The value of a color of the style, which may depend on the color scheme. */
function colorOf(name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Pixels of one bar with its gap, and of what is around the bars. */
const barHeight = 26;
const frameHeight = 90;
const plainHeight = 280;

function heightOf({ kind, labels, series }: Plot): number {
  const bars = kind === "bars" ? labels.length * Math.max(1, series.length * 0.75) : labels.length;
  return kind === "bars" || kind === "stacked" ? frameHeight + barHeight * bars : plainHeight;
}

function datasets({ series, kind }: Plot): ChartDataset<Kind, (number | null)[]>[] {
  return series.map(({ title, values, isRight = false }, at) => {
    const color = colorOf(`--plot-${at + 1}`);
    return {
      label: title,
      data: [...values],
      backgroundColor: color,
      borderColor: color,
      ...(kind === "lines"
        ? { borderWidth: 2, pointRadius: 0, pointHitRadius: 8, tension: 0 }
        : { borderWidth: 0 }),
      ...(isRight ? { yAxisID: "right", borderDash: [5, 3] } : {}),
    };
  });
}

function configuration(plot: Plot): ChartConfiguration<Kind, (number | null)[], string> {
  const { kind, labels, series, scales, isLogarithmic = false } = plot;
  const isFlat = kind === "bars" || kind === "stacked";
  const [ink, line] = [colorOf("--ink"), colorOf("--line")];
  const title = (text: string | undefined) => ({ display: true, text: text ?? "", color: ink });
  const look = { ticks: { color: ink }, grid: { color: line }, border: { color: line } };
  const values = {
    ...look,
    type: isLogarithmic ? ("logarithmic" as const) : ("linear" as const),
    stacked: kind === "stacked",
    title: title(scales[0]),
    ...(isLogarithmic ? {} : { beginAtZero: true }),
    ...(kind === "stacked" ? { max: 100 } : {}),
  };
  const names = { ...look, stacked: kind === "stacked", grid: { display: false } };
  return {
    type: kind === "lines" ? "line" : "bar",
    data: { labels: [...labels], datasets: datasets(plot) },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: isFlat ? "y" : "x",
      interaction: { mode: "index", intersect: false, axis: isFlat ? "y" : "x" },
      plugins: {
        legend: {
          display: series.length > 1,
          labels: {
            color: ink,
            boxWidth: 12,
            ...(kind === "lines" ? { usePointStyle: true, pointStyle: "line" as const } : {}),
          },
        },
      },
      scales: {
        x: isFlat ? values : names,
        y: isFlat ? names : values,
        ...(scales.length > 1
          ? {
              right: {
                ...look,
                position: "right" as const,
                beginAtZero: true,
                grid: { display: false },
                title: title(scales[1]),
              },
            }
          : {}),
      },
    },
  };
}

const plots = JSON.parse(document.getElementById("plots")?.textContent ?? "[]") as readonly Plot[];
let charts: readonly Chart<Kind, (number | null)[], string>[] = [];

function draw(): void {
  for (const chart of charts) {
    chart.destroy();
  }
  charts = plots.flatMap((plot) => {
    const canvas = document.querySelector<HTMLCanvasElement>(`[data-section="${plot.section}"]`);
    if (canvas?.parentElement == null) {
      return [];
    }
    canvas.parentElement.style.height = `${heightOf(plot)}px`;
    return [new Chart(canvas, configuration(plot))];
  });
}

draw();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
