/** The surface as a file: the process `density` makes it, the page fetches what it links to. */

import { request } from '../base/api.js';
import { execute } from '../data/execute.js';
import { problemTitle, toast } from '../shell/notices.js';
import { t } from '../base/i18n.js';

/** Computes the surface on the server and hands its GeoTIFF to the reader. */
export async function densityFile(inputs) {
  toast(t('export.preparing'));
  try {
    const { document: answer } = await execute('density', inputs);
    const link = (answer.links ?? []).find((one) => /tiff/.test(one.type ?? ''));
    const response = await request(link.href, { headers: { Accept: link.type } });
    const address = URL.createObjectURL(await response.blob());
    Object.assign(document.createElement('a'), { href: address, download: 'density.tif' }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  } catch (problem) {
    toast(problemTitle(problem));
  }
}
