/** A search while it runs, and how it came to its end: best plan, bound and the gap between them over time. */

import { fill, h } from '../base/dom.js';
import { duration } from '../base/format.js';
import { t } from '../base/i18n.js';
import { CHART_COLOURS, chartFrame, chartOptions, heldChart } from '../analysis/chart.js';
import { layerData } from '../data/features.js';
import { classColour } from '../data/styles.js';
import { progressBar, skeleton, stageName } from '../shell/notices.js';
import { search } from './run.js';
import { gapText, objectiveText } from './words.js';

const CHART = 'siting-course';
const HEIGHT = 132;
let place = null;

/** What stands while the search runs: stage, best plan and bound so far, the chart, a way to stop. Drawn once, then kept up. */
export function courseView() {
  if (place?.isConnected && place.turn === search.running) {
    update(place, search.running);
    return place;
  }
  place = h('div', { class: 'block course', 'data-test': 'siting-running' });
  place.turn = search.running;
  update(place, search.running);
  return place;
}

function update(element, turn) {
  const course = turn.job?.course ?? [];
  const elapsed = (Date.now() - turn.started) / 1000;
  const last = course[course.length - 1];
  const chart = heldChart(CHART);
  element.dataset.points = course.length;
  const figures = h('div', { class: 'course-figures' }, last ? figuresOf(last, turn.asked) : null);
  const head = [
    h('div', { class: 'row' }, h('strong', {}, stageName(turn.keeping ? 'cancelling' : turn.job?.stage)), h('span', { class: 'note', 'data-test': 'siting-waited' }, duration(Date.now() - turn.started))),
    progressBar(turn.job?.progress ?? 0, t('siting.searching')), figures,
  ];
  const stop = h('div', { class: 'row actions' }, h('button', { class: 'button', type: 'button', disabled: !turn.job || turn.keeping, 'data-test': 'keep-best', onclick: () => search.keepBest() }, t(last ? 'siting.keepBest' : 'cancel')));
  if (last && chart && element.contains(chart.canvas)) {
    fill(element.querySelector('.course-head'), head);
    element.querySelector('.course-stop').replaceChildren(stop);
    setData(chart, course, elapsed);
    chart.update('none');
    return;
  }
  const focused = element.contains(document.activeElement);
  fill(element, h('div', { class: 'course-head' }, head), last ? courseChart(course, turn.asked, elapsed) : skeleton(2), h('div', { class: 'course-stop' }, stop));
  if (focused) element.querySelector('button:not([disabled])')?.focus();
}

function figuresOf({ objective, bound }, asked) {
  const total = weightOf(asked);
  const gap = Number.isFinite(objective) && Number.isFinite(bound) ? Math.abs(objective - bound) / Math.max(Math.abs(objective), 1e-300) : null;
  return [
    figure(t('siting.course.objective'), objectiveText(objective ?? NaN, null, asked, total), 'line'),
    figure(t('siting.course.bound'), objectiveText(bound ?? NaN, null, asked, total), 'dash'),
    figure(t('siting.course.gap'), gap === null ? '–' : gapText(gap), ''),
  ];
}

function figure(name, value, mark) {
  return h('div', {}, h('span', { class: 'note' }, mark ? h('i', { class: `mark-${mark}` }) : null, name), h('strong', {}, value));
}

/** All weight of the asked demand as far as the page holds its layer, so that sums read as shares and means; null where it does not. */
function weightOf({ demand }) {
  const data = layerData(demand?.collection ?? '');
  if (!data.complete) return null;
  return data.shapes.reduce((sum, shape) => sum + (demand.weight ? Number(shape.properties[demand.weight] ?? 0) : 1), 0) || null;
}

/** The chart of a course; the ground between plan and bound is what is not yet decided. */
export function courseChart(course, asked, elapsed = 0) {
  const total = weightOf(asked);
  const last = course[course.length - 1] ?? {};
  const label = `${t('siting.course')}: ${t('siting.course.objective')} ${objectiveText(last.objective ?? NaN, null, asked, total)}, ${t('siting.course.bound')} ${objectiveText(last.bound ?? NaN, null, asked, total)}`;
  return chartFrame(CHART, HEIGHT, label, (font) => {
    const text = (value) => objectiveText(value, null, asked, total);
    return {
      type: 'line',
      data: { datasets: [
        { label: t('siting.course.objective'), data: points(course, 'objective', elapsed), borderColor: classColour('siting', 'newly'), borderWidth: 2, pointRadius: lastOnly, pointHitRadius: 8, stepped: true, fill: { target: 1 }, backgroundColor: 'rgba(0, 121, 107, 0.12)' },
        { label: t('siting.course.bound'), data: points(course, 'bound', elapsed), borderColor: '#566270', borderWidth: 1.5, borderDash: [5, 4], pointRadius: lastOnly, pointHitRadius: 8, stepped: true },
      ] },
      options: chartOptions(font, {
        parsing: false,
        scales: {
          x: { type: 'linear', min: 0, grid: { color: CHART_COLOURS.grid }, border: { display: false }, ticks: { font, color: CHART_COLOURS.text, maxTicksLimit: 6, callback: (value) => `${value}\u202fs` } },
          y: { grid: { color: CHART_COLOURS.grid }, border: { display: false }, ticks: { font, color: CHART_COLOURS.text, maxTicksLimit: 4, callback: (value) => short(value, asked, total) } },
        },
        plugins: { tooltip: { callbacks: { title: ([item]) => `${item.parsed.x.toFixed(1)}\u202fs`, label: (item) => `${item.dataset.label} ${text(item.parsed.y)}` } } },
      }),
    };
  });
}

/** Ticks have room for the first part only, without what stands in brackets. */
function short(value, asked, total) {
  return objectiveText(value, null, asked, total).split(' (')[0];
}

/** What was known over time; while the search runs the last known holds until now. */
function points(course, name, elapsed) {
  const known = course.filter((one) => Number.isFinite(one[name])).map((one) => ({ x: one.seconds, y: one[name] }));
  const end = Math.max(course[course.length - 1]?.seconds ?? 0, elapsed);
  return known.length && known[known.length - 1].x < end ? [...known, { x: end, y: known[known.length - 1].y }] : known;
}

/** The newest moment is a dot, so that a line of one moment is seen too. */
function lastOnly({ dataIndex, dataset }) {
  return dataIndex === dataset.data.length - 1 ? 3 : 0;
}

function setData(chart, course, elapsed) {
  chart.data.datasets[0].data = points(course, 'objective', elapsed);
  chart.data.datasets[1].data = points(course, 'bound', elapsed);
}
