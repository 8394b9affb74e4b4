/** The head of the page: which city, search, running jobs, key, language. */

import { apiKey } from '../base/api.js';
import { on } from '../base/bus.js';
import { fill, h, svg } from '../base/dom.js';
import { ICONS } from '../base/icons.js';
import { number } from '../base/format.js';
import { currentLanguage, localized, t, useLanguage } from '../base/i18n.js';
import { landingPage } from '../data/catalog.js';
import { isOver, listJobs } from '../data/jobs.js';
import { askForKey } from './key.js';
import { progressBar } from './notices.js';
import { searchBox } from './search.js';
import { openSection } from './rail.js';

let jobsPlace = null;
let keyPlace = null;

export function startHeader(element) {
  const draw = () => drawHeader(element);
  on('language', draw);
  on('catalog-first', draw);
  on('jobs', () => fill(jobsPlace, jobsIndicator()));
  on('key', () => fill(keyPlace, keyButton()));
  draw();
}

function drawHeader(element) {
  const landing = landingPage();
  const city = localized(landing.city?.title ?? landing.city ?? landing.cityName, '');
  jobsPlace = h('div', {}, jobsIndicator());
  keyPlace = h('div', {}, keyButton());
  fill(element,
    h('div', { class: 'brand' }, h('img', { src: 'icon.svg', alt: '' }), h('span', {}, 'CityReach')),
    city ? h('span', { class: 'city' }, city) : null,
    isSynthetic(landing) ? h('span', { class: 'badge', title: t('synthetic.why') }, t('synthetic')) : null,
    h('span', { class: 'spring' }),
    searchBox(),
    jobsPlace,
    keyPlace,
    languageSwitch());
  document.getElementById('skip').textContent = t('skip');
  document.title = city ? `CityReach · ${city}` : 'CityReach';
}

function isSynthetic(landing) {
  return Boolean(landing.synthetic ?? landing.city?.synthetic ?? landing.demo);
}

function languageSwitch() {
  const next = currentLanguage() === 'zh' ? 'en' : 'zh';
  return h('button', { class: 'button quiet language', type: 'button', 'data-test': 'language', 'aria-label': t('language.switch'), onclick: () => useLanguage(next) },
    h('span', { class: currentLanguage() === 'zh' ? 'on' : '' }, '中'), h('span', {}, '/'), h('span', { class: currentLanguage() === 'en' ? 'on' : '' }, 'EN'));
}

function keyButton() {
  const has = Boolean(apiKey());
  return h('button', { class: `icon-button key ${has ? 'has' : ''}`, type: 'button', title: t(has ? 'key.has' : 'key.enter'), 'aria-label': t(has ? 'key.has' : 'key.enter'), 'data-test': 'key', onclick: () => askForKey() },
    svg(ICONS.key));
}

function jobsIndicator() {
  const running = listJobs().filter((job) => !isOver(job));
  if (running.length === 0) return null;
  const progress = running.reduce((sum, job) => sum + (job.progress ?? 0), 0) / running.length;
  return h('button', { class: 'jobs-indicator', type: 'button', onclick: () => openSection('jobs') },
    h('span', {}, `${t('section.jobs')} ${running.length}`),
    progressBar(progress, t('section.jobs')),
    h('span', { class: 'number' }, `${number(progress)}\u202f%`));
}
