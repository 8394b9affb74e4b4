/** Play: the window moves step by step through the data, with radius and colour scale kept. */

import { emit } from '../base/bus.js';
import { period, setPeriod } from '../cases/question.js';
import { choiceSummary, extentOf } from '../cases/summary.js';
import { pause } from '../data/jobs.js';
import { shifted, timeStep } from './timeline.js';

export const SPEEDS = [0.5, 1, 2, 4];
const FRAME_MS = 1200;

/** `running`, `speed` and the chosen `step`; an empty step is the one that suits the data. */
export const player = { running: false, speed: 1, step: '' };
let hooks = { prepare: async () => {}, draw: async () => {}, end: () => {} };

/** `prepare(windows)` fixes the scale, `draw()` shows a window and resolves when it is seen, `end()` frees the scale. */
export function startPlayer(use) {
  hooks = use;
}

export function toggle() {
  if (player.running) stopPlay();
  else play();
}

export function stopPlay() {
  if (!player.running) return;
  player.running = false;
  hooks.end();
  emit('play');
}

async function play() {
  const frames = windows();
  if (frames.length === 0) return;
  player.running = true;
  emit('play');
  try {
    await hooks.prepare(frames);
    const start = frames.findIndex((one) => one.from > (period()?.from ?? ''));
    for (const frame of frames.slice(start < 0 ? 0 : start)) {
      if (!player.running) return;
      setPeriod(frame);
      emit('play');
      await Promise.all([hooks.draw(), pause(FRAME_MS / player.speed)]);
    }
  } catch {
    // What failed is said by the part that failed; play only ends.
  }
  stopPlay();
}

/** Every place of the window in the data, from the first step to the last. */
function windows() {
  const { first, last } = extentOf(choiceSummary());
  const step = timeStep();
  let at = period();
  if (!at || !first) return [];
  while (at.from > first) at = shifted(at, -1, step);
  if (at.to < first) at = shifted(at, 1, step);
  const frames = [];
  for (; at.from <= last; at = shifted(at, 1, step)) frames.push(at);
  return frames;
}
