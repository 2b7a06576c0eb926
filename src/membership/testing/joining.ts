import { digest } from '../../platform/random.ts';
import type { House } from '../../testing/house.ts';
import { mailsTo } from '../../testing/letters.ts';
import { wordsIn } from '../../testing/words.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What an organization answers, step by step, by the steps' addresses. */
export const answers = {
  organizacion: {
    name: 'Red de Mujeres «El Camino»',
    acronym: 'RMC',
    group: 'migrant-diaspora-organizations',
    countries: 'GT',
    cities: 'Tecún Umán, Tapachula',
    email: 'red@camino.example',
    website: 'www.camino.example',
    about: 'Acompañamos a mujeres en el camino.',
  },
  trabajo: { objectives: ['7', '10'] },
  mesas: { mesas: ['2', '4'] },
  personas: {
    'representatives.0.name': 'Rosa Pérez',
    'representatives.0.email': 'rosa@camino.example',
    'representatives.0.gender': 'woman',
    'representatives.1.name': 'Luis Gómez',
    'representatives.1.email': 'luis@camino.example',
  },
  consentimientos: { 'consents.mechanism-work': 'yes', 'consents.public-directory': 'yes' },
} satisfies Record<string, Fields>;

type Answers = Partial<Record<keyof typeof answers, Fields>>;

export const locationOf = (response: Response): string => response.headers.get('location') ?? '';

const within = (pattern: RegExp, text: string): string => {
  const found = pattern.exec(text)?.[1];
  if (!found) throw new Error(`no ${pattern} in: ${text.slice(0, 2_000)}`);
  return found;
};

/** Begins a form as a visitor does, and answers the secret of its address. */
export async function begin(house: House, language = 'es'): Promise<string> {
  const page = await (await house.ask(`/${language}/sumarse`)).text();
  const once = within(/name="once" value="([\w-]{32})"/, page);
  const begun = await house.ask(`/${language}/sumarse`, { form: { once } });
  return within(/\/sumarse\/([\w-]{32})\/organizacion$/, locationOf(begun));
}

/** Fills in all steps, with `changes`, and answers the address the last one leads to. */
export async function fillIn(house: House, token: string, changes: Answers = {}, as?: string): Promise<string> {
  let last = '';
  for (const [step, fields] of Object.entries({ ...answers, ...changes })) {
    const sent = await house.ask(`/es/sumarse/${token}/${step}`, { form: fields, as });
    if (sent.status !== 303) throw new Error(`${step}: ${sent.status} ${wordsIn(await sent.text())}`);
    last = locationOf(sent);
  }
  return last;
}

/** Sends an application and confirms its address; answers its id and the secret that opens it. */
export async function apply(house: House, changes: Answers = {}): Promise<{ id: string; token: string }> {
  const token = await begin(house);
  await fillIn(house, token, changes);
  const sent = await house.ask(`/es/sumarse/${token}/revisar`, { form: {} });
  if (sent.status !== 303) throw new Error(`revisar: ${sent.status} ${wordsIn(await sent.text())}`);
  const [mail] = await mailsTo(house, (changes.organizacion ?? answers.organizacion).email as string);
  await house.ask(within(/(\/es\/sumarse\/confirmar\/[\w-]{32})/, mail?.text ?? ''), { form: {} });
  return { id: await idOf(house, token), token };
}

export async function idOf(house: House, token: string): Promise<string> {
  const { application_id } = await house.deps.db
    .selectFrom('application_link')
    .select('application_id')
    .where('digest', '=', digest(token))
    .executeTakeFirstOrThrow();
  return application_id;
}

/** A page as someone is answered it, in words. */
export async function visit(house: House, path: string, as?: string) {
  const response = await house.ask(path, { as });
  return { status: response.status, headers: response.headers, text: wordsIn(await response.text()) };
}

export const secretary = (house: House, mesa: number, name = `Secretaria ${mesa}`) =>
  house.signIn({
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@mesas.example`,
    mandates: [{ office: 'secretariat', body: `mesa:${mesa}` }],
  });

export const liaison = (house: House, name = 'Vinculación') =>
  house.signIn({
    name,
    email: 'vinculacion@mesas.example',
    mandates: [{ office: 'liaison-member', body: 'liaison' }],
  });

export const entries = async (house: House) => {
  const rows = await house.deps.db
    .selectFrom('record_entry')
    .select(['kind', 'facts', 'actor'])
    .orderBy('seq')
    .execute();
  return rows.map(({ kind, facts, actor }) => ({ kind, facts, actor }));
};

export async function count(
  house: House,
  table: 'application' | 'organization' | 'membership' | 'person' | 'objection',
) {
  const { n } = await house.deps.db
    .selectFrom(table)
    .select((select) => select.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}
