/**
 * What may be wider than the window: it scrolls by itself, with the keyboard too.
 *
 * @module
 */
import type { ComponentChildren, VNode } from "preact";

/** A region that scrolls. */
export function Scroll({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

/** A text with its own line breaks. */
export function Preformatted(props: Parameters<typeof Scroll>[0]): VNode {
  return (
    <Scroll label={props.label}>
      <pre>{props.children}</pre>
    </Scroll>
  );
}
