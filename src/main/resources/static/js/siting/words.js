/** Results of siting in sentences that a manager understands. */

import { metres, number, percent, percentFigure, plain, quantity } from '../base/format.js';
import { currentLanguage, localized, t } from '../base/i18n.js';
import { titleOf } from '../data/catalog.js';
import { demandUnit, money } from './questions.js';
import { reachOf } from './model.js';
import { asksHowMany, isCovering } from './state.js';

const TINY = 1e-4;

/** `{value, unit, basis, key}` of the one big number of a document. */
export function bigFigure({ document, asked }) {
  const { after } = document;
  const radius = reachOf(asked);
  const what = { radius: radius ? metres(radius) : '', demand: weightName(asked), site: siteName(asked) };
  if (asksHowMany(asked.problem) && asked.minimise === 'cost') return { key: 'cost', value: money(after.cost), unit: t('siting.moneyUnit'), basis: t('siting.basis.cost', { ...what, share: percent(asked.coverShare ?? 1) }) };
  if (asksHowMany(asked.problem)) return { key: 'sites', value: number(newSites(document)), unit: t('siting.places'), basis: t('siting.basis.sites', { ...what, share: percent(asked.coverShare ?? 1) }) };
  if (isCovering(asked.problem)) return { key: 'ratio', value: percentFigure(after.ratio), unit: '%', basis: t('siting.basis.ratio', what) };
  if (asked.problem === 'p-centre') return { key: 'max', ...inMetres(after.maxMetres), basis: t('siting.basis.max', what) };
  return { key: 'mean', ...inMetres(after.meanMetres), basis: t('siting.basis.mean', what) };
}

function inMetres(value) {
  const [figure, unit] = metres(value).split('\u202f');
  return { value: figure, unit: unit ?? '' };
}

export function newSites(document) {
  return (document.sites?.features ?? []).filter(({ properties }) => ['new', 'fixed'].includes(properties.role)).length;
}

/** Whom or what the question is about: residents, tonnes of waste, places. */
export function weightName({ demand }) {
  if (demand?.weight === 'population') return t('siting.residents');
  return demand?.weight === 'wasteTonnesPerDay' ? t('siting.waste') : titleOf(demand?.collection ?? '');
}

export function siteName({ existing, candidates }) {
  const title = titleOf(existing?.collection ?? candidates?.collection ?? '') || t('siting.place');
  return currentLanguage() === 'en' ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

/** What the search proved, as a title and a sentence; its kind is that of a notice. */
export function proofOf({ document, asked }) {
  const { status, gap, bound, stopped } = document;
  if (status === 'optimal') return { kind: 'good', title: t('siting.proof.optimal'), text: t('siting.proof.optimalWhy') };
  if (status === 'evaluated') return null;
  const known = Number.isFinite(gap) && Number.isFinite(bound);
  return {
    kind: known && gap <= 0.01 ? 'good' : 'warn',
    title: known ? gapTitle(gap, document, asked) : t('siting.proof.none'),
    text: [known ? t(`siting.proof.bound.${betterWay(asked.problem)}`, { bound: objectiveText(bound, document, asked) }) : '', t(`siting.stopped.${stopped}`)].filter(Boolean).join(' '),
  };
}

export function betterWay(problem) {
  return problem === 'maximal-covering' || problem === 'capacitated-maximal-covering' ? 'more' : 'less';
}

/** How far from the best, as a title. */
export function gapTitle(gap, document = null, asked = null) {
  if (asked && asksHowMany(asked.problem) && asked.minimise !== 'cost') return t('siting.proof.count', { count: number(document.objective - Math.ceil(document.bound - 1e-9)) });
  return gap < TINY ? t('siting.proof.tiny') : t('siting.proof.gap', { gap: gapText(gap) });
}

/** A gap as a percentage, with as many digits as it needs; never 0 where something is left. */
export function gapText(gap) {
  const value = gap * 100;
  if (gap > 0 && gap < TINY) return '< 0.01\u202f%';
  return `${number(value, value < 1 ? 2 : 1)}\u202f%`;
}

/** Objective or bound with its unit: people served, a mean distance, a number of places. */
export function objectiveText(value, document, asked, total = document?.after?.demandWeight) {
  if (!Number.isFinite(value)) return '–';
  if (asked.problem === 'p-centre') return metres(value);
  if (asksHowMany(asked.problem)) return asked.minimise === 'cost' ? `${money(value)}\u202f${t('siting.moneyUnit')}` : `${plain(value)}\u202f${t('siting.places')}`;
  if (isCovering(asked.problem)) return total ? `${amount(value, asked)} (${percent(value / total)})` : amount(value, asked);
  return total ? t('siting.meanOf', { metres: metres(value / total) }) : number(value);
}

export function amount(value, asked) {
  const unit = demandUnit(asked);
  return Number.isFinite(value) && Math.abs(value) < 1000 && !Number.isInteger(value) ? `${plain(value)}\u202f${unit}` : quantity(value, unit);
}

/** Before and after in one line below the big number. */
export function changeSentence({ document, asked }) {
  const { before, after } = document;
  if (!before || !Number.isFinite(after?.demandWeight)) return '';
  if (isCovering(asked.problem)) {
    const more = after.coveredWeight - before.coveredWeight;
    return t('siting.change.covered', { before: percent(before.ratio), after: percent(after.ratio), more: signed(more, (value) => amount(value, asked)) });
  }
  const one = asked.problem === 'p-centre' ? 'maxMetres' : 'meanMetres';
  if (!Number.isFinite(before[one])) return t('siting.change.none');
  return t('siting.change.metres', { before: metres(before[one]), after: metres(after[one]), less: signed(after[one] - before[one], metres) });
}

export function signed(value, text) {
  if (Math.abs(value) < 1e-9) return t('siting.same');
  return `${value > 0 ? '+' : '−'}${text(Math.abs(value))}`;
}

/** A coded remark of the server in the reader's language. */
export function saying(one) {
  return localized(one, one.code ?? '');
}

/** What to change where no plan meets the rules. */
export function adviceOf(reason) {
  return t(`siting.advice.${{ 'out-of-reach': 'reach', 'not-enough-reach': 'reach', 'capacity-short': 'capacity', 'demand-too-large': 'split', 'budget-short': 'budget', 'fixed-conflict': 'separation', 'no-sites': 'candidates', 'too-few-sites': 'candidates' }[reason?.code] ?? 'rules'}`);
}
