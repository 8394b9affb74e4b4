/** Handles of the plan's new sites on the map: dragged by the pointer, moved by arrow keys, reached by the tab key. */

import { emit, on } from '../base/bus.js';
import { t } from '../base/i18n.js';
import { layerData } from '../data/features.js';
import { latitudeOf, longitudeOf, unitX, unitY } from '../map/geometry.js';
import { leafletMap, metresPerPixel, unitPerPixel } from '../map/map.js';
import { select } from '../map/selection.js';
import { currentSection } from '../shell/rail.js';
import { evaluate, closeSite, presentPlan, remember, shownModel, siteByKey } from './plan.js';
import { search } from './run.js';
import { SITING } from './site.js';
import { siting } from './state.js';

const L = window.L;
const SNAP_PIXELS = 14;
const STEP_METRES = 10;
const LONG_STEP_METRES = 100;
const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const KEY_PAUSE_MS = 1200;
const handles = new Map();
let dragged = null;
let lastKey = { key: null, at: 0 };

/** Called once. */
export function startHandles() {
  for (const name of ['siting', 'siting-plan', 'section', 'overlay', 'language', 'select']) on(name, sync);
}

/** One handle a new site, where the site is; none while another section or a comparison is open. */
function sync() {
  const plan = currentSection() === 'siting' && siting.view === 'question' && !search.running && presentPlan()?.plan;
  const sites = plan ? plan.sites : [];
  for (const [key, handle] of handles) {
    if (!sites.some((one) => one.key === key)) {
      handle.remove();
      handles.delete(key);
    }
  }
  for (const site of sites) {
    const handle = handles.get(site.key) ?? made(site);
    if (dragged !== site.key) handle.setLatLng(latLng(site.place));
    const element = handle.getElement();
    element?.setAttribute('aria-label', t('siting.handle', { name: nameOf(site) }));
  }
}

function nameOf(site) {
  const shape = shownModel()?.sites.find((one) => one.id === site.key);
  return String(shape?.properties.name ?? site.name ?? site.key);
}

function latLng([x, y]) {
  return [latitudeOf(y), longitudeOf(x)];
}

function made(site) {
  const { key } = site;
  const handle = L.marker(latLng(site.place), { draggable: true, autoPan: true, keyboard: true, icon: L.divIcon({ className: 'site-handle', html: '', iconSize: [34, 34] }) }).addTo(leafletMap());
  handles.set(key, handle);
  handle.getElement().dataset.site = key;
  handle.on('click', () => choose(key));
  handle.on('dragstart', () => {
    dragged = key;
    remember();
    choose(key);
  });
  handle.on('drag', (event) => {
    moveTo(key, [unitX(event.latlng.lng), unitY(event.latlng.lat)]);
    evaluate();
  });
  handle.on('dragend', () => {
    dragged = null;
    settle(key);
  });
  handle.getElement().addEventListener('keydown', (event) => pressed(event, key));
  return handle;
}

function choose(key) {
  const shape = shownModel()?.sites.find((one) => one.id === key);
  if (shape) select(SITING, shape);
}

function moveTo(key, place) {
  Object.assign(siteByKey(key), { place, free: true });
  emit('repaint');
}

/** A site that is let go near a candidate of the asked layer stands on it. */
function settle(key) {
  const site = siteByKey(key);
  const known = candidateNear(site.place);
  if (known && !presentPlan().plan.sites.some((one) => one.key === known.id)) Object.assign(site, { key: known.id, free: false, name: known.properties.name ?? null, place: [known.parts[0][0], known.parts[0][1]] });
  evaluate(true).then(() => choose(site.key));
}

/** The candidate of the asked layer within a few pixels of a place; null where candidates are a lattice or none is near. */
export function candidateNear([x, y]) {
  const { candidates } = presentPlan().result.asked;
  const reach = SNAP_PIXELS * unitPerPixel();
  const near = (candidates?.collection ? layerData(candidates.collection).shapes : [])
    .filter((shape) => shape.dimension === 0 && fitsFilter(shape, candidates.filter))
    .map((shape) => ({ shape, far: Math.hypot(shape.parts[0][0] - x, shape.parts[0][1] - y) }))
    .filter(({ far }) => far <= reach)
    .sort((a, b) => a.far - b.far);
  return near[0]?.shape ?? null;
}

function fitsFilter(shape, filter) {
  const kind = /^kind = '(.*)'$/.exec(filter ?? '');
  return !kind || shape.properties.kind === kind[1];
}

function pressed(event, key) {
  const step = STEPS[event.key];
  if (step) {
    event.preventDefault();
    event.stopPropagation();
    moveBy(key, step, event.shiftKey ? LONG_STEP_METRES : STEP_METRES);
  } else if (event.key === 'Delete') {
    event.stopPropagation();
    closeSite(key);
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    choose(key);
  }
}

/** Steps that follow each other quickly are one change, which one undo takes back. */
function moveBy(key, [right, down], metres) {
  const now = Date.now();
  if (lastKey.key !== key || now - lastKey.at > KEY_PAUSE_MS) remember();
  lastKey = { key, at: now };
  const unit = (metres / metresPerPixel()) * unitPerPixel();
  const { place } = siteByKey(key);
  moveTo(key, [place[0] + right * unit, place[1] + down * unit]);
  handles.get(key).setLatLng(latLng(siteByKey(key).place));
  choose(key);
  evaluate();
}
