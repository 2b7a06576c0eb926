// Passkeys need a script: the browser itself asks for them (Web Authentication Level 3). Forms marked
// `data-passkey` are shown where that works, filled with the browser's answer and sent as forms are.
type Encoded<T> = Omit<T, 'challenge' | 'user' | 'allowCredentials' | 'excludeCredentials'> & { challenge: string };
type Descriptor = Omit<PublicKeyCredentialDescriptor, 'id'> & { id: string };
type RequestJson = Encoded<PublicKeyCredentialRequestOptions> & { allowCredentials?: Descriptor[] };
type CreationJson = Encoded<PublicKeyCredentialCreationOptions> & {
  user: Omit<PublicKeyCredentialUserEntity, 'id'> & { id: string };
  excludeCredentials?: Descriptor[];
};

if (typeof PublicKeyCredential === 'function') {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) offer(form);
  for (const element of document.querySelectorAll<HTMLElement>('[data-without-passkey]')) element.hidden = true;
}

function offer(form: HTMLFormElement): void {
  const button = form.querySelector('button');
  const field = form.elements.namedItem('credential');
  if (!button || !(field instanceof HTMLInputElement)) return;
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    say(form, form.dataset.busy);
    try {
      field.value = JSON.stringify(await ask(form));
      form.submit();
    } catch (fault) {
      const cancelled = fault instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(fault.name);
      say(form, cancelled ? form.dataset.cancelled : form.dataset.failed);
      button.disabled = false;
    }
  });
}

function say(form: HTMLFormElement, words = ''): void {
  const status = form.querySelector('[role=status]');
  if (status) status.textContent = words;
}

async function ask(form: HTMLFormElement): Promise<unknown> {
  const response = await fetch(form.dataset.options ?? '', { method: 'POST' });
  if (!response.ok) throw new Error(`options: ${response.status}`);
  const credential =
    form.dataset.passkey === 'create' ? await make(await response.json()) : await use(await response.json());
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no credential');
  return {
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: answerOf(credential.response),
  };
}

const use = ({ challenge, allowCredentials, ...rest }: RequestJson): Promise<Credential | null> =>
  navigator.credentials.get({
    publicKey: {
      ...rest,
      challenge: decode(challenge),
      ...(allowCredentials?.length && { allowCredentials: allowCredentials.map(described) }),
    },
  });

const make = ({ challenge, user, excludeCredentials, ...rest }: CreationJson): Promise<Credential | null> =>
  navigator.credentials.create({
    publicKey: {
      ...rest,
      challenge: decode(challenge),
      user: { ...user, id: decode(user.id) },
      excludeCredentials: excludeCredentials?.map(described) ?? [],
    },
  });

const described = ({ id, ...rest }: Descriptor): PublicKeyCredentialDescriptor => ({ ...rest, id: decode(id) });

function answerOf(response: AuthenticatorResponse): unknown {
  const clientDataJSON = encode(response.clientDataJSON);
  if (response instanceof AuthenticatorAttestationResponse) {
    // Older browsers do not tell how the passkey can be reached.
    const transports = 'getTransports' in response ? response.getTransports() : [];
    return { clientDataJSON, attestationObject: encode(response.attestationObject), transports };
  }
  if (!(response instanceof AuthenticatorAssertionResponse)) throw new Error('no answer');
  return {
    clientDataJSON,
    authenticatorData: encode(response.authenticatorData),
    signature: encode(response.signature),
    ...(response.userHandle?.byteLength && { userHandle: encode(response.userHandle) }),
  };
}

/** base64url without padding (RFC 4648, section 5). */
function encode(buffer: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function decode(text: string): ArrayBuffer {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0)).buffer;
}
