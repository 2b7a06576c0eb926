// Makes an election's key in the commission's browser: the public half goes into the form, the private half into a file
// of the commission's own. Nothing else ever sees it before it is handed over.
import { generateIdentity, identityToRecipient } from 'age-encryption';

const box = document.querySelector<HTMLElement>('[data-election-key]');
const button = box?.querySelector('button');
const field = document.querySelector<HTMLInputElement>('[name=recipient]');
if (box && button && field) {
  box.hidden = false;
  button.addEventListener('click', async () => {
    const identity = await generateIdentity();
    const recipient = await identityToRecipient(identity);
    save(box.dataset.electionKey ?? '', `# ${box.dataset.comment}\n# ${recipient}\n${identity}\n`);
    field.value = recipient;
    const status = box.querySelector('[role=status]');
    if (status) status.textContent = box.dataset.made ?? '';
  });
}

function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
