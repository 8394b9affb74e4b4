/** Round pins with a glyph, one family for all facilities; planned ones hollow, the chosen one larger. */

const GLYPHS = {
  toilet: 'M4.6 2.2a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zM3 6.2h3.2v3.6H5.8V14H3.4V9.8H3zM11.4 2.2a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zM11.4 6.2l2 4.6h-1V14h-2v-3.2h-1z',
  station: 'M1.5 4h8v6.5h-8zM10.3 6.2h2.6l1.7 2.2v2.1h-4.3zM4.3 10.2a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4zM11.7 10.2a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4z',
  school: 'M8 2.5 15 6 8 9.5 1 6zM4 8.6l4 2 4-2v3.2c-1 1.2-2.4 1.7-4 1.700s-3-.5-4-1.7z',
  market: 'M2.5 3h11l1.5 4H1zM2.5 8h11v5.5h-3.2V9.7H8.5v3.8h-6z',
  plant: 'M2 14V7l3.5 2.5V7L9 9.5V2.5h3V14z',
  site: 'M8 2 14.5 13.5h-13z',
  bin: 'M3.5 4.6h9l-.9 9.2H4.4zM6.2 2.3h3.6v1.5H6.2z',
  candidate: 'M7 3h2v4h4v2H9v4H7V9H3V7h4z',
  place: 'M8 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z',
};
const sprites = new Map();
const SPRITE = 40;
const DENSITY = 2;

/** How a facility's status shows: `solid`, `hollow` (planned) or `grey` (closed). */
export function pinLook(shape, style) {
  const status = shape.properties.status;
  if (style.hollow || status === 'planned') return 'hollow';
  return status === 'closed' ? 'grey' : 'solid';
}

/** Paints pins; where they are many or the map is far, dots. Returns the boxes they take, in pixels. */
export function paintPins(context, view, shapes, style, chosenId) {
  const small = shapes.length > 900 || view.zoom < 12.5 || (style.minor && view.zoom < 15);
  const radius = small ? 3.2 : pinRadius(view.zoom);
  const boxes = [];
  for (const shape of shapes) {
    const [unitX, unitY] = shape.parts[0];
    const x = unitX * view.scale - view.left;
    const y = unitY * view.scale - view.top;
    const chosen = shape.id === chosenId;
    if (small && !chosen) paintDot(context, x, y, radius, style.colour, pinLook(shape, style));
    else paintPin(context, x, y, chosen ? Math.max(radius, 8) * 1.5 : radius, style, pinLook(shape, style));
    boxes.push([x - radius, y - radius, x + radius, y + radius]);
  }
  return boxes;
}

export function pinRadius(zoom) {
  return Math.max(6, Math.min(12, 7.5 + (zoom - 14) * 1.3));
}

function paintDot(context, x, y, radius, colour, look) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = look === 'hollow' ? '#FFFFFF' : look === 'grey' ? '#7B8794' : colour;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = look === 'hollow' ? colour : '#FFFFFF';
  context.stroke();
}

function paintPin(context, x, y, radius, style, look) {
  const sprite = spriteOf(style, look);
  const side = (radius / 9) * SPRITE * 0.5;
  context.drawImage(sprite, x - side, y - side, 2 * side, 2 * side);
}

/** A pin as a picture for legends and lists. */
export function pinPicture(style, look) {
  const sprite = spriteOf(style, look);
  const side = 24 * DENSITY;
  const cut = document.createElement('canvas');
  cut.width = side;
  cut.height = side;
  const margin = (sprite.width - side) / 2;
  cut.getContext('2d').drawImage(sprite, -margin, -margin);
  return cut.toDataURL();
}

function spriteOf(style, look) {
  const key = `${style.glyph} ${style.colour} ${look}`;
  if (!sprites.has(key)) sprites.set(key, drawSprite(style, look));
  return sprites.get(key);
}

/** A pin of radius 9 in the middle of a 40-unit square, with room for its white rim and shade. */
function drawSprite(style, look) {
  const canvas = document.createElement('canvas');
  canvas.width = SPRITE * DENSITY;
  canvas.height = SPRITE * DENSITY;
  const context = canvas.getContext('2d');
  const colour = look === 'grey' ? '#7B8794' : style.colour;
  context.scale(DENSITY, DENSITY);
  context.translate(SPRITE / 2, SPRITE / 2);
  disc(context, 11, 'rgba(31, 41, 51, 0.18)', 1);
  disc(context, 10.5, '#FFFFFF', 0);
  disc(context, 9, look === 'hollow' ? '#FFFFFF' : colour, 0);
  if (look === 'hollow') ring(context, 8, colour);
  context.fillStyle = look === 'hollow' ? colour : '#FFFFFF';
  const size = look === 'hollow' ? 0.62 : 0.72;
  context.scale(size, size);
  context.translate(-8, -8);
  context.fill(new Path2D(GLYPHS[style.glyph] ?? GLYPHS.place));
  return canvas;
}

function disc(context, radius, colour, down) {
  context.beginPath();
  context.arc(0, down, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

function ring(context, radius, colour) {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = colour;
  context.stroke();
}
