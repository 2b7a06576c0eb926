// Pressing a button takes the focus from a field first, so the field says that it changed while the click is still to
// come. What moves then moves away from under the finger, and the click is lost.
let pressed = false;
const waiting = new Set<() => void>();

/** Whether a finger or a mouse went down and its click has not come yet. */
export const isPressed = (): boolean => pressed;

/** Calls once the click has come to whom it was for, or none will. */
export const afterPress = (act: () => void): unknown => waiting.add(act);

function end(): void {
  pressed = false;
  const acts = [...waiting];
  waiting.clear();
  for (const act of acts) act();
}

addEventListener('pointerdown', () => (pressed = true), { capture: true });
for (const type of ['click', 'keydown', 'pointercancel']) addEventListener(type, end);
