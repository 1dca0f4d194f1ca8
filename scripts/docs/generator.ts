/**
 * One part of the documentation that is written from the sources.
 *
 * @module
 */

/** A file, or a marked region of a Markdown file, and the text that belongs into it. */
export interface Generator {
  /** Path from the root of the repository. */
  readonly file: string;
  /**
   * Name of the region between `<!-- generated: NAME -->` and `<!-- end -->`, each on a line of its own.
   * Without one, the whole file is generated.
   */
  readonly region?: string;
  /** The text, without the markers. */
  readonly render: () => string | Promise<string>;
}
