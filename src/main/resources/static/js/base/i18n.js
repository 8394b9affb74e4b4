/** The page's words. Chinese unless the reader chose English; texts are in i18n/*.json. */

import { emit } from './bus.js';

const FILES = { zh: 'i18n/zh-CN.json', en: 'i18n/en.json' };
const REMEMBERED = 'cityreach.language';
const texts = {};
let language = 'zh';

export function currentLanguage() {
  return language;
}

/** Loads a language and makes it the page's; parts redraw on the event `language`. */
export async function useLanguage(code) {
  const wanted = FILES[code] ? code : 'zh';
  if (!texts[wanted]) {
    const answer = await fetch(FILES[wanted]);
    texts[wanted] = await answer.json();
  }
  language = wanted;
  localStorage.setItem(REMEMBERED, wanted);
  document.documentElement.lang = wanted === 'zh' ? 'zh-CN' : 'en';
  emit('language', wanted);
}

export function rememberedLanguage() {
  return localStorage.getItem(REMEMBERED) ?? 'zh';
}

/** The text of a key with `{name}` places filled. A key without a text shows itself. */
export function t(key, values = {}) {
  const text = texts[language]?.[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export function hasText(key) {
  return texts[language]?.[key] !== undefined;
}

/** The reader's language of a `{zh, en}` pair; a plain text is given as it is. */
export function localized(pair, fallback = '') {
  if (pair === null || pair === undefined) return fallback;
  if (typeof pair !== 'object') return String(pair);
  return pair[language] ?? pair.zh ?? pair.en ?? fallback;
}
