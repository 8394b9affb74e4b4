/** How each layer looks: colours from the styles that ship, the rest here; layers that users made get a colour by their id. */

import { classColour, classesOfStyle, paintsOf } from '../data/styles.js';

/** The colours of areas by value, from the lowest class to the highest. */
export function choroplethColours() {
  return classesOfStyle('choropleth').map((one) => one.colour);
}

const ROAD_WIDTHS = {
  expressway: [[10, 1.6], [12, 3], [14, 9], [16, 17], [18, 34]],
  arterial: [[10, 1.2], [12, 2.4], [14, 8], [16, 14], [18, 28]],
  secondary: [[11, 0.8], [12, 1.6], [14, 5.5], [16, 10], [18, 22]],
  branch: [[12, 0.5], [13, 1], [14, 3], [16, 7], [18, 16]],
  lane: [[13, 0.4], [14, 1.4], [16, 4.5], [18, 11]],
};

const OWN_COLOURS = ['#3B6FB6', '#B0507E', '#8A6D1F', '#2F7F86', '#7A5BA8', '#A4552E'];

/** In the order they are painted, the lowest first. `shown` layers are visible at first sight. */
export const STYLES = {
  water: { paint: 'fill', label: { colour: '#3C6E91', from: 14, rank: 6 }, shown: true },
  residential: { paint: 'fill', label: { colour: '#7A6F58', from: 16, rank: 9 }, shown: true },
  park: { paint: 'fill', label: { colour: '#2B6A2F', from: 13.5, rank: 4 }, shown: true },
  cell: { paint: 'choropleth', property: 'population', fade: 0.55, minZoom: 12 },
  area: { paint: 'outline', width: 1.8, dash: [9, 4, 2, 4], label: { colour: '#3E4C59', from: 11, rank: 1, bold: true } },
  road: { paint: 'road', label: { colour: '#4A4438', from: 13, rank: 3, along: true }, shown: true },
  demo_road: { paint: 'line', width: 4, fade: 0.75, label: { colour: '#0B5D57', from: 13, rank: 2, along: true } },
  track: { paint: 'line', width: 1.5, fade: 0.6 },
  grid: { paint: 'outline', width: 1, dash: [5, 4], fade: 0.7, label: { colour: '#52606D', from: 14.5, rank: 7 }, shown: true },
  case: { paint: 'dot', by: { property: 'kind', values: ['complaint', 'violation'] } },
  bin: { paint: 'pin', colour: '#4D7C0F', glyph: 'bin', minor: true },
  collection_point: { paint: 'pin', colour: '#8A6D1F', glyph: 'bin', minor: true },
  construction_site: { paint: 'pin', colour: '#B45309', glyph: 'site' },
  disposal_site: { paint: 'pin', colour: '#78502A', glyph: 'site' },
  market: { paint: 'pin', colour: '#A8326B', glyph: 'market' },
  sensitive_site: { paint: 'pin', colour: '#1D4ED8', glyph: 'school' },
  waste_plant: { paint: 'pin', colour: '#5B4636', glyph: 'plant' },
  candidate_site: { paint: 'pin', colour: '#3B6FB6', glyph: 'candidate', hollow: true },
  transfer_station: { paint: 'pin', colour: '#6B3FA0', glyph: 'station', label: { colour: '#4C2A78', from: 15, rank: 5 } },
  toilet: { paint: 'pin', colour: '#0F766E', glyph: 'toilet', label: { colour: '#0B5D57', from: 16.5, rank: 8 }, shown: true },
};

export const ROAD_CLASSES = ['lane', 'branch', 'secondary', 'arterial', 'expressway'];

/** Gives the layers, and the style sheets of the page, the colours of their styles; called once these are there. */
export function colourLayers() {
  for (const name of ['covered', 'gap']) document.documentElement.style.setProperty(`--${name}`, classColour('coverage', name));
  for (const [id, style] of Object.entries(STYLES)) {
    const [below, above] = paintsOf(id);
    if (!below) continue;
    if (style.paint === 'road') Object.assign(style, { casing: below.color, fill: above.color });
    else if (style.paint === 'fill') Object.assign(style, { fill: below.fillColor, stroke: below.color });
    else if (below.mark) style.colour = below.fillColor;
    else style.stroke = below.color;
    if (style.by) style.by.colours = Object.fromEntries(style.by.values.map((value) => [value, classColour(id, value)]));
  }
}

/** The style of a collection, made from its geometry where it did not ship. */
export function styleOf(collection) {
  const shipped = STYLES[collection.id];
  const type = collection.geometryType;
  if (shipped && fits(shipped, type)) return shipped;
  const colour = shipped?.colour ?? OWN_COLOURS[[...collection.id].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % OWN_COLOURS.length];
  if (type.includes('Point')) return { paint: 'pin', colour, glyph: 'place', label: { colour, from: 16, rank: 9 } };
  if (type.includes('Line')) return { paint: 'line', stroke: colour, width: 2.5, label: { colour, from: 14, rank: 9, along: true } };
  return { paint: 'fill', fill: colour, stroke: colour, fade: 0.35, label: { colour, from: 14, rank: 9 } };
}

function fits(style, type) {
  if (style.paint === 'pin' || style.paint === 'dot') return type.includes('Point');
  if (style.paint === 'road' || style.paint === 'line') return type.includes('Line');
  return type.includes('Polygon');
}

/** Pixels across a road of that class at a zoom, straight lines between the stops; 0 below the first. */
export function roadWidth(roadClass, zoom) {
  const stops = ROAD_WIDTHS[roadClass] ?? ROAD_WIDTHS.branch;
  if (zoom < stops[0][0]) return 0;
  for (let i = 1; i < stops.length; i += 1) {
    if (zoom <= stops[i][0]) {
      const [low, below] = stops[i - 1];
      const [high, above] = stops[i];
      return below + ((zoom - low) / (high - low)) * (above - below);
    }
  }
  return stops[stops.length - 1][1];
}

/** Bounds of classes with about as many features in each, zeros apart; fewer where values repeat. */
export function quantileBreaks(values, classes) {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const breaks = [];
  for (let i = 1; i < classes; i += 1) {
    const value = rounded(sorted[Math.floor((i * sorted.length) / classes)]);
    if (value !== undefined && value !== breaks[breaks.length - 1]) breaks.push(value);
  }
  return breaks;
}

function rounded(value) {
  if (!value) return value;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  return Math.round(value / step) * step;
}
