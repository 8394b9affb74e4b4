/** What lies under the pointer in the active overlay: a few lines beside it, and the event `hover` for charts. */

import { emit, on } from '../base/bus.js';
import { fill, h } from '../base/dom.js';
import { unitX, unitY } from './geometry.js';
import { mapPlace, unitPerPixel } from './map.js';
import { activeOverlay, hitOverlay } from './overlays.js';

let tip = null;
let hovered = null;
let asked = 0;

export function startHover(stage) {
  tip = h('div', { class: 'hover-tip', hidden: true, 'aria-hidden': 'true' });
  stage.append(tip);
  on('pointer', (latlng) => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => point(latlng));
  });
  on('pointer-out', () => show(null, null));
  on('overlay', () => show(null, null));
}

/** The shape under the pointer, or the one that a chart points at. */
export function hoveredShape() {
  return hovered;
}

/** Marks a shape of the active overlay, as a chart or table points at it. */
export function hoverShape(shape) {
  if (shape === hovered) return;
  hovered = shape;
  emit('hover', shape);
  emit('repaint');
}

function point(latlng) {
  const shape = activeOverlay()?.hover ? hitOverlay(unitX(latlng.lng), unitY(latlng.lat), unitPerPixel()) : null;
  show(shape, latlng);
}

function show(shape, latlng) {
  hoverShape(shape);
  const lines = shape ? activeOverlay().hover(shape) : [];
  tip.hidden = lines.length === 0;
  if (tip.hidden) return;
  fill(tip, lines.map((line, index) => h(index === 0 ? 'strong' : 'div', {}, line)));
  const { x, y, width } = mapPlace(latlng);
  const left = x + 16 + tip.offsetWidth > width ? x - 12 - tip.offsetWidth : x + 16;
  tip.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, y - tip.offsetHeight - 8)}px)`;
}
