/** The map: Leaflet for moving about, two painted canvases, and the questions others ask of it. */

import { debounced, emit, on } from '../base/bus.js';
import { ensure } from '../data/features.js';
import { cityBounds } from '../data/catalog.js';
import { RESULT, visibleIds } from '../layers/order.js';
import { PaintedCanvas } from './canvas.js';
import { paintCity, paintNames } from './scene.js';

const L = window.L;
const NEAR_ZOOM = 16;
const AMONG_ZOOM = 14.5;
let map = null;
let base = null;
let canvases = [];

/** Starts the map in an element; `start` is `{centre: [lat, lon], zoom}` or null for the whole city. */
export function startMap(element, start) {
  map = L.map(element, {
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0.5,
    wheelPxPerZoomLevel: 110,
    minZoom: 3,
    maxZoom: 19,
    keyboardPanDelta: 120,
    maxBoundsViscosity: 0.6,
  });
  makePanes(map);
  canvases = canvasesOf('main');
  if (start) map.setView(start.centre, start.zoom);
  else fitCity();
  canvases.forEach((canvas) => canvas.addTo(map));
  const settled = debounced(120, () => {
    fetchVisible();
    emit('view', viewOfMap());
  });
  map.on('moveend zoomend resize', settled);
  map.on('click', (event) => emit('map-click', { latlng: event.latlng, point: event.containerPoint }));
  map.on('mousemove', (event) => emit('pointer', event.latlng));
  map.on('mouseout', () => emit('pointer-out'));
  on('go', (box) => showBox(box, NEAR_ZOOM));
  on('go-near', (box) => showBox(box, Math.max(AMONG_ZOOM, map.getZoom())));
  on('layers', () => {
    fetchVisible();
    repaint();
  });
  for (const name of ['features', 'select', 'result', 'repaint', 'overlay', 'analysis']) on(name, repaint);
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(element);
  fetchVisible();
  return map;
}

/** Between the city and its names there is room for tiles, of one period and of another. */
export function makePanes(one) {
  for (const [name, level] of [['tiles', 405], ['tiles-other', 406], ['names', 450]]) {
    const pane = one.createPane(name);
    pane.style.zIndex = level;
    pane.style.pointerEvents = 'none';
  }
}

/** The city's canvas and that of its names, for one of two maps. */
export function canvasesOf(side) {
  return [
    new PaintedCanvas((context, view) => paintCity(context, view, side)),
    new PaintedCanvas((context, view) => paintNames(context, view, side), { pane: 'names' }),
  ];
}

/** The Leaflet map, for what lies on it beside the canvases. */
export function leafletMap() {
  return map;
}

/** Where a place is on the stage, in pixels. */
export function mapPlace(latlng) {
  const { x, y } = map.latLngToContainerPoint(latlng);
  return { x, y, width: map.getSize().x };
}

export function repaint() {
  canvases.forEach((canvas) => canvas.repaint());
}

/** Fetches what the visible layers lack in the map's present box. */
export function fetchVisible() {
  if (!map) return;
  const bounds = map.getBounds();
  const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  for (const id of visibleIds()) if (id !== RESULT) ensure(id, box);
}

export function viewOfMap() {
  const centre = map.getCenter();
  return { latitude: centre.lat, longitude: centre.lng, zoom: map.getZoom() };
}

/** Metres that one pixel stands for in the middle of the map. */
export function metresPerPixel() {
  const middle = map.getSize().divideBy(2);
  return map.distance(map.containerPointToLatLng(middle.subtract([50, 0])), map.containerPointToLatLng(middle.add([50, 0]))) / 100;
}

export function unitPerPixel() {
  return 1 / (256 * 2 ** map.getZoom());
}

export function zoomBy(steps) {
  map.setZoom(map.getZoom() + steps);
}

export function fitCity() {
  const box = cityBounds();
  if (box) map.fitBounds([[box[1], box[0]], [box[3], box[2]]], { padding: [12, 12] });
  else map.setView([31.7, 119.94], 13);
}

/** Shows a longitude-latitude box, near enough to recognise and far enough to see what is around. */
function showBox([west, south, east, north], maxZoom) {
  map.fitBounds([[south, west], [north, east]], { padding: [80, 80], maxZoom, animate: true });
}

/** Whether a longitude-latitude box has a part on the map; so has a box that does not exist. */
export function isInView(box) {
  return !box || map.getBounds().intersects([[box[1], box[0]], [box[3], box[2]]]);
}

/** An own base map by XYZ address, or none for an empty address. */
export function useBaseMap(address, failed = () => {}) {
  if (base) map.removeLayer(base);
  base = address ? L.tileLayer(address, { maxZoom: 19 }).once('tileerror', failed).addTo(map) : null;
  repaint();
  document.getElementById('map').classList.toggle('has-base', Boolean(base));
}
