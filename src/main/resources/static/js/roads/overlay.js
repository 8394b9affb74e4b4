/** Segments of roads in the colour of their cases; visited and unvisited cells. */

import { date, metres, number, plain } from '../base/format.js';
import { t } from '../base/i18n.js';
import { titleOf } from '../data/catalog.js';
import { classColour, classesOfStyle } from '../data/styles.js';
import { periodText } from '../cases/form.js';
import { hoveredShape } from '../map/hover.js';
import { paintClasses, registerOverlay } from '../map/overlays.js';
import { tracePath, visible } from '../map/paint-shapes.js';
import { presentRun } from './run.js';
import { roads } from './state.js';

export const ROADS = '$roads';
const MISSED = 'missed';

export function startRoadsOverlay() {
  registerOverlay('roads', {
    id: ROADS,
    shapes: () => presentRun().result?.shapes ?? [],
    paint(context, view) {
      const { result, stale } = presentRun();
      if (result?.mode !== 'patrol') return;
      context.globalAlpha *= stale ? 0.4 : 1;
      paintClasses(context, view, result.cells, (shape) => classOf(visitClasses(), shape.properties.visits).colour, { alphaOf: () => 0.5 });
    },
    marks(context, view) {
      const { result, stale } = presentRun();
      if (!result) return;
      context.save();
      context.globalAlpha = stale ? 0.4 : 1;
      if (result.mode === 'profile') paintSegments(context, view, result);
      else paintClasses(context, view, result.missed, () => classColour('patrol', MISSED), { pointPixels: 4 });
      context.restore();
    },
    legend,
    hover: hoverLines,
    details: (shape) => ({ title: hoverLines(shape)[0], kind: t('section.roads'), facts: facts(shape) }),
    versions: () => presentRun().result?.document.versions ?? {},
    caption: () => [t(`roads.mode.${roads.mode}`), captionOf(presentRun().result)],
  });
}

/** `[{least, colour}]` of visits to a cell; a class is named by the least of it. */
function visitClasses() {
  return classesOfStyle('patrol').filter((one) => one.name !== MISSED).map((one) => ({ least: Number(one.name), colour: one.colour }));
}

function captionOf(result) {
  if (!result) return '';
  const [from, to] = (result.asked.cases?.datetime ?? '').split('/');
  return [titleOf(result.asked.cases?.collection ?? 'case'), periodText(from ? { from, to } : null)].join(' · ');
}

function classOf(classes, value) {
  return classes.findLast((one) => (value ?? 0) >= one.least) ?? classes[0];
}

export function segmentColour(shape) {
  return classOf(presentRun().result.classes, shape.properties.cases).colour;
}

function labelOf(classes, index, unit) {
  const { least } = classes[index];
  const next = classes[index + 1]?.least;
  if (next === undefined) return `≥ ${least} ${unit}`;
  return next === least + 1 ? `${least} ${unit}` : `${least} – ${next - 1} ${unit}`;
}

function legend() {
  const { result } = presentRun();
  if (!result) return null;
  const rows = (classes, unit, none) => classes.map((one, index) => ({ colour: one.colour, label: index === 0 ? none : labelOf(classes, index, unit) })).reverse();
  if (result.mode === 'profile') return { title: t('roads.legend', { length: metres(result.asked.segmentMetres) }), unit: '', rows: rows(result.classes, t('unit.cases'), t('roads.noRecord')) };
  return { title: t('roads.mode.patrol'), unit: '', rows: [...rows(visitClasses(), t('unit.times'), t('roads.notVisited')), { colour: classColour('patrol', MISSED), label: t('roads.missedCase'), round: true }] };
}

function facts(shape) {
  const { properties } = shape;
  if (shape.dimension === 1) {
    return [
      [t('roads.stretch'), `${metres(properties.fromMetres)} – ${metres(properties.toMetres)}`],
      [t('hotspots.count'), t('cases.count', { count: number(properties.cases) })],
      [t('roads.perKm'), plain(properties.perKm)],
    ];
  }
  if (shape.dimension === 0) return [[t('roads.missedCase'), shape.id.replace(/^case-/, '')]];
  return [[t('roads.visits'), number(properties.visits)], [t('roads.lastVisit'), date(properties.lastVisit)]];
}

function hoverLines(shape) {
  const name = shape.properties.roadName ?? shape.properties.name ?? roadName(shape.properties.road) ?? shape.id.replace(/^\w+-/, '');
  return [String(name), ...facts(shape).map(([title, value]) => `${title} ${value}`)];
}

function roadName(id) {
  return presentRun().result?.document.roads?.find((one) => String(one.id) === String(id))?.name;
}

/** Every segment with a dark edge; the road that is chosen wider, the segment pointed at widest. */
function paintSegments(context, view, result) {
  context.lineCap = 'butt';
  context.lineJoin = 'round';
  const base = view.zoom < 13 ? 4 : 6;
  const byRoad = (shape) => String(shape.properties.road) === roads.road;
  const shown = visible(result.shapes, view).sort((a, b) => byRoad(a) - byRoad(b));
  const widthOf = (shape) => (shape === hoveredShape() ? 7 : byRoad(shape) ? 4 : 0) + base;
  for (const shape of shown) stroke(context, view, shape, widthOf(shape) + 2.5, byRoad(shape) ? '#1F2933' : 'rgba(31, 41, 51, 0.5)');
  for (const shape of shown) stroke(context, view, shape, widthOf(shape), segmentColour(shape));
}

function stroke(context, view, shape, width, colour) {
  tracePath(context, view, [shape], false);
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}
