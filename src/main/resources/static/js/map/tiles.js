/** Picture tiles of the server on a map: a new set shows once it is there, so that nothing blinks. */

import { request } from '../base/api.js';

const L = window.L;
const OVERLAP_MS = 60;

/** Tiles fetched with the reader's key; a refusal is told once a set. */
const KeyedTiles = L.GridLayer.extend({
  initialize(addressOf, refused, options) {
    L.GridLayer.prototype.initialize.call(this, options);
    this._addressOf = addressOf;
    this._refused = refused;
    this._abort = new AbortController();
  },

  createTile(place, done) {
    const image = document.createElement('img');
    image.alt = '';
    request(this._addressOf(place), { headers: { Accept: 'image/png' }, signal: this._abort.signal })
      .then((response) => response.blob())
      .then((blob) => {
        const address = URL.createObjectURL(blob);
        image.onload = () => {
          URL.revokeObjectURL(address);
          done(null, image);
        };
        image.src = address;
      })
      .catch((problem) => {
        if (problem.name !== 'AbortError') this._refused(problem);
        done(problem, image);
      });
    return image;
  },

  onRemove(map) {
    this._abort.abort();
    L.GridLayer.prototype.onRemove.call(this, map);
  },
});

/** One picture of the whole map in a pane; giving it another address fades over. */
export class TileSet {
  constructor(map, pane, opacity = 1) {
    Object.assign(this, { map, pane, opacity, shown: null, coming: null, key: null });
  }

  /** Shows the tiles of an address template `…/{z}/{y}/{x}…`; resolves when they are all there. */
  show(template, refused = () => {}) {
    if (template === this.key) return this.ready ?? Promise.resolve();
    this.key = template;
    if (this.coming) this.map.removeLayer(this.coming);
    const addressOf = ({ x, y, z }) => template.replace('{z}', z).replace('{y}', y).replace('{x}', x);
    let told = false;
    const tell = (problem) => {
      if (!told) refused(problem);
      told = true;
    };
    const layer = new KeyedTiles(addressOf, tell, { pane: this.pane, opacity: this.shown ? 0 : this.opacity, minZoom: 3, maxZoom: 19, keepBuffer: 1, updateWhenZooming: false, className: 'result-tiles' });
    this.coming = layer;
    this.ready = new Promise((resolve) => {
      layer.once('load', () => {
        resolve();
        if (this.coming === layer) this.swap(layer);
      });
      layer.once('remove', resolve);
    });
    layer.addTo(this.map);
    return this.ready;
  }

  swap(layer) {
    const old = this.shown;
    layer.setOpacity(this.opacity);
    this.shown = layer;
    this.coming = null;
    if (old) setTimeout(() => this.map.removeLayer(old), OVERLAP_MS);
  }

  /** Pale while something newer is being asked for. */
  dim(is) {
    this.shown?.setOpacity(is ? this.opacity * 0.45 : this.opacity);
  }

  clear() {
    for (const layer of [this.shown, this.coming]) if (layer) this.map.removeLayer(layer);
    Object.assign(this, { shown: null, coming: null, key: null, ready: null });
  }
}
