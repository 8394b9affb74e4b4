/** The strip chart: cases along a road, segment by segment; a bar and its segment on the map are one. */

import { on } from '../base/bus.js';
import { h } from '../base/dom.js';
import { metres, plain } from '../base/format.js';
import { t } from '../base/i18n.js';
import { chartFrame, chartOptions, heldChart, CHART_COLOURS } from '../analysis/chart.js';
import { hoverShape } from '../map/hover.js';
import { select } from '../map/selection.js';
import { ROADS, segmentColour } from './overlay.js';
import { segmentsOf } from './run.js';
import { segmentsInWindows } from './windows.js';

let segments = [];

/** Follows what the map points at. Called once. */
export function startStrip() {
  on('hover', (shape) => {
    const chart = heldChart('strip');
    if (!chart) return;
    const index = segments.indexOf(shape);
    chart.setActiveElements(index < 0 ? [] : chart.data.datasets.map((dataset, datasetIndex) => ({ datasetIndex, index })));
    chart.tooltip.setActiveElements(index < 0 ? [] : [{ datasetIndex: 0, index }], { x: 0, y: 0 });
    chart.update('none');
  });
}

/** The chart of one road; what was before stands below the line where there is something to compare. */
export function stripChart(result, road) {
  segments = segmentsOf(result, road.id);
  if (segments.length === 0) return null;
  const both = segmentsInWindows(result, road, segments);
  const sets = both ? [set(both.now, t(`roads.now.${both.kind}`), segments.map(segmentColour)), set(both.before, t(`roads.before.${both.kind}`), '#B9C0C8', -1)]
    : [set(segments.map((one) => one.properties.cases), t('hotspots.count'), segments.map(segmentColour))];
  const label = segments.map((one) => `${metres(one.properties.fromMetres)} ${one.properties.cases}`).join('; ');
  const frame = chartFrame('strip', both ? 190 : 150, label, (font) => ({ type: 'bar', data: { labels: segments.map((one) => Math.round(one.properties.fromMetres)), datasets: sets }, options: options(font) }));
  frame.addEventListener('mouseleave', () => hoverShape(null));
  return [frame, h('p', { class: 'note' }, t(both ? `roads.strip.${both.kind}` : 'roads.strip'))];
}

function set(values, label, colour, sign = 1) {
  return { label, data: values.map((value) => sign * value), backgroundColor: colour, hoverBackgroundColor: '#0F766E', stack: 'cases', barPercentage: 0.96, categoryPercentage: 1 };
}

function options(font) {
  const stretch = (index) => `${metres(segments[index].properties.fromMetres)} – ${metres(segments[index].properties.toMetres)}`;
  return chartOptions(font, {
    interaction: { mode: 'index', intersect: false },
    onHover: (event, hits) => hoverShape(hits.length ? segments[hits[0].index] : null),
    onClick: (event, hits) => hits.length && select(ROADS, segments[hits[0].index], { near: true }),
    scales: {
      x: { stacked: true, grid: { display: false }, ticks: { font, color: CHART_COLOURS.text, maxRotation: 0, autoSkipPadding: 16, callback: (value) => metres(segments[value].properties.fromMetres) } },
      y: { stacked: true, border: { display: false }, grid: { color: CHART_COLOURS.grid }, ticks: { font, color: CHART_COLOURS.text, maxTicksLimit: 6, callback: (value) => plain(Math.abs(value)) } },
    },
    plugins: { tooltip: { callbacks: { title: (items) => stretch(items[0].dataIndex), label: (item) => `${item.dataset.label} ${plain(Math.abs(item.raw))}` } } },
  });
}
