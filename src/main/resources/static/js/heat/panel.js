/** The heat section: where cases pile up, when, and compared with another time. */

import { debounced, on } from '../base/bus.js';
import { fill, h } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { answerFrame } from '../analysis/frame.js';
import { casesElsewhere, insteadOfCases, mendOfCases, watchElsewhere } from '../cases/empty.js';
import { isPeriodBroken, setPeriod } from '../cases/question.js';
import { choiceSummary, forgetSummaries, refreshSummary, summaryFailure } from '../cases/summary.js';
import { activeOverlay } from '../map/overlays.js';
import { emptyState, problemNotice, skeleton } from '../shell/notices.js';
import { currentSection, render } from '../shell/rail.js';
import { areaView, countView, surfaceView } from './answer.js';
import { areaRun, drawAreas, fixClasses, freeClasses } from './areas.js';
import { arrangeCompare, repaintSecond, startCompare } from './compare.js';
import { heatForm } from './form.js';
import { HEAT, startHeatOverlay } from './overlay.js';
import { player, startPlayer, stopPlay } from './play.js';
import { heat } from './state.js';
import { drawSurface, fixScale, freeScale, leaveSurface, surface } from './surface.js';
import { drawTimeline, startTimeline } from './timeline.js';

let answerPlace = null;

export const heatSection = {
  id: 'heat',
  icon: 'heat',
  render(panel) {
    const instead = insteadOfCases(() => changed(true));
    answerPlace = h('div', { class: 'answer', 'aria-live': player.running ? 'off' : 'polite' });
    const head = h('div', { class: 'panel-head' }, h('h2', {}, t('section.heat')));
    fill(panel, head, instead ?? [h('div', { class: 'block question' }, heatForm(changed)), answerPlace]);
    drawAnswer();
  },
};

/** Called once. */
export function startHeat(stage) {
  startCompare(stage);
  startTimeline(stage, () => changed(true));
  startPlayer({
    async prepare(windows) {
      if (heat.view === 'areas') fixClasses();
      else await fixScale(windows);
    },
    draw: drawMap,
    end() {
      freeScale();
      freeClasses();
    },
  });
  startHeatOverlay({ shown: refresh, hidden: leave });
  const isShown = () => activeOverlay()?.id === HEAT;
  on('heat', () => isShown() && drawAnswer());
  on('play', () => {
    if (!isShown()) return;
    drawTimeline(true);
    drawAnswer();
    if (!player.running) drawMap();
  });
  on('language', () => {
    if (!isShown()) return;
    showTime();
    arrangeCompare(true);
  });
  for (const name of ['features', 'layers', 'select', 'analysis', 'repaint']) on(name, repaintSecond);
  watchElsewhere(isShown, drawAnswer);
  on('catalog', debounced(300, () => {
    if (!isShown()) return;
    refresh();
  }));
}

/** After a choice: the form where others depend on it, then map and answer. */
function changed(whole) {
  stopPlay();
  if (whole && currentSection() === 'heat') render();
  refresh();
}

async function refresh() {
  await refreshSummary();
  if (activeOverlay()?.id !== HEAT) return;
  if (currentSection() === 'heat' && !document.activeElement?.closest('.picker, .case-form input')) render();
  showTime();
  drawAnswer();
  if (!summaryFailure() && !isPeriodBroken()) await drawMap();
}

function showTime() {
  drawTimeline(activeOverlay()?.id === HEAT && !summaryFailure() && !isPeriodBroken());
}

/** Draws what the view asks for; resolves when it is seen. */
function drawMap() {
  arrangeCompare(true);
  if (heat.view === 'areas') {
    leaveSurface();
    return drawAreas();
  }
  return drawSurface();
}

function leave() {
  stopPlay();
  leaveSurface();
  areaRun.stop();
  arrangeCompare(false);
  drawTimeline(false);
}

function drawAnswer() {
  if (currentSection() !== 'heat' || !answerPlace) return;
  const failure = summaryFailure();
  if (failure) {
    fill(answerPlace, h('div', { class: 'block' }, problemNotice(failure, { mend: mendOfCases(failure, () => changed(true)), retry: () => {
      forgetSummaries();
      refresh();
    } })));
    return;
  }
  if (!choiceSummary()) {
    fill(answerPlace, h('div', { class: 'block' }, skeleton(4)));
    return;
  }
  const count = countView((month) => {
    setPeriod(month);
    changed(true);
  });
  fill(answerPlace, count, casesElsewhere(), heat.view === 'areas' ? areasAnswer() : surfaceAnswer());
}

function surfaceAnswer() {
  if (surface.failure) return h('div', { class: 'block' }, problemNotice(surface.failure, { retry: drawMap, mend: mendOfCases(surface.failure, () => changed(true)) }));
  if (surface.legend === null) return surface.loading ? h('div', { class: 'block' }, skeleton(2)) : null;
  return h('div', { class: surface.loading && !player.running ? 'dimmed' : '' }, surface.legend.count === 0 ? emptyHeat() : surfaceView());
}

function areasAnswer() {
  const isEmpty = ({ document }) => document.summary.cases === 0 && document.summary.outside === 0;
  return answerFrame(areaRun, { again: drawAnswer, retry: drawMap, hint: null, answer: (result) => (isEmpty(result) ? emptyHeat() : areaView(result)) });
}

function emptyHeat() {
  return emptyState('heat', t('heat.none'));
}
