/**
 * Dates and times in the viewer's language and zone.
 *
 * @module
 */

/** Formats the kick-off of a match. */
export interface DateText {
  /** The day: `Saturday 12 September`. */
  readonly day: (iso: string) => string;
  /** The day, short: `12 Sept`. */
  readonly shortDay: (iso: string) => string;
  /** The time: `15:00`. */
  readonly time: (iso: string) => string;
  /** Name of the zone. */
  readonly zone: string;
}

/**
 * Makes the formatter. The page is in English, so a viewer who prefers another language gets English names, in the order
 * that is common in Britain.
 *
 * @param languages In order of preference, as `navigator.languages`.
 * @param timeZone An IANA name. @default the one of the browser
 */
export function dateText(languages: readonly string[], timeZone?: string): DateText {
  const language = languages.find((each) => /^en\b/i.test(each)) ?? "en-GB";
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(language, { ...options, timeZone });
    return (iso: string) => {
      const date = new Date(iso);
      return Number.isNaN(date.getTime()) ? iso : made.format(date);
    };
  };
  const { timeZone: zone } = new Intl.DateTimeFormat(language, { timeZone }).resolvedOptions();
  return {
    day: format({ weekday: "long", day: "numeric", month: "long" }),
    shortDay: format({ day: "numeric", month: "short" }),
    time: format({ timeStyle: "short" }),
    zone,
  };
}
