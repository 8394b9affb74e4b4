/** The bar below the map: cases over time, the window that is shown, handles to move it, play. */

import { addDays, addMonths, daysFrom, isWholeMonths, monthEnd, monthStart, weekStart } from '../base/days.js';
import { debounced } from '../base/bus.js';
import { fill, h, svg } from '../base/dom.js';
import { number } from '../base/format.js';
import { select } from '../base/forms.js';
import { ICONS } from '../base/icons.js';
import { currentLanguage, t } from '../base/i18n.js';
import { periodText } from '../cases/form.js';
import { period, setPeriod } from '../cases/question.js';
import { choiceSummary, countIn, extentOf, stepsOf } from '../cases/summary.js';
import { SPEEDS, player, toggle } from './play.js';
import { TIME_COLOURS, otherPeriod } from './state.js';

const HEIGHT = 46;
const AXIS = 17;
let place = null;
let chart = null;
let moved = () => {};
let told = () => {};

/** `changed` is called when the window has moved. */
export function startTimeline(stage, changed) {
  moved = debounced(220, changed);
  told = changed;
  place = h('section', { class: 'timeline', hidden: true, 'data-test': 'timeline' });
  stage.append(place);
  new ResizeObserver(() => drawChart()).observe(place);
}

/** Days, weeks or months: what play moves by and a bar stands for. */
export function timeStep() {
  if (player.step) return player.step;
  const { first, last } = extentOf(choiceSummary());
  const days = first ? daysFrom(first, last) : 0;
  return days > 200 ? 'month' : days > 60 ? 'week' : 'day';
}

/** Shows the bar where cases with times are on the map, else takes it away. */
export function drawTimeline(wanted) {
  const summary = choiceSummary();
  const { first } = extentOf(summary);
  const shown = Boolean(wanted && first);
  document.body.classList.toggle('has-timeline', shown);
  place.hidden = !shown;
  if (!shown) return;
  const focused = document.activeElement?.closest('.timeline') ? document.activeElement.dataset.focus : null;
  place.setAttribute('aria-label', t('time.bar'));
  chart = h('div', { class: 'time-chart' }, h('canvas', { 'aria-hidden': 'true' }), period() ? [handle('from'), handle('to')] : null);
  chart.addEventListener('pointerdown', startDrag);
  fill(place,
    h('button', { type: 'button', class: 'button primary play', 'data-test': 'play', dataset: { focus: 'play' }, 'aria-pressed': String(player.running), title: t(player.running ? 'time.pause' : 'time.play'), 'aria-label': t(player.running ? 'time.pause' : 'time.play'), onclick: () => toggle() },
      svg(ICONS[player.running ? 'pause' : 'play'], 'icon small')),
    h('div', { class: 'time-main' },
      h('div', { class: 'time-head' },
        h('strong', { 'data-test': 'time-window' }, periodText(period())),
        h('span', { class: 'note' }, t('cases.count', { count: number(countIn(summary, period())) })),
        h('span', { class: 'spring' }),
        select(['day', 'week', 'month'].map((value) => ({ value, label: t(`time.step.${value}`) })), timeStep(), (value) => {
          player.step = value;
          drawTimeline(wanted);
        }, { class: 'select tiny', 'aria-label': t('time.step'), 'data-test': 'time-step' }),
        select(SPEEDS.map((value) => ({ value: String(value), label: `${value}×` })), String(player.speed), (value) => {
          player.speed = Number(value);
        }, { class: 'select tiny speed', 'aria-label': t('time.speed'), 'data-test': 'time-speed' })),
      chart));
  if (focused) place.querySelector(`[data-focus="${focused}"]`)?.focus();
  drawChart();
}

function handle(end) {
  return h('button', {
    type: 'button', class: `time-handle ${end}`, role: 'slider', dataset: { end, focus: `handle-${end}` }, 'aria-label': t(`cases.${end}`), 'aria-valuetext': period()[end], 'data-test': `handle-${end}`,
    onkeydown: (event) => {
      const steps = { ArrowLeft: -1, ArrowRight: 1, PageDown: -1, PageUp: 1 }[event.key];
      if (!steps) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key.startsWith('Page')) setWindow(shifted(period(), steps, timeStep()));
      else setWindow(withEnd(end, stepped(period()[end], steps, end)));
      place.querySelector(`[data-focus="handle-${end}"]`)?.focus();
    },
  });
}

/** The edge of the next step before or after a day. */
function stepped(day, steps, end) {
  const step = timeStep();
  if (step === 'day') return addDays(day, steps);
  if (end === 'from') return step === 'week' ? addDays(weekStart(day), 7 * steps) : addMonths(monthStart(day), steps);
  return step === 'week' ? addDays(weekStart(day), 6 + 7 * steps) : monthEnd(addMonths(monthStart(day), steps));
}

/** A window moved by steps; whole months stay whole months. */
export function shifted(of, steps, step) {
  if (step === 'month') {
    const whole = isWholeMonths(of);
    return { from: addMonths(of.from, steps), to: whole ? monthEnd(addMonths(monthStart(of.to), steps)) : addMonths(of.to, steps) };
  }
  const days = step === 'week' ? 7 : 1;
  return { from: addDays(of.from, days * steps), to: addDays(of.to, days * steps) };
}

