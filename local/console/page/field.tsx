/**
 * A field of a form with its label.
 *
 * @module
 */
import type { ComponentChild } from "preact";

/** What a field shows. */
export interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly value?: string | number;
  /** Below the field. */
  readonly hint?: string;
  readonly type?: "text" | "number";
  /** Characters. */
  readonly size?: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number | "any";
  /** Whether it takes the room that is left. */
  readonly grow?: boolean;
}

/** A field. */
export function Field({
  label,
  hint,
  grow = false,
  value = "",
  type = "text",
  ...rest
}: FieldProps): ComponentChild {
  return (
    <label class={grow ? "field grow" : "field"}>
      {label}
      <input
        defaultValue={String(value)}
        {...(hint !== undefined && { placeholder: hint })}
        spellcheck={false}
        autocomplete="off"
        {...rest}
        type={type as "text"}
      />
    </label>
  );
}
