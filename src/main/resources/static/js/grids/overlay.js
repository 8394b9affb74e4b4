/** Findings of grid checks and new grids on the map. */

import { date, plain, squareMetres } from '../base/format.js';
import { localized, t } from '../base/i18n.js';
import { titleOf } from '../data/catalog.js';
import { classColour } from '../data/styles.js';
import { paintClasses, registerOverlay } from '../map/overlays.js';
import { selection } from '../map/selection.js';
import { presentRun } from './run.js';
import { grids } from './state.js';

export const GRIDS = '$grids';
const STYLE = 'grid-check';

export function startGridsOverlay() {
  registerOverlay('grids', {
    id: GRIDS,
    shapes: () => presentRun().result?.shapes ?? [],
    paint(context, view) {
      const { result, stale } = presentRun();
      if (!result) return;
      context.globalAlpha *= stale ? 0.4 : 1;
      const isMade = result.mode === 'make';
      paintClasses(context, view, result.shapes, kindColour, { alphaOf: () => (isMade ? 0.12 : 0.6), stroke: isMade ? kindColour({ kind: 'made' }) : undefined });
    },
    marks: paintPlaces,
    legend,
    hover: (shape) => (shape.finding ? [findingTitle(shape.finding), `${shape.finding.id} ${localized(shape.finding.message)}`] : [shape.properties.code, squareMetres(shape.properties.areaSquareMetres)]),
    details: (shape) => (shape.finding ? { title: shape.finding.id, kind: findingTitle(shape.finding), facts: factsOf(shape.finding) } : { title: shape.properties.code, kind: t('grids.kind.made'), facts: [[t('coverage.area'), squareMetres(shape.properties.areaSquareMetres)]] }),
    versions: () => presentRun().result?.document.versions ?? {},
    caption: () => [t(`grids.mode.${grids.mode}`), [titleOf(grids.mode === 'check' ? grids.cells : 'area'), date(new Date().toISOString())].join(' · ')],
  });
}

export function kindColour({ kind }) {
  return classColour(STYLE, kind);
}

export function findingTitle({ code }) {
  return t(`finding.${code}`);
}

function factsOf({ severity, message, others }) {
  return [
    [t('grids.severity'), t(`grids.kind.${severity}`)], [t('grids.finding'), localized(message)],
    others.length ? [t('grids.others'), others.slice(0, 6).join(', ')] : null,
  ].filter(Boolean);
}

/** Places smaller than a thumb, so that none is lost on the map of the whole city. */
function paintPlaces(context, view) {
  const { result } = presentRun();
  if (result?.mode !== 'check') return;
  for (const shape of result.shapes) {
    const [west, north, east, south] = shape.box;
    if ((east - west) * view.scale > 14) continue;
    context.beginPath();
    context.arc(((west + east) / 2) * view.scale - view.left, ((north + south) / 2) * view.scale - view.top, shape.id === selection()?.id ? 8 : 5.5, 0, 2 * Math.PI);
    context.fillStyle = kindColour(shape);
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = '#FFFFFF';
    context.stroke();
  }
}

function legend() {
  const { result } = presentRun();
  if (!result) return null;
  const kinds = ['gap', 'overlap', 'error', 'warning', 'made'].filter((kind) => result.shapes.some((shape) => shape.kind === kind));
  if (kinds.length === 0) return null;
  return { title: t(result.mode === 'make' ? 'grids.mode.make' : 'section.grids'), unit: result.mode === 'make' ? `${plain(result.asked.cellMetres)}\u202fm` : '', rows: kinds.map((kind) => ({ colour: kindColour({ kind }), label: t(`grids.kind.${kind}`) })) };
}
