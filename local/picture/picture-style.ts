/**
 * The look of a picture: colors of the file of its own; the page has the same names.
 *
 * @module
 */

/** CSS. */
export const pictureStyle = `
.stack { --paper: #fff; --card: #fff; --line: #c9ced6; --ink: #1d232b; --soft: #5b6572; --accent: #0b6e5f; --frame: #f5f6f8;
  font: 12px system-ui, -apple-system, Roboto, sans-serif; background: var(--paper); }
@media (prefers-color-scheme: dark) {
  .stack { --paper: #14181d; --card: #1d232a; --line: #46505c; --ink: #e8ebef; --soft: #a3adb8; --accent: #58c9b2; --frame: #191e24; }
}
.frame rect { fill: var(--frame); stroke: var(--line); stroke-width: 1; }
.frame text { fill: var(--soft); font-size: 11px; font-weight: 600; letter-spacing: .02em; }
.part .box { fill: var(--card); stroke: var(--line); stroke-width: 1; }
.part .mark { fill: var(--accent); }
.part.bucket .mark, .part.website .mark, .part.queue .mark, .part.external .mark { fill: var(--soft); }
.part text { pointer-events: none; }
.part .name { fill: var(--ink); font-weight: 600; }
.part .more { fill: var(--soft); font-size: 10.5px; }
.part.bar text { text-anchor: middle; }
.part.edge-function .box, .part.function .box { stroke-dasharray: none; }
.part.private-api .box { stroke-dasharray: 5 3; }
.part.external .box { stroke-dasharray: 2 3; }
.edge { fill: none; stroke: var(--soft); stroke-width: 1.25; }
.edge.failover, .edge.choice { stroke-dasharray: 6 4; }
.edge.use, .edge.replication, .edge.event { stroke: var(--line); }
.edge.replication { stroke-dasharray: 2 4; }
.edge.event { stroke-dasharray: 8 3 2 3; }
`;