function withEnd(end, day) {
  const next = { ...period(), [end]: day };
  if (next.from > next.to) next[end === 'from' ? 'to' : 'from'] = day;
  return next;
}

function setWindow(next) {
  setPeriod(next);
  drawTimeline(true);
  moved();
}

/** The days that the chart spans, on whole steps. */
function span() {
  const steps = stepsOf(choiceSummary(), timeStep());
  const from = steps[0].from;
  return { steps, from, days: daysFrom(from, steps.at(-1).to) + 1 };
}

function startDrag(event) {
  if (event.target.closest('.time-handle') === null && event.target.tagName !== 'CANVAS') return;
  const { from, days } = span();
  const box = chart.getBoundingClientRect();
  const dayAt = (x) => addDays(from, Math.max(0, Math.min(days - 1, Math.floor(((x - box.left) / box.width) * days))));
  const end = event.target.closest('.time-handle')?.dataset.end;
  const start = period();
  const day = dayAt(event.clientX);
  let dragged = false;
  const inside = start && day >= start.from && day <= start.to;
  const move = (to) => {
    if (Math.abs(to.clientX - event.clientX) > 3) dragged = true;
    if (!dragged) return;
    if (end) setPeriod(withEnd(end, stepped(dayAt(to.clientX), 0, end)));
    else if (inside) setPeriod(movedBy(start, daysFrom(day, dayAt(to.clientX))));
    else setPeriod(ordered(stepped(day, 0, day <= dayAt(to.clientX) ? 'from' : 'to'), stepped(dayAt(to.clientX), 0, day <= dayAt(to.clientX) ? 'to' : 'from')));
    drawChart();
  };
  const stop = () => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', stop);
    if (!dragged && !end && !inside) setPeriod({ from: stepped(day, 0, 'from'), to: stepped(day, 0, 'to') });
    if (dragged || (!end && !inside)) {
      drawTimeline(true);
      told();
    }
  };
  event.preventDefault();
  event.target.closest('.time-handle')?.focus();
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', stop);
}

function ordered(a, b) {
  return a <= b ? { from: a, to: b } : { from: b, to: a };
}

function movedBy(of, days) {
  const step = timeStep();
  const steps = Math.round(days / { day: 1, week: 7, month: 30.4 }[step]);
  return steps === 0 ? of : shifted(of, steps, step);
}

function drawChart() {
  if (!chart || place.hidden) return;
  const canvas = chart.querySelector('canvas');
  const width = chart.clientWidth;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = width * ratio;
  canvas.height = (HEIGHT + AXIS) * ratio;
  const context = canvas.getContext('2d');
  context.scale(ratio, ratio);
  const { steps, from, days } = span();
  const x = (day) => (daysFrom(from, day) / days) * width;
  const most = Math.max(1, ...steps.map((one) => one.count));
  const chosen = period();
  const other = otherPeriod();
  for (const one of steps) {
    const height = Math.max(one.count ? 1.5 : 0, (one.count / most) * (HEIGHT - 4));
    const left = x(one.from);
    const wide = x(addDays(one.to, 1)) - left;
    context.fillStyle = overlaps(one, chosen) ? TIME_COLOURS.chosen : overlaps(one, other) ? TIME_COLOURS.other : chosen ? TIME_COLOURS.quiet : TIME_COLOURS.usual;
    context.fillRect(left, HEIGHT - height, Math.max(1, wide - (wide > 3 ? 1 : 0)), height);
  }
  paintWindow(context, chosen, x);
  paintAxis(context, steps, x, width);
  for (const end of ['from', 'to']) {
    const element = chart.querySelector(`.time-handle.${end}`);
    if (element && chosen) {
      element.style.left = `${Math.max(0, Math.min(width, x(end === 'from' ? chosen.from : addDays(chosen.to, 1))))}px`;
      element.setAttribute('aria-valuetext', chosen[end]);
    }
  }
}

function overlaps(step, of) {
  return of ? step.from <= of.to && step.to >= of.from : false;
}

function paintWindow(context, chosen, x) {
  if (!chosen) return;
  const left = x(chosen.from);
  const right = x(addDays(chosen.to, 1));
  context.fillStyle = 'rgba(15, 118, 110, 0.12)';
  context.fillRect(left, 0, right - left, HEIGHT);
  context.fillStyle = '#0F766E';
  context.fillRect(left, HEIGHT, right - left, 2.5);
}

/** Months or years below the bars, as many as there is room for. */
function paintAxis(context, steps, x, width) {
  context.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  context.fillStyle = '#566270';
  context.textBaseline = 'top';
  const name = new Intl.DateTimeFormat(currentLanguage() === 'zh' ? 'zh-CN' : 'en-GB', { month: 'short', timeZone: 'UTC' });
  let free = 0;
  for (let day = monthStart(steps[0].from); day <= steps.at(-1).to; day = addMonths(day, 1)) {
    const at = Math.max(0, x(day));
    const isYear = day.slice(5, 7) === '01' || day <= steps[0].from;
    const text = isYear ? `${day.slice(0, 4)}` : name.format(new Date(`${day}T00:00:00Z`));
    const wide = context.measureText(text).width;
    if (at < free || at + wide > width) continue;
    context.fillText(text, at, HEIGHT + 5);
    free = at + wide + 8;
  }
}
