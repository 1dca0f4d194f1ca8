/**
 * Time as API Gateway writes it into events.
 *
 * @module
 */

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** An instant in the common log format, like `12/Mar/2020:19:03:58 +0000`. */
export function clfTime(nowMs: number): string {
  const date = new Date(nowMs);
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = [two(date.getUTCDate()), months[date.getUTCMonth()], date.getUTCFullYear()].join("/");
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(":");
  return `${day}:${time} +0000`;
}
