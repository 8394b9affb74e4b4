/** Files that the server makes: fetched with the reader's key, then handed over. */

import { apiKey, request } from '../base/api.js';
import { h, svg } from '../base/dom.js';
import { ICONS } from '../base/icons.js';
import { execute } from '../data/execute.js';
import { problemTitle, toast } from './notices.js';
import { t } from '../base/i18n.js';

/** Computes the surface on the server and hands its GeoTIFF to the reader. */
export function densityFile(inputs) {
  return handOver('density.tif', async () => {
    const { document: answer } = await execute('density', inputs);
    const link = (answer.links ?? []).find((one) => /tiff/.test(one.type ?? ''));
    return link ? request(link.href, { headers: { Accept: link.type } }) : null;
  });
}

/** A link to a file of the server. The browser fetches it by itself where no key is needed, however large it is. */
export function fileLink(path, name, label, attributes = {}) {
  const fetchWithKey = (event) => {
    if (!apiKey()) return;
    event.preventDefault();
    serverFile(path, name, '*/*');
  };
  return h('a', { class: 'button small', href: path, download: name, onclick: fetchWithKey, ...attributes }, svg(ICONS.download, 'icon small'), label);
}

/** Hands the answer of a path to the reader as a file of that name. */
export function serverFile(path, name, type) {
  return handOver(name, () => request(path, { headers: { Accept: type } }));
}

async function handOver(name, ask) {
  toast(t('export.preparing'));
  try {
    const response = await ask();
    if (!response) {
      toast(t('heat.none'));
      return;
    }
    const address = URL.createObjectURL(await response.blob());
    h('a', { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  } catch (problem) {
    toast(problemTitle(problem));
  }
}
