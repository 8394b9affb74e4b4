/** Who wins and who loses between two saved plans, by area on the map. */

import { metres, number } from '../base/format.js';
import { t } from '../base/i18n.js';
import { layerData } from '../data/features.js';
import { classColour } from '../data/styles.js';
import { unitX, unitY } from '../map/geometry.js';
import { paintClasses } from '../map/overlays.js';
import { paintPins, pinPicture } from '../map/pins.js';
import { presentChange, presentComparison } from './compare.js';
import { siting } from './state.js';
import { signed } from './words.js';

const SITE_STYLES = {
  both: { colour: '#B42318', glyph: 'place', hollow: true }, first: { colour: '#5B4636', glyph: 'place', hollow: true }, other: { colour: '#6B3FA0', glyph: 'place', hollow: true },
};
const CLASSES = ['win-2', 'win-1', 'same', 'lose-1', 'lose-2'];
let made = { change: null, shapes: [] };

export function isComparing() {
  return siting.view === 'scenarios' && presentComparison()?.document !== null && presentComparison() !== null;
}

/** The areas with what becomes of them: `verdict`, `klass`, `name`, `facts`. */
export function comparedGroups() {
  const change = presentChange();
  if (!change) return [];
  if (made.change === change) return made.shapes;
  const byId = new Map(change.groups.map((one) => [String(one.id), one]));
  const most = Math.max(...change.groups.map((one) => Math.abs(one.coveredWeight ?? 0)), 0);
  const shapes = layerData('grid').shapes.filter((shape) => byId.has(shape.id)).map((shape) => {
    const one = byId.get(shape.id);
    const strong = most > 0 && Math.abs(one.coveredWeight) > most / 2;
    const klass = one.verdict === 'same' ? 'same' : `${one.verdict === 'gains' ? 'win' : 'lose'}-${strong ? 2 : 1}`;
    const facts = [[t('scenario.coveredChange'), signed(one.coveredWeight ?? 0, number)], [t('scenario.meanChange'), Number.isFinite(one.meanMetres) ? signed(one.meanMetres, metres) : '–']];
    return { ...shape, verdict: one.verdict, klass, name: one.name ?? shape.id, facts, text: facts.map(([name, value]) => `${name} ${value}`).join(' · ') };
  });
  made = { change, shapes };
  return shapes;
}

export function paintComparison(context, view) {
  paintClasses(context, view, comparedGroups(), ({ klass }) => classColour('siting', klass), { alphaOf: () => 0.72 });
}

/** New sites of the two plans: those of both, of the first alone, of the other alone. */
export function paintComparedSites(context, view, occupied) {
  for (const [kind, sites] of sitesByKind()) {
    const shapes = sites.map(({ id, at }) => {
      const place = [unitX(at[0]), unitY(at[1])];
      return { id, parts: [place], box: [...place, ...place], properties: {} };
    });
    paintPins(context, { ...view, zoom: Math.max(view.zoom, 12.5) }, shapes, SITE_STYLES[kind], null).forEach((box) => occupied.take(box));
  }
}

function sitesByKind() {
  const { document, against } = presentComparison();
  const other = document.scenarios.findIndex((one) => one.id === against);
  const byKind = new Map(['first', 'other', 'both'].map((kind) => [kind, []]));
  for (const site of document.sites.filter((one) => one.at)) {
    const has = (index) => ['new', 'fixed'].includes(site.roles[index]);
    const moved = (site.movedMetres?.[other] ?? 0) > 1;
    if (has(0) || has(other)) byKind.get(has(0) && has(other) && !moved ? 'both' : has(0) ? 'first' : 'other').push(site);
  }
  return byKind;
}

export function comparisonLegend() {
  const classes = CLASSES.map((name) => ({ colour: classColour('siting', name), label: t(`scenario.class.${name}`) }));
  const { document, against } = presentComparison();
  const names = { first: document.scenarios[0].name, other: document.scenarios.find((one) => one.id === against)?.name ?? '' };
  const sites = [...sitesByKind()].filter(([, list]) => list.length).map(([kind]) => ({ colour: SITE_STYLES[kind].colour, image: pinPicture(SITE_STYLES[kind], 'hollow'), label: t(`scenario.site.${kind}`, names) }));
  return { title: t('scenario.winners'), unit: '', rows: [...classes, ...sites] };
}
