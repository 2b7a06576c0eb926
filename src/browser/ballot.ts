// A ballot that can be put in order by dragging and by buttons: the page of an election without cards.
import { openBallot } from './ballot-list.ts';

const list = document.querySelector<HTMLElement>('[data-ballot]');
if (list) openBallot(list);
