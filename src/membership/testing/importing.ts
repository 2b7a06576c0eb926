import type { House } from '../../testing/house.ts';
import { wordsIn } from '../../testing/words.ts';

/** Where a list is uploaded. */
export const home = '/es/miembros/importar';

export const csv = (text: string, name = 'lista.csv', encoding: BufferEncoding = 'utf8') =>
  new File([new Uint8Array(Buffer.from(text, encoding))], name);

/** A list of three organizations, as a spreadsheet in Spanish writes it. */
export const three =
  `Organización;Sigla;País;Sector;Mesa(s);Objetivos;Correo electrónico;Sitio web;Representante;Correo del representante;Género
Fundación Ñandutí;FÑ;Rep. Dominicana;Sociedad civil;1 y 3;7, 10;hola@nanduti.example;www.nanduti.example;Ana Ñusta;ana@nanduti.example;F
Casa del Migrante «El Camino»;;México;Organizaciones confesionales;Mesa 2;;casa@camino.example;;Luis Paz / Eva Sol;luis@camino.example; eva@camino.example;
Red Sur;RS;Brasil;Academia;4;;;;;;
`.replace(
    'Luis Paz / Eva Sol;luis@camino.example; eva@camino.example;',
    'Luis Paz / Eva Sol;"luis@camino.example; eva@camino.example";',
  );

/** Who imports lists, at work: `as` is the operator unless said otherwise. */
export type ImportDesk = ReturnType<typeof importDesk>;

export function importDesk(house: House, operator: string) {
  const upload = (file: File | string, as = operator, once: string = crypto.randomUUID()) =>
    house.ask(home, { as, form: { file, once } });
  const html = async (path: string, as = operator) => (await house.ask(path, { as })).text();
  return {
    upload,
    /** Uploads a list that is accepted, and answers the address of its preview. */
    async bringIn(file: File, as = operator): Promise<string> {
      const answer = await upload(file, as);
      if (answer.status !== 303) throw new Error(wordsIn(await answer.text()));
      return answer.headers.get('location') ?? '';
    },
    page: async (path: string, as = operator) => wordsIn(await html(path, as)),
    /** The figures at the head of a preview: `3 Listas para importar`. */
    facts: async (path: string): Promise<string[]> =>
      [...(await html(path)).matchAll(/<dt>([^<]*)<\/dt><dd>([^<]*)<\/dd>/g)].map(
        ([, label, value]) => `${value} ${label}`,
      ),
    confirm: (path: string, form: Record<string, string | readonly string[]> = {}, as = operator) =>
      house.ask(path, { as, form }),
    /** The organizations there are. */
    names: async () =>
      (await house.deps.db.selectFrom('organization').select('name').orderBy('name').execute()).map(({ name }) => name),
  };
}
