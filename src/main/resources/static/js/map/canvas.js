/** A canvas that follows the Leaflet map: moved while dragging, scaled while zooming, painted afterwards. */

const L = window.L;
const MOST_PIXELS_PER_POINT = 2;

/**
 * Calls `paint(context, view)` whenever the map rests. The view holds `scale` (pixels per unit square),
 * `left` and `top` (pixels of the unit square's corner), `box` (unit square, what is on the canvas),
 * `zoom`, `width`, `height`; the context is already scaled for the screen's density.
 */
export const PaintedCanvas = L.Renderer.extend({
  options: { padding: 0.35, interactive: false },

  initialize(paint, options) {
    L.Renderer.prototype.initialize.call(this, options);
    this._paint = paint;
  },

  getEvents() {
    const events = L.Renderer.prototype.getEvents.call(this);
    events.move = this._followFarMove;
    return events;
  },

  repaint() {
    if (this._map && !this._asked) {
      this._asked = requestAnimationFrame(() => {
        this._asked = 0;
        if (this._map && !this._map._animatingZoom) this._update();
      });
    }
  },

  _initContainer() {
    this._container = document.createElement('canvas');
    this._container.setAttribute('aria-hidden', 'true');
    this._context = this._container.getContext('2d');
  },

  _destroyContainer() {
    cancelAnimationFrame(this._asked);
    this._container.remove();
    delete this._container;
    delete this._context;
  },

  _updatePaths() {},

  _followFarMove() {
    if (!this._bounds || this._map._animatingZoom) return;
    const size = this._map.getSize();
    const corner = this._map.containerPointToLayerPoint([0, 0]);
    if (!this._bounds.contains(L.bounds(corner, corner.add(size)))) this.repaint();
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize();
    const ratio = Math.min(window.devicePixelRatio || 1, MOST_PIXELS_PER_POINT);
    L.DomUtil.setPosition(this._container, this._bounds.min);
    this._container.width = size.x * ratio;
    this._container.height = size.y * ratio;
    this._container.style.width = `${size.x}px`;
    this._container.style.height = `${size.y}px`;
    this._context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this._paint(this._context, this._view(size));
  },

  _view(size) {
    const zoom = this._map.getZoom();
    const scale = 256 * 2 ** zoom;
    const origin = this._map.getPixelOrigin().add(this._bounds.min);
    return {
      scale,
      zoom,
      left: origin.x,
      top: origin.y,
      width: size.x,
      height: size.y,
      box: [origin.x / scale, origin.y / scale, (origin.x + size.x) / scale, (origin.y + size.y) / scale],
    };
  },
});
