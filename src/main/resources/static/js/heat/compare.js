/** Two periods on the map: side by side on two maps that move together, or one above the other with a swipe. */

import { fill, h } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { periodText } from '../cases/form.js';
import { period } from '../cases/question.js';
import { canvasesOf, leafletMap, makePanes } from '../map/map.js';
import { TileSet } from '../map/tiles.js';
import { heat, otherPeriod } from './state.js';

const L = window.L;
let stage = null;
let second = null;
let sets = { main: null, second: null };
let share = 0.5;
let bar = null;
let names = null;

export function startCompare(element) {
  stage = element;
  names = h('div', { class: 'compare-names', hidden: true });
  stage.append(names);
}

/** The second map where two lie side by side, else null. */
export function otherMap() {
  return second?.map ?? null;
}

/** The tiles of the other period, on the second map or above the first; made where they are wanted. */
export function otherTiles(make = true) {
  const where = second ? 'second' : 'main';
  if (!sets[where] && make) sets[where] = second ? new TileSet(second.map, 'tiles') : new TileSet(leafletMap(), 'tiles-other');
  return sets[where];
}

/** Arranges the stage for the comparison that is asked for; draws nothing. */
export function arrangeCompare(active) {
  const wanted = active && otherPeriod() ? heat.compare : 'none';
  if (wanted === 'side' && !second) openSecond();
  if (wanted !== 'side' && second) closeSecond();
  if (wanted === 'swipe') openSwipe();
  else closeSwipe();
  names.hidden = wanted === 'none';
  stage.dataset.compare = wanted;
  if (wanted === 'none') return;
  fill(names,
    h('span', { class: 'compare-name', 'data-test': 'compare-left' }, periodText(period())),
    h('span', { class: 'compare-name', 'data-test': 'compare-right' }, periodText(otherPeriod())));
  placeNames();
}

function openSecond() {
  const element = h('div', { class: 'map', id: 'map-other', tabindex: 0, 'aria-label': t('heat.otherMap') });
  stage.querySelector('#map').after(element);
  stage.dataset.compare = 'side';
  const map = L.map(element, { zoomControl: false, attributionControl: false, zoomSnap: 0.5, wheelPxPerZoomLevel: 110, minZoom: 3, maxZoom: 19, keyboardPanDelta: 120 });
  makePanes(map);
  leafletMap().invalidateSize({ animate: false });
  map.setView(leafletMap().getCenter(), leafletMap().getZoom(), { animate: false });
  const canvases = canvasesOf('other');
  canvases.forEach((canvas) => canvas.addTo(map));
  second = { map, canvases, element, unlink: link(leafletMap(), map) };
}

/** Moves each map with the other. */
function link(one, other) {
  let following = false;
  const follow = (leader, follower) => () => {
    if (following) return;
    following = true;
    follower.setView(leader.getCenter(), leader.getZoom(), { animate: false });
    following = false;
  };
  const forth = follow(one, other);
  const back = follow(other, one);
  one.on('move zoomend', forth);
  other.on('move zoomend', back);
  return () => one.off('move zoomend', forth);
}

/** Paints the second map again; the first paints itself. */
export function repaintSecond() {
  second?.canvases.forEach((canvas) => canvas.repaint());
}

function closeSecond() {
  second.unlink();
  sets.second?.clear();
  sets.second = null;
  second.map.remove();
  second.element.remove();
  second = null;
  stage.dataset.compare = 'none';
  leafletMap().invalidateSize({ animate: false });
}

function openSwipe() {
  if (bar) return;
  bar = h('div', {
    class: 'swipe-bar', role: 'slider', tabindex: 0, 'aria-label': t('heat.swipe'), 'aria-valuemin': 0, 'aria-valuemax': 100, 'data-test': 'swipe',
    onkeydown: (event) => {
      const step = { ArrowLeft: -0.02, ArrowRight: 0.02, Home: -1, End: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      event.stopPropagation();
      moveSwipe(share + step);
    },
    onpointerdown: (event) => {
      bar.setPointerCapture(event.pointerId);
      event.preventDefault();
    },
    onpointermove: (event) => {
      if (!bar.hasPointerCapture(event.pointerId)) return;
      const box = stage.getBoundingClientRect();
      moveSwipe((event.clientX - box.left) / box.width);
    },
  }, h('i', {}, '‹ ›'));
  stage.append(bar);
  leafletMap().on('move zoomend resize', clip);
  moveSwipe(share);
}

function moveSwipe(value) {
  share = Math.max(0.02, Math.min(0.98, value));
  bar.style.left = `${share * 100}%`;
  bar.setAttribute('aria-valuenow', Math.round(share * 100));
  clip();
  placeNames();
}

/** Left of the bar the first period shows, right of it the other. */
function clip() {
  const map = leafletMap();
  const size = map.getSize();
  const from = map.containerPointToLayerPoint([0, 0]);
  const to = map.containerPointToLayerPoint(size);
  const at = from.x + size.x * share;
  map.getPane('tiles').style.clip = `rect(${from.y}px, ${at}px, ${to.y}px, ${from.x}px)`;
  map.getPane('tiles-other').style.clip = `rect(${from.y}px, ${to.x}px, ${to.y}px, ${at}px)`;
}

function closeSwipe() {
  if (!bar) return;
  leafletMap().off('move zoomend resize', clip);
  for (const pane of ['tiles', 'tiles-other']) leafletMap().getPane(pane).style.clip = '';
  sets.main?.clear();
  bar.remove();
  bar = null;
}

function placeNames() {
  names.style.setProperty('--at', `${(bar ? share : 0.5) * 100}%`);
}
