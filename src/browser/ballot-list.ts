// A ballot that can be put in order by dragging and by buttons. The numbers stay what is sent: typed, they order the
// list as well.
import { afterPress, isPressed } from './press.ts';

type Line = { readonly item: HTMLElement; readonly place: HTMLInputElement; readonly name: string };

/** Opens a list of candidates with a field each; answers how to put those without a place in another order. */
export function openBallot(list: HTMLElement): (items: readonly Element[]) => void {
  const lines = [...list.children].flatMap((item): Line[] => {
    const place = item.querySelector('input');
    return item instanceof HTMLElement && place ? [{ item, place, name: item.dataset.name ?? '' }] : [];
  });
  const ballot = { list, lines, said: document.querySelector('[data-ballot-said]') };
  const arrangeLater = () => {
    const focused = document.activeElement;
    arrange(ballot);
    if (focused instanceof HTMLElement && list.contains(focused)) focused.focus();
  };
  for (const line of lines) {
    line.item.append(controlsOf(ballot, line));
    line.place.addEventListener('change', () => (isPressed() ? afterPress(arrangeLater) : arrange(ballot)));
  }
  for (const help of document.querySelectorAll<HTMLElement>('[data-ballot-help]')) help.hidden = false;
  if (lines.some(({ place }) => place.value.trim() !== '')) arrange(ballot);
  return (items) => {
    lines.sort((one, other) => items.indexOf(one.item) - items.indexOf(other.item));
    arrange(ballot);
  };
}

type Ballot = { readonly list: HTMLElement; readonly lines: readonly Line[]; readonly said: Element | null };

const placeOf = ({ place }: Line): number => {
  const text = place.value.trim();
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
};

/** Those with a place, in its order; what is written twice stays as it is, for the server to tell. */
const ranked = ({ lines }: Ballot): Line[] =>
  lines.filter((line) => placeOf(line) > 0).sort((one, other) => placeOf(one) - placeOf(other));

/** Lines with a place first, the others below in the order of the ballot. */
const arrange = (ballot: Ballot): void => show(ballot, ranked(ballot));

/** Lists whose lines are being moved: a field that is moved while someone types in it says so, in the middle of it. */
const moving = new Set<HTMLElement>();

/** Only what stands elsewhere is moved: an element that is moved loses the focus. */
function show({ list, lines }: Ballot, first: readonly Line[]): void {
  if (moving.has(list)) return;
  moving.add(list);
  const order = [...first, ...lines.filter((line) => !first.includes(line))];
  for (const [at, { item }] of order.entries()) {
    if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
  }
  moving.delete(list);
}

/** Gives these lines the places 1, 2, 3 …, and no other line one. */
function rank(ballot: Ballot, order: readonly Line[], moved: Line): void {
  for (const line of ballot.lines) {
    const at = order.indexOf(line);
    line.place.value = at < 0 ? '' : String(at + 1);
  }
  show(ballot, order);
  const at = order.indexOf(moved);
  const words = at < 0 ? ballot.list.dataset.unplaced : ballot.list.dataset.placed;
  if (ballot.said)
    ballot.said.textContent = (words ?? '').replace('%name', moved.name).replace('%place', String(at + 1));
}

function controlsOf(ballot: Ballot, line: Line): HTMLElement {
  const { up, down, out, drag } = ballot.list.dataset;
  const controls = document.createElement('p');
  controls.className = 'ballot-controls';
  const button = (words: string | undefined, sign: string, act: (order: Line[]) => Line[]): void => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'link';
    made.textContent = sign;
    made.setAttribute('aria-label', `${words}: ${line.name}`);
    made.addEventListener('click', () => {
      rank(ballot, act(ranked(ballot)), line);
      made.focus();
    });
    controls.append(made);
  };
  button(up, '↑', (order) => moveTo(order, line, order.includes(line) ? order.indexOf(line) - 1 : order.length));
  button(down, '↓', (order) => (order.includes(line) ? moveTo(order, line, order.indexOf(line) + 1) : order));
  button(out, '×', (order) => order.filter((one) => one !== line));
  controls.append(handleOf(ballot, line, drag));
  return controls;
}

function moveTo(order: readonly Line[], line: Line, to: number): Line[] {
  const others = order.filter((one) => one !== line);
  others.splice(Math.max(0, to), 0, line);
  return others;
}

/** Taken with a finger or a mouse: the line goes where it is let go. Those who use keys have the buttons. */
function handleOf(ballot: Ballot, line: Line, words = ''): HTMLElement {
  const handle = document.createElement('span');
  handle.className = 'drag';
  handle.textContent = '⠿';
  handle.title = words;
  handle.setAttribute('aria-hidden', 'true');
  handle.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    drag(ballot, line, event.pointerId);
  });
  return handle;
}

/** The list holds the pointer: a line that is moved would lose it. */
function drag(ballot: Ballot, line: Line, pointerId: number): void {
  const { list } = ballot;
  const end = new AbortController();
  const { signal } = end;
  list.setPointerCapture(pointerId);
  line.item.classList.add('dragged');
  list.addEventListener('pointermove', ({ clientY }) => follow(ballot, line, clientY), { signal });
  list.addEventListener('pointerup', () => dropped(ballot, line), { signal });
  list.addEventListener('pointercancel', () => arrange(ballot), { signal });
  list.addEventListener(
    'lostpointercapture',
    () => {
      line.item.classList.remove('dragged');
      end.abort();
    },
    { signal },
  );
}

function follow({ lines }: Ballot, { item }: Line, y: number): void {
  const over = lines.find((other) => {
    const { top, bottom } = other.item.getBoundingClientRect();
    return other.item !== item && y > top && y < bottom;
  });
  if (!over) return;
  const { top, height } = over.item.getBoundingClientRect();
  if (y < top + height / 2) over.item.before(item);
  else over.item.after(item);
}

/** Among those with a place, or right below them: it has one. Further down: none. */
function dropped(ballot: Ballot, line: Line): void {
  const others = ranked(ballot).filter((one) => one !== line);
  const above = [...ballot.list.children].indexOf(line.item);
  const rankedAbove = others.filter(({ item }) => [...ballot.list.children].indexOf(item) < above).length;
  rank(ballot, above > rankedAbove ? others : moveTo(others, line, rankedAbove), line);
}
