/** The ranking section: who has the most, who fell behind, and by which formula. */

import { on } from '../base/bus.js';
import { h } from '../base/dom.js';
import { amount, button, field, select } from '../base/forms.js';
import { localized, t } from '../base/i18n.js';
import { caseSection } from '../analysis/section.js';
import { areasField } from '../cases/areas.js';
import { casesFields } from '../cases/form.js';
import { period } from '../cases/question.js';
import { rankingAnswer } from './answer.js';
import { INDICATORS } from '../heat/areas.js';
import { startRankingOverlay } from './overlay.js';
import { computeRanking, rankingRun } from './run.js';
import { otherChoices, ranking, roadsLayer, settleRanking } from './state.js';


const part = caseSection({ id: 'ranking', event: 'ranking', hint: () => t('ranking.ask'), form: rankingForm, run: () => rankingRun, ask: computeRanking, answer: rankingAnswer });
export const rankingSection = part.section;

/** Called once. */
export function startRanking() {
  part.start();
  startRankingOverlay();
  on('select', () => rankingRun.result && part.draw());
}

export function hasRanking() {
  return rankingRun.result !== null;
}

function rankingForm(changed, start) {
  settleRanking();
  return h('form', { class: 'case-form', onsubmit: (event) => {
    event.preventDefault();
    start();
  } },
  casesFields((whole) => whole && changed()),
  period() ? field(t('ranking.compare'), select(['before', 'year', 'none'].map((value) => ({ value, label: t(`ranking.other.${value}`) })), ranking.other, (value) => {
    ranking.other = value;
  }, { 'data-test': 'other' })) : null,
  areasField(ranking, changed, otherChoices()),
  roadsLayer() ? field(t('roads.buffer'), amount({ value: ranking.buffer, min: 1, max: 1000, unit: 'm', label: t('roads.buffer'), test: 'buffer' }, (value) => {
    ranking.buffer = value;
  })) : null,
  field(t('heat.indicator'), select(indicatorChoices(), ranking.indicator, (value) => {
    ranking.indicator = value;
    if (rankingRun.result) start();
  }, { 'data-test': 'indicator' })),
  h('div', { class: 'row submit' }, button(t('coverage.compute'), null, { class: 'button primary', type: 'submit', 'data-test': 'compute' })));
}

/** The indicators of the last answer; before the first answer those that every city has. */
function indicatorChoices() {
  const known = rankingRun.result?.indicators;
  const choices = known ? known.map((one) => ({ value: one.id, label: localized(one.title, one.id) })) : INDICATORS.map((id) => ({ value: id, label: t(`indicator.${id}`) }));
  if (!choices.some((one) => one.value === ranking.indicator)) choices.push({ value: ranking.indicator, label: ranking.indicator });
  return choices;
}
