import { expect } from 'vitest';
import { lettersTo } from './by-wire.ts';
import { type Mesa, officerOf } from './electing.ts';
import { follow, goTo, keep, lines, main, notices, press, textOf } from './visitor.ts';
import { early, saul, vera } from './voters.ts';

/** An overseer sees how many have voted, not who, and has the others reminded. */
export async function remind(mesa: Mesa): Promise<void> {
  mesa.cycle.pass({ hours: 24 });
  const tomas = await officerOf(mesa, 'liaison');
  await goTo(tomas, mesa.home);
  await follow(tomas, 'Escrutinio');
  expect(await lines(main(tomas))).toEqual(
    expect.arrayContaining([
      'Votaron 27 de 40 organizaciones. Cuáles, no se muestra a nadie.',
      'Para que valga deben votar al menos 10.',
    ]),
  );
  expect(await textOf(main(tomas))).not.toContain('Organización 0');
  await keep(tomas, 'escrutinio');
  await press(tomas, 'Enviar el recordatorio');
  expect(await notices(tomas)).toEqual(['Hecho El recordatorio salió.']);
  expect(await reminded(mesa)).toEqual(
    mesa.members
      .slice(early.until)
      .flatMap(({ representative, alternate }) => [representative.email, alternate?.email]),
  );
}

/** Everyone to whom a letter says that a vote is missing. */
async function reminded({ cycle, members }: Mesa): Promise<string[]> {
  const speakers = members.flatMap(({ representative, alternate }) => [
    representative,
    ...(alternate ? [alternate] : []),
  ]);
  const found: string[] = [];
  for (const { email } of [...speakers, vera, saul]) {
    const subjects = (await lettersTo(cycle, email)).map(({ subject }) => subject);
    if (subjects.some((subject) => subject.startsWith('Falta el voto de su organización:'))) found.push(email);
  }
  return found;
}
