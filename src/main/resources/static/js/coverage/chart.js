/** Bars of the groups with the most uncovered demand: how much of each is covered. A click on one goes there. */

import { h } from '../base/dom.js';
import { percent, quantity } from '../base/format.js';
import { t } from '../base/i18n.js';
import { titleOf } from '../data/catalog.js';
import { classColour } from '../data/styles.js';
import { layerData } from '../data/features.js';
import { select } from '../map/selection.js';
import { thresholdOf } from './judgement.js';
import { weightUnit } from './store.js';

const MOST = 10;
const BAR_PIXELS = 23;
let present = null;

/** A block with the chart; null where there are no groups. */
export function groupChart(result) {
  present?.destroy();
  present = null;
  const groups = result.groups.filter((group) => group.id !== null && Number.isFinite(group.ratio)).sort((a, b) => uncovered(b) - uncovered(a)).slice(0, MOST);
  if (groups.length === 0 || !window.Chart) return null;
  const canvas = h('canvas', { role: 'img', 'aria-label': groups.map((group) => `${nameOf(group)} ${percent(group.ratio)}`).join('; ') });
  const frame = h('div', { class: 'chart', style: { height: `${groups.length * BAR_PIXELS + 30}px` } }, canvas);
  requestAnimationFrame(() => {
    if (canvas.isConnected) present = draw(canvas, groups, result);
  });
  return h('div', { class: 'block' }, h('h3', {}, t('coverage.chart', { groups: titleOf(result.asked.groupBy) })), frame);
}

export function nameOf(group) {
  return String(group.name ?? group.id ?? t('coverage.inNoGroup'));
}

function uncovered(group) {
  return (group.demandWeight ?? 0) - (group.coveredWeight ?? 0);
}

/** Goes to a group on the map. */
export function goToGroup(result, group) {
  const shape = layerData(result.asked.groupBy).shapes.find((one) => one.id === String(group.id));
  if (shape) select(result.asked.groupBy, shape, { go: true });
}

function draw(canvas, groups, result) {
  const unit = weightUnit(result.asked);
  const font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
  const chart = new window.Chart(canvas, {
    type: 'bar',
    data: {
      labels: groups.map(nameOf),
      datasets: [
        { data: groups.map((group) => group.ratio * 100), backgroundColor: classColour('coverage', 'covered'), barThickness: 13, stack: 'demand' },
        { data: groups.map((group) => 100 - group.ratio * 100), backgroundColor: '#F2B8A0', barThickness: 13, stack: 'demand' },
      ],
    },
    options: {
      indexAxis: 'y',
      animation: false,
      maintainAspectRatio: false,
      onClick: (event, hits) => hits.length && goToGroup(result, groups[hits[0].index]),
      onHover: (event, hits) => {
        canvas.style.cursor = hits.length ? 'pointer' : '';
      },
      scales: {
        x: { stacked: true, min: 0, max: 100, grid: { color: '#E2E5E9' }, border: { display: false }, ticks: { font, color: '#566270', stepSize: 25, callback: (value) => `${value} %` } },
        y: { stacked: true, grid: { display: false }, ticks: { font, color: '#1F2933', autoSkip: false } },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          bodyFont: font,
          titleFont: font,
          displayColors: false,
          callbacks: {
            label: (item) => percent(groups[item.dataIndex].ratio),
            afterLabel: (item) => (Number.isFinite(groups[item.dataIndex].demandWeight) ? t('coverage.uncoveredOf', { weight: quantity(uncovered(groups[item.dataIndex]), unit) }) : ''),
          },
        },
      },
    },
    plugins: [thresholdLine(thresholdOf(result))],
  });
  return chart;
}

function thresholdLine(threshold) {
  return {
    id: 'threshold',
    afterDatasetsDraw(chart) {
      if (threshold === null) return;
      const x = chart.scales.x.getPixelForValue(threshold * 100);
      const { top, bottom } = chart.chartArea;
      chart.ctx.save();
      chart.ctx.strokeStyle = '#1F2933';
      chart.ctx.lineWidth = 1.5;
      chart.ctx.beginPath();
      chart.ctx.moveTo(x, top);
      chart.ctx.lineTo(x, bottom);
      chart.ctx.stroke();
      chart.ctx.restore();
    },
  };
}
