/** `data-focus`: the error summary is read out and reached first, as after any refusal. */
export function focusSummary(): void {
  document.querySelector<HTMLElement>('[data-focus]')?.focus();
}
