/** A siting plan on the map: whom it serves, places not allowed, sites; or who wins and loses between two plans. */

import { date, metres, number, percent, plain } from '../base/format.js';
import { t } from '../base/i18n.js';
import { findCollection, titleOf } from '../data/catalog.js';
import { classColour } from '../data/styles.js';
import { registerOverlay } from '../map/overlays.js';
import { pinPicture } from '../map/pins.js';
import { comparedGroups, comparisonLegend, isComparing, paintComparedSites, paintComparison } from './compare-map.js';
import { placeTitle, reasonText, reasonsOf } from './excluded.js';
import { reachOf } from './model.js';
import { paintExcluded } from './paint-excluded.js';
import { paintDemands, paintLinks, paintSites } from './paint.js';
import { siteActions, takeClick } from './edit.js';
import { shownModel } from './plan.js';
import { demandUnit, money } from './questions.js';
import { search } from './run.js';
import { SITING, glyphOf, roleColour, siteTitle } from './site.js';
import { amount } from './words.js';

const KINDS = ['served', 'newly', 'unserved', 'lost'];

export function startSitingOverlay() {
  registerOverlay('siting', {
    id: SITING,
    shapes: () => (isComparing() ? comparedGroups() : pointable(shownModel())),
    paint(context, view) {
      if (isComparing()) {
        paintComparison(context, view);
        return;
      }
      const model = shownModel() ?? search.result?.model;
      if (!model) return;
      context.globalAlpha *= search.running ? 0.4 : 1;
      paintDemands(context, view, model);
      paintExcluded(context, view, model);
    },
    marks(context, view, occupied) {
      const model = shownModel();
      if (isComparing()) paintComparedSites(context, view, occupied);
      if (!model || isComparing()) return;
      context.save();
      context.globalAlpha = search.running ? 0.4 : 1;
      paintLinks(context, view, model);
      paintSites(context, view, model, occupied);
      context.restore();
    },
    legend: () => (isComparing() ? comparisonLegend() : legend()),
    hover: (shape) => (shape.verdict ? [shape.name, shape.text] : shape.role ? [siteTitle(shape, shownModel().asked), t(`siting.role.${shape.role}`), loadText(shape)].filter(Boolean) : [placeTitle(shape), ...reasonsOf(shape).map(reasonText)]),
    details,
    takesClick: takeClick,
    versions: () => shownModel()?.document.versions ?? {},
    caption: () => [t('section.siting'), [shownModel() ? t(`siting.problem.${shownModel().asked.problem}`) : '', date(new Date().toISOString())].filter(Boolean).join(' · ')],
  });
}

function pointable(model) {
  return model ? [...model.excluded, ...model.sites] : [];
}

function loadText({ properties }) {
  const { asked } = shownModel();
  return Number.isFinite(properties.load) ? `${t('siting.serves')} ${amount(properties.load, asked)}` : '';
}

function details(shape) {
  if (shape.verdict) return { title: shape.name, kind: t('scenario.comparison'), facts: shape.facts };
  if (!shape.role) return { title: placeTitle(shape), kind: t('siting.notAllowed'), facts: reasonsOf(shape).map((reason, index) => [index === 0 ? t('siting.reasons') : '', reasonText(reason)]) };
  const { asked } = shownModel();
  const { load, capacity, utilisation, demandCount, meanMetres, maxMetres, cost } = shape.properties;
  const facts = [
    Number.isFinite(load) ? [t('siting.serves'), amount(load, asked)] : null,
    Number.isFinite(demandCount) ? [t('siting.demandPlaces'), number(demandCount)] : null,
    Number.isFinite(capacity) ? [t('siting.room'), `${plain(capacity)}\u202f${demandUnit(asked)}${Number.isFinite(utilisation) ? ` · ${percent(utilisation)}` : ''}`] : null,
    Number.isFinite(meanMetres) ? [t('siting.meanWay'), metres(meanMetres)] : null,
    Number.isFinite(maxMetres) ? [t('siting.maxWay'), metres(maxMetres)] : null,
    cost ? [t('siting.cost'), `${money(cost)}\u202f${t('siting.moneyUnit')}`] : null,
  ].filter(Boolean);
  return { title: siteTitle(shape, asked), kind: [t(`siting.role.${shape.role}`), titleOf(shape.role === 'kept' ? asked.existing?.collection : asked.candidates?.collection ?? asked.existing?.collection)].filter(Boolean).join(' · '), facts, actions: siteActions(shape) };
}

function legend() {
  const model = shownModel() ?? search.result?.model;
  if (!model) return null;
  const reach = reachOf(model.asked);
  const present = new Set(model.demands.map((one) => one.kind));
  const words = reach === null ? 'way' : 'reach';
  const rows = KINDS.filter((kind) => present.has(kind)).map((kind) => ({ colour: classColour('siting', kind), opacity: { served: 0.4, unserved: 0.6 }[kind] ?? 0.75, label: t(`siting.legend.${words}.${kind}`, { radius: reach ? metres(reach) : '' }) }));
  if (model.excluded.length) rows.push({ colour: `repeating-linear-gradient(135deg, ${classColour('siting', 'excluded')} 0 2px, transparent 2px 5px)`, flat: classColour('siting', 'excluded'), label: t('siting.legend.excluded') });
  const roles = new Set(model.sites.map((shape) => (shape.isNew ? 'new' : shape.role)));
  for (const role of ['new', 'kept', 'upgraded', 'closed']) if (roles.has(role)) rows.push({ colour: roleColour(role), image: pinPicture({ colour: roleColour(role), glyph: glyphOf(model.asked) }, { new: 'hollow', closed: 'grey' }[role] ?? 'solid'), label: t(`siting.role.${role}`) });
  return { title: t('siting.legend'), unit: t('siting.legendUnit', { demand: titleOf(model.asked.demand?.collection ?? ''), unit: demandUnit(model.asked) }), rows, layers: [model.asked.existing?.collection].filter((id) => id && findCollection(id)) };
}
