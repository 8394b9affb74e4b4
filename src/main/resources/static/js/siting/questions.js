/** The ready-made questions, in the words of planners; each fills the form. */

import { metres, number, plain } from '../base/format.js';
import { currentLanguage, localized, t } from '../base/i18n.js';
import { findCollection, findProperty } from '../data/catalog.js';
import { findStandardValue } from '../coverage/standards.js';
import { SITING_USUAL, settleSiting, siting } from './state.js';

const TOILETS = { demand: 'cell', weight: 'population', existing: 'toilet', status: 'open', radiusKind: 'standard', standard: 'cn-sanitation#toilet-service-radius' };
const TOILET_SITES = { ...TOILETS, candidates: 'candidate_site', kind: 'toilet' };
const STATIONS = {
  demand: 'cell', weight: 'wasteTonnesPerDay', candidates: 'candidate_site', kind: 'transfer-station', existing: 'transfer_station', status: 'open|rebuilding', existingCapacity: 'presentTonnesPerDay',
  capacity: 200, radiusKind: 'none', landKind: 'standard', separation: 1000, exclude: ['residential:standard', 'sensitive_site:100'],
};

/** `fields` are what the sentence turns on; they stand beside it, all else in the form's details. */
export const QUESTIONS = [
  { id: 'toilets-fewest', icon: 'toilet', fields: ['share', 'radius'], choices: { ...TOILETS, problem: 'set-covering', limit: 'none', candidates: 'spacing', spacing: 300, exclude: ['water:0'] } },
  { id: 'toilets-most', icon: 'toilet', fields: ['p', 'radius'], choices: { ...TOILET_SITES, problem: 'maximal-covering', p: 10 } },
  { id: 'toilets-budget', icon: 'toilet', fields: ['budget', 'radius'], choices: { ...TOILET_SITES, problem: 'maximal-covering', limit: 'budget', budget: 12000000, costKind: 'property', costProperty: 'costYuan' } },
  { id: 'toilets-average', icon: 'toilet', fields: ['p'], choices: { ...TOILET_SITES, problem: 'p-median', p: 10, radiusKind: 'none' } },
  { id: 'toilets-worst', icon: 'toilet', fields: ['p'], choices: { ...TOILETS, problem: 'p-centre', p: 10, radiusKind: 'none', candidates: 'spacing', spacing: 300, exclude: ['water:0'] } },
  { id: 'toilets-close', icon: 'toilet', fields: ['keep', 'radius'], choices: { ...TOILET_SITES, problem: 'maximal-covering', p: 0, mayClose: true, keep: 50 } },
  { id: 'stations-two', icon: 'station', fields: ['p', 'capacity'], choices: { ...STATIONS, problem: 'capacitated-p-median', p: 2 } },
  { id: 'stations-reach', icon: 'station', fields: ['p', 'capacity', 'radius'], choices: { ...STATIONS, problem: 'capacitated-maximal-covering', p: 2, radiusKind: 'own', radius: 3000 } },
  { id: 'stations-upgrade', icon: 'station', fields: ['budget'], choices: { ...STATIONS, problem: 'capacitated-p-median', limit: 'budget', budget: 60000000, costKind: 'property', costProperty: 'costYuan', upgrades: ['200:25000000'] } },
];

/** Those whose layers are there. */
export function questionsHere() {
  return QUESTIONS.filter(({ choices }) => [choices.demand, choices.existing, choices.candidates].every((id) => id === 'spacing' || findCollection(id)?.count));
}

export function questionById(id) {
  return QUESTIONS.find((one) => one.id === id) ?? null;
}

/** Fills the form with a question; an empty id leaves the fields as they are, for a question of one's own. */
export function chooseQuestion(id) {
  const question = questionById(id);
  if (question) Object.assign(siting, structuredClone(SITING_USUAL), structuredClone(question.choices));
  siting.question = question ? id : 'own';
  settleSiting();
}

/** The question as a sentence with the figures that stand in the form, or with those it begins with. */
export function questionText(question, state = { ...SITING_USUAL, ...question.choices }) {
  const radius = state.radiusKind === 'own' ? state.radius : findStandardValue(state.standard)?.metres ?? state.radius;
  return t(`siting.question.${question.id}`, {
    p: number(state.p), share: plain(state.share), radius: metres(radius), capacity: plain(state.capacity), keep: number(state.keep), budget: `${money(state.budget)}\u202f${t('siting.moneyUnit')}`,
  });
}

/** By how much money is counted: ten thousands in Chinese, millions in English. */
export function moneyScale() {
  return currentLanguage() === 'zh' ? 1e4 : 1e6;
}

/** Money as a figure in the unit `siting.moneyUnit`. */
export function money(value) {
  return plain(value / moneyScale());
}

/** The unit of what is to be served: people, tonnes a day, places. */
export function demandUnit({ demand }) {
  if (!demand?.weight) return t('unit.places');
  if (demand.weight === 'population') return t('unit.people');
  return localized(findProperty(findCollection(demand.collection), demand.weight)?.unit, '');
}
