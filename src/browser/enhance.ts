// The comfort script: everything here has a plain way without it. Attached by data attributes.
import { guardDoubleClicks } from './double-clicks.ts';
import { focusSummary } from './error-summary.ts';
import { keepForms } from './kept-forms.ts';
import { showOwnClock, showOwnColumn, showOwnZone } from './own-zone.ts';

focusSummary();
keepForms();
guardDoubleClicks();
showOwnZone();
showOwnClock();
showOwnColumn();
