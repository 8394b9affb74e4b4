/** Files that the server makes: fetched with the reader's key, then handed over. */

import { request } from '../base/api.js';
import { h } from '../base/dom.js';
import { execute } from '../data/execute.js';
import { problemTitle, toast } from '../shell/notices.js';
import { t } from '../base/i18n.js';

/** Computes the surface on the server and hands its GeoTIFF to the reader. */
export function densityFile(inputs) {
  return handOver('density.tif', async () => {
    const { document: answer } = await execute('density', inputs);
    const link = (answer.links ?? []).find((one) => /tiff/.test(one.type ?? ''));
    return link ? request(link.href, { headers: { Accept: link.type } }) : null;
  });
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
