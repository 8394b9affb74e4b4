/** Charts of results by Chart.js: one in each place, destroyed when its place is drawn anew. */

import { h } from '../base/dom.js';

const held = new Map();
export const CHART_COLOURS = { grid: '#E2E5E9', text: '#566270', strong: '#1F2933' };

/** A frame whose chart is made once it stands on the page; `make(font)` gives Chart.js's configuration. */
export function chartFrame(name, heightPixels, label, make) {
  const canvas = h('canvas', { role: 'img', 'aria-label': label });
  held.get(name)?.destroy();
  held.delete(name);
  if (window.Chart) {
    requestAnimationFrame(() => {
      if (!canvas.isConnected) return;
      held.get(name)?.destroy();
      held.set(name, new window.Chart(canvas, make({ family: getComputedStyle(document.body).fontFamily, size: 12 })));
    });
  }
  return h('div', { class: 'chart', 'data-test': `chart-${name}`, style: { height: `${heightPixels}px` } }, canvas);
}

/** The chart of a name while it is on the page. */
export function heldChart(name) {
  const chart = held.get(name);
  return chart?.canvas?.isConnected ? chart : null;
}

/** Options that all charts share. */
export function chartOptions(font, more = {}) {
  return {
    animation: false,
    maintainAspectRatio: false,
    ...more,
    plugins: { legend: { display: false }, ...more.plugins, tooltip: { bodyFont: font, titleFont: font, footerFont: font, displayColors: false, ...more.plugins?.tooltip } },
  };
}

/** A shape of points as a small line, for table cells; null where there are fewer than two. */
export function sparkline(values, { width = 64, height = 18, colour = '#566270', zero = null } = {}) {
  if (!values || values.length < 2) return null;
  const canvas = h('canvas', { class: 'sparkline', 'aria-hidden': 'true', width: width * 2, height: height * 2, style: { width: `${width}px`, height: `${height}px` } });
  const context = canvas.getContext('2d');
  context.scale(2, 2);
  const finite = values.filter(Number.isFinite);
  const low = Math.min(...finite, zero ?? Infinity);
  const high = Math.max(...finite, zero ?? -Infinity);
  const y = (value) => height - 2 - ((value - low) / (high - low || 1)) * (height - 4);
  if (zero !== null) {
    context.strokeStyle = CHART_COLOURS.grid;
    context.beginPath();
    context.moveTo(0, y(zero));
    context.lineTo(width, y(zero));
    context.stroke();
  }
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.beginPath();
  values.forEach((value, index) => Number.isFinite(value) && context.lineTo((index / (values.length - 1)) * (width - 2) + 1, y(value)));
  context.stroke();
  return canvas;
}
