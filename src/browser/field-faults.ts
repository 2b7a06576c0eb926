type Fault = { readonly field: string; readonly reason: string };

/**
 * Says why a form is not taken, as the house's own answer does (`ErrorSummary`, `HintAndErrors`): every reason at once,
 * in a summary that leads to the fields, and beside each field its own. What was said before goes.
 */
export function showFaults(
  form: HTMLFormElement,
  faults: readonly Fault[],
  { title = '', error = '' }: { title?: string | undefined; error?: string | undefined },
): void {
  clearFaults(form);
  for (const fault of faults) sayBeside(form, fault, error);
  const summary = element('div', 'error-summary');
  const heading = element('h2', '', title);
  heading.id = 'error-summary-title';
  const list = element('ul');
  list.append(...faults.map(lineOf));
  summary.append(heading, list);
  summary.tabIndex = -1;
  summary.setAttribute('role', 'alert');
  summary.setAttribute('aria-labelledby', heading.id);
  form.prepend(summary);
  summary.focus();
}

export function clearFaults(form: HTMLFormElement): void {
  for (const said of form.querySelectorAll('.error-summary, .fault')) said.remove();
  for (const field of form.querySelectorAll('.failed')) field.classList.remove('failed');
  for (const control of form.querySelectorAll('[aria-invalid]')) {
    control.removeAttribute('aria-invalid');
    control.setAttribute('aria-describedby', described(control).replace(/ ?\S+-error/, ''));
  }
}

function sayBeside(form: HTMLFormElement, { field, reason }: Fault, error: string): void {
  const control = form.querySelector(`#field-${field}`);
  const box = control?.closest('.field');
  if (!control || !box) return;
  const said = element('p', 'fault', reason);
  said.id = `field-${field}-error`;
  said.prepend(element('span', 'unseen', `${error}: `));
  (box.querySelector(':scope > .hint') ?? box.firstElementChild)?.after(said);
  box.classList.add('failed');
  const invalid = box.matches('fieldset') ? box : control;
  invalid.setAttribute('aria-invalid', 'true');
  invalid.setAttribute('aria-describedby', `${described(invalid)} ${said.id}`.trim());
}

function lineOf({ field, reason }: Fault): HTMLElement {
  const link = document.createElement('a');
  link.href = `#field-${field}`;
  link.textContent = reason;
  const line = element('li');
  line.append(link);
  return line;
}

const described = (control: Element): string => control.getAttribute('aria-describedby') ?? '';

function element(name: string, className = '', words = ''): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = words;
  return made;
}
