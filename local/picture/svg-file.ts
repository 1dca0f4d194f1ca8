/**
 * A picture as a file of its own.
 *
 * @module
 */
import { escapeMarkup } from "../markup.ts";
import { draw, type Element } from "./drawing.ts";
import { layOut } from "./layout.ts";
import type { Picture } from "./picture.ts";
import { pictureStyle } from "./picture-style.ts";

function written({ tag, attributes, children }: Element, indent: string): string {
  const start = `${indent}<${tag}${Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join("")}`;
  if (children.length === 0) {
    return `${start}/>\n`;
  }
  const isText = children.every((child) => typeof child === "string");
  return isText
    ? `${start}>${children.map(escapeMarkup).join("")}</${tag}>\n`
    : `${start}>\n${children
        .map((child) =>
          typeof child === "string" ? escapeMarkup(child) : written(child, `${indent}  `),
        )
        .join("")}${indent}</${tag}>\n`;
}

/** The picture as SVG, with its colors for light and dark. */
export function svgFile(picture: Picture): string {
  const drawn = draw(layOut(picture));
  const name = `${picture.project} ${picture.stack}`;
  return written(
    {
      ...drawn,
      attributes: { xmlns: "http://www.w3.org/2000/svg", role: "img", ...drawn.attributes },
      children: [
        { tag: "title", attributes: {}, children: [`The parts of ${name}`] },
        { tag: "style", attributes: {}, children: [pictureStyle] },
        ...drawn.children,
      ],
    },
    "",
  );
}
