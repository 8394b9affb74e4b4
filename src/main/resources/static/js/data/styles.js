/** The styles that ship, read from the server, which has them from `styles/*.sld`: colours of data come from nowhere else. */

import { API, getJson } from '../base/api.js';

const sheets = new Map();

/** Loads them all; called once, before anything is drawn. */
export async function loadStyles() {
  const answer = await getJson(`${API}/styles`);
  for (const sheet of answer.styles) sheets.set(sheet.id, sheet.rules);
}

/** What the first rule of a style draws with, in the order of drawing; empty where no such style ships. */
export function paintsOf(sheet) {
  return sheets.get(sheet)?.[0].styles ?? [];
}

/** The colour of a class: of its fill, else of its line. */
export function classColour(sheet, name) {
  return colourOf(sheets.get(sheet).find((rule) => rule.when?.equals === String(name)));
}

/** `[{name, colour}]` of the classes of a style, in the style's order. */
export function classesOfStyle(sheet) {
  return sheets.get(sheet).filter((rule) => rule.when).map((rule) => ({ name: rule.when.equals, colour: colourOf(rule) }));
}

function colourOf(rule) {
  const [paint] = rule.styles;
  return paint.fill ? paint.fillColor : paint.color;
}
