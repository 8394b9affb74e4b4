/** Hot and cold areas, patterns over time and repeat locations on the map. */

import { number, date } from '../base/format.js';
import { t } from '../base/i18n.js';
import { periodText } from '../cases/form.js';
import { titleOfCategory } from '../cases/categories.js';
import { titleOf } from '../data/catalog.js';
import { classColour } from '../data/styles.js';
import { placeName } from '../data/places.js';
import { boxesMeet } from '../map/geometry.js';
import { paintClasses, registerOverlay } from '../map/overlays.js';
import { selection } from '../map/selection.js';
import { presentRun } from './run.js';
import { memberPlaces } from './members.js';
import { hotspotColour, classesOf, hotspots } from './state.js';

export const HOTSPOTS = '$hotspots';
const SMALLEST = 8;
const FEW = 80;

export function startHotspotOverlay({ shown }) {
  registerOverlay('hotspots', {
    id: HOTSPOTS,
    shown,
    shapes: () => presentRun().result?.shapes ?? [],
    paint(context, view) {
      const { result, stale } = presentRun();
      if (!result || result.mode === 'repeat') return;
      context.globalAlpha *= stale ? 0.4 : 1;
      paintClasses(context, view, result.shapes, (shape) => hotspotColour(shape.properties.class), { alphaOf: (colour) => (colour === hotspotColour('none') ? 0.16 : 0.74) });
    },
    marks(context, view, occupied) {
      const { result, stale } = presentRun();
      if (result?.mode === 'repeat') paintLocations(context, view, occupied, result, stale);
    },
    legend,
    hover: hoverLines,
    details: (shape) => ({ title: placeName(shape), kind: t(`hotspots.mode.${presentRun().result?.mode ?? 'period'}`), facts: facts(shape) }),
    versions: () => presentRun().result?.document.versions ?? {},
    caption: () => [t(`hotspots.title.${hotspots.mode}`), captionOf(presentRun().result)],
  });
}

function repeatColour() {
  return classColour('repeat-location', 'repeat');
}

function captionOf(result) {
  if (!result) return '';
  const { collection, datetime } = result.asked.cases ?? { collection: result.asked.collection };
  const [from, to] = (datetime ?? '').split('/');
  return [titleOf(collection), periodText(datetime ? { from, to } : null)].join(' · ');
}

function legend() {
  const { result } = presentRun();
  if (!result) return null;
  if (result.mode === 'repeat') return { title: t('hotspots.title.repeat'), unit: '', rows: [{ colour: repeatColour(), label: t('hotspots.legend.repeat'), round: true }] };
  const rows = classesOf(result.asked, result.mode)
    .filter((name) => name !== 'none' && (result.mode !== 'emerging' || result.counts.has(name)))
    .map((name) => ({ colour: hotspotColour(name), label: t(`hotspots.class.${name}`) }));
  return { title: t(`hotspots.title.${result.mode}`), unit: '', rows };
}

/** What the card and the pointer say of a place. */
export function facts(shape) {
  const { properties } = shape;
  if (presentRun().result?.mode === 'repeat') {
    return [
      [t('cases.category'), titleOfCategory(properties.category)],
      [t('hotspots.count'), t('cases.count', { count: number(properties.count) })],
      [t('hotspots.firstLast'), `${date(properties.first)} – ${date(properties.last)}`],
      [t('hotspots.spread'), `${number(properties.spreadMetres, 0)}\u202fm`],
    ];
  }
  return [
    [t('hotspots.class'), t(`hotspots.class.${properties.class}`)],
    Number.isFinite(properties.value) ? [t('hotspots.count'), number(properties.value)] : null,
    Number.isFinite(properties.z) ? ['z', number(properties.z, 2)] : null,
    Number.isFinite(properties.p) ? ['p', probability(properties.p)] : null,
    properties.trend ? [t('hotspots.trend'), trendText(properties.trend)] : null,
  ].filter(Boolean);
}

export function probability(p) {
  return p < 0.001 ? '< 0.001' : number(p, 3);
}

/** A trend in words: up, down or none, with its probability. */
export function trendText({ z, p }) {
  const way = p > 0.1 ? 'none' : z > 0 ? 'up' : 'down';
  return t(`hotspots.trend.${way}`, { p: probability(p) });
}

function hoverLines(shape) {
  return [placeName(shape), ...facts(shape).map(([name, value]) => `${name} ${value}`)];
}

/** Round marks with the number of cases, larger for more; the members of the chosen one as dots. */
function paintLocations(context, view, occupied, result, stale) {
  const chosen = selection()?.layer === HOTSPOTS ? selection().id : null;
  context.save();
  context.globalAlpha = stale ? 0.4 : 1;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = '600 12px system-ui, sans-serif';
  for (const shape of result.shapes) {
    if (shape.id === chosen || !boxesMeet(shape.box, view.box)) continue;
    mark(context, view, shape, view.zoom >= 13.5 || result.shapes.length <= FEW, occupied, false);
  }
  const shape = result.shapes.find((one) => one.id === chosen);
  if (shape) {
    for (const [x, y] of memberPlaces(shape)) dot(context, x * view.scale - view.left, y * view.scale - view.top);
    mark(context, view, shape, true, occupied, true);
  }
  context.restore();
}

function mark(context, view, shape, withNumber, occupied, chosen) {
  const x = shape.parts[0][0] * view.scale - view.left;
  const y = shape.parts[0][1] * view.scale - view.top;
  const size = withNumber ? Math.min(20, SMALLEST + 1.6 * Math.sqrt(shape.properties.count)) + (chosen ? 3 : 0) : 3.5;
  context.beginPath();
  context.arc(x, y, size, 0, 2 * Math.PI);
  context.fillStyle = chosen ? '#0F766E' : repeatColour();
  context.globalAlpha *= chosen ? 1 : 0.86;
  context.fill();
  context.globalAlpha /= chosen ? 1 : 0.86;
  context.lineWidth = 1.4;
  context.strokeStyle = '#FFFFFF';
  context.stroke();
  if (!withNumber) return;
  context.fillStyle = '#FFFFFF';
  context.fillText(String(shape.properties.count), x, y + 0.5);
  occupied.take([x - size, y - size, x + size, y + size]);
}

function dot(context, x, y) {
  context.beginPath();
  context.arc(x, y, 4, 0, 2 * Math.PI);
  context.fillStyle = '#FFFFFF';
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = '#0F766E';
  context.stroke();
}
