/** The strip chart: cases along a road, segment by segment; a bar and its segment on the map are one. */

import { on } from '../base/bus.js';
import { h } from '../base/dom.js';
import { metres, number } from '../base/format.js';
import { t } from '../base/i18n.js';
import { chartFrame, chartOptions, heldChart, CHART_COLOURS } from '../analysis/chart.js';
import { hoverShape } from '../map/hover.js';
import { select } from '../map/selection.js';
import { ROADS, segmentColour } from './overlay.js';
import { segmentsOf } from './run.js';

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
  segments = segmentsOf(result, road);
  if (segments.length === 0) return null;
  const before = segments.map(beforeOf);
  const compares = before.some(Number.isFinite);
  const label = segments.map((one) => `${metres(one.properties.fromMetres)} ${one.properties.cases}`).join('; ');
  const frame = chartFrame('strip', compares ? 190 : 150, label, (font) => ({
    type: 'bar',
    data: {
      labels: segments.map((one) => Math.round(one.properties.fromMetres)),
      datasets: [
        { label: t('roads.now'), data: segments.map((one) => one.properties.cases), backgroundColor: segments.map(segmentColour), hoverBackgroundColor: '#0F766E', stack: 'cases', barPercentage: 0.96, categoryPercentage: 1 },
        ...(compares ? [{ label: t('roads.before'), data: before.map((value) => -(value ?? 0)), backgroundColor: '#B9C0C8', hoverBackgroundColor: '#0F766E', stack: 'cases', barPercentage: 0.96, categoryPercentage: 1 }] : []),
      ],
    },
    options: chartOptions(font, {
      interaction: { mode: 'index', intersect: false },
      onHover: (event, hits) => hoverShape(hits.length ? segments[hits[0].index] : null),
      onClick: (event, hits) => hits.length && select(ROADS, segments[hits[0].index], { near: true }),
      scales: {
        x: { stacked: true, grid: { display: false }, ticks: { font, color: CHART_COLOURS.text, maxRotation: 0, autoSkipPadding: 16, callback: (value) => metres(segments[value].properties.fromMetres) } },
        y: { stacked: true, border: { display: false }, grid: { color: CHART_COLOURS.grid }, ticks: { font, color: CHART_COLOURS.text, precision: 0, maxTicksLimit: 6, callback: (value) => number(Math.abs(value)) } },
      },
      plugins: {
        tooltip: {
          callbacks: {
            title: (items) => `${metres(segments[items[0].dataIndex].properties.fromMetres)} – ${metres(segments[items[0].dataIndex].properties.toMetres)}`,
            label: (item) => `${item.dataset.label} ${t('cases.count', { count: number(Math.abs(item.raw)) })}`,
          },
        },
      },
    }),
  }));
  frame.addEventListener('mouseleave', () => hoverShape(null));
  return [frame, h('p', { class: 'note' }, compares ? t('roads.stripBoth') : t('roads.strip'))];
}

function beforeOf(shape) {
  const { before, casesBefore } = shape.properties;
  return Number.isFinite(casesBefore) ? casesBefore : Number.isFinite(before) ? before : null;
}
