import { parseArgs } from 'node:util';
import { homeZone } from '../charter/rules/home-zone.ts';
import { type Appointment, appointPerson } from '../mandates/appoint-person.ts';
import { endCauses, endMandate } from '../mandates/end-mandate.ts';
import { endForm, grantForm } from '../mandates/forms.ts';
import { appointable } from '../mandates/rules/appointable.ts';
import { beginningOf, readBody } from '../mandates/rules/granting.ts';
import { allHolders, type Holder, holdersFrom } from '../mandates/store/mandates.ts';
import type { Body, MandateId } from '../mandates/types.ts';
import { takesPart } from '../membership/store/memberships.ts';
import { parseForm } from '../platform/forms.ts';
import { Halt } from '../platform/halt.ts';
import { type Command, Misuse, requireNoArguments } from './command.ts';
import { answered, type OpenedHouse, withHouse } from './with-house.ts';

export const command: Command = {
  name: 'mandate',
  summary: 'Give, end or list mandates as the operator of the server',
  usage: `Usage: npx pansocial mandate grant --email E --name N --office BODY/OFFICE --source TEXT
                            [--from DAY] [--until DAY] [--for TEXT] [--agency KEY]
                            [--language L]
       npx pansocial mandate end ID --cause CAUSE
       npx pansocial mandate list [--body BODY] [--all]

What is done here stands in the public record as done at the console. The person is told by letter. A server may be
running on the same data meanwhile.

  --office    an office of the charter with its body: mesa:2/secretariat, liaison/liaison-member, mechanism/operator
  --source    where the mandate comes from, as anyone may read it
  --from      the day it begins, by the mechanism's calendar; today if left out
  --until     the first day on which it no longer holds, where that comes before the charter's term
  --for       the organization or agency the person represents; for an office of a mesa, one of its members
  --agency    the charter's key of the agency the person speaks for: iom
  --language  in which someone new is written to; the charter's first if left out
  --cause     ${endCauses.join(', ')}
  --body      mechanism, liaison, working-group, mesa:2, organization:ID or theme:ID; without it all standing bodies
  --all       past mandates too

Set by the environment: DATA_DIR, DATABASE_URL, CHARTER, BASE_URL.

Example:
  DATA_DIR=/srv/pansocial npx pansocial mandate grant --email ana@example.org --name "Ana Salgado" \\
    --office mesa:2/secretariat --from 2026-11-20 --source "Vote of Mesa 2 on 19 November 2026, minutes 7"`,

  async run([verb, ...args]) {
    if (verb === 'grant') return grant(args);
    if (verb === 'end') return end(args);
    if (verb === 'list') return list(args);
    throw new Misuse('say grant, end or list');
  },
};

const text = { type: 'string' } as const;

async function grant(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      email: text,
      name: text,
      office: text,
      from: text,
      until: text,
      for: text,
      agency: text,
      source: text,
      language: text,
    },
  });
  for (const option of ['email', 'name', 'office', 'source'] as const) {
    if (values[option] === undefined) throw new Misuse(`say --${option}`);
  }
  await withHouse(async (house) => {
    const at = house.clock();
    const asked = appointment(house, values, at);
    const id = answered(await appointPerson({ ...house, takesPart }, asked, 'console', at), house.reader, optionsOf);
    const given = (await allHolders(house.db, asked.body)).filter((holder) => holder.id === id);
    console.log(linesOf(house, given).join('\n'));
  });
}

type Said = {
  readonly [option in 'email' | 'name' | 'office' | 'from' | 'until' | 'for' | 'agency' | 'source' | 'language']?:
    | string
    | undefined;
};

function appointment({ charter, reader }: OpenedHouse, said: Said, at: Temporal.Instant): Appointment {
  const zone = homeZone(charter);
  const offices = appointable(charter);
  const place = offices.find(({ key }) => key === said.office);
  if (!place)
    throw new Halt(`--office: there is no ${said.office}. There are ${offices.map(({ key }) => key).join(', ')}.`);
  const language = charter.languages.find((one) => one === (said.language ?? charter.languages[0]));
  if (!language) throw new Halt(`--language: ${said.language} is none of ${charter.languages.join(', ')}.`);
  const today = at.toZonedDateTimeISO(zone).toPlainDate().toString();
  const { name = '', email = '', source = '', from = today, until = '', for: onBehalfOf = '', agency = '' } = said;
  const sent = { once: crypto.randomUUID(), name, email, office: place.key, onBehalfOf, agency, from, until, source };
  const form = answered(parseForm(grantForm([place.key], charter), sent), reader, optionsOf);
  return {
    ...form,
    language,
    office: place.office.key,
    body: place.body,
    startsAt: beginningOf(form.from, at, zone),
    ...(form.until && { endsAt: form.until.toZonedDateTime(zone).toInstant() }),
    source: { kind: 'operator', text: { [charter.languages[0]]: form.source } },
  };
}

/** The options that a form's fields come from. */
const optionsOf: Readonly<Record<string, string>> = {
  name: '--name',
  email: '--email',
  office: '--office',
  onBehalfOf: '--for',
  agency: '--agency',
  from: '--from',
  until: '--until',
  source: '--source',
  cause: '--cause',
};

async function end(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { cause: text } });
  const [mandate, ...more] = positionals;
  if (mandate === undefined) throw new Misuse('name the mandate by its id, as mandate list shows it');
  requireNoArguments(more);
  const { cause } = values;
  if (cause === undefined) throw new Misuse('say --cause');
  await withHouse(async (house) => {
    if (!endCauses.some((known) => known === cause)) {
      throw new Halt(`--cause: ${cause} is none of ${endCauses.join(', ')}.`);
    }
    const form = parseForm(endForm, { mandate, cause });
    // What is no id is no mandate's.
    if (!form.ok) throw new Halt(house.reader.reason({ code: 'mandate-unknown' }));
    const asked = { mandateId: form.value.mandate as MandateId, cause: form.value.cause };
    answered(await endMandate(house, asked, 'console', house.clock()), house.reader);
    console.log(`Ended ${mandate}.`);
  });
}

async function list(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { body: text, all: { type: 'boolean' } } });
  await withHouse(async (house) => {
    const bodies = values.body === undefined ? standing(house) : [bodyNamed(house, values.body)];
    const holders = values.all
      ? (await Promise.all(bodies.map((body) => allHolders(house.db, body)))).flat()
      : await holdersFrom(house.db, bodies, house.clock());
    const rank = (holder: Holder): number => bodies.indexOf(holder.body);
    const sorted = holders.toSorted((one, other) => rank(one) - rank(other));
    console.log(sorted.length === 0 ? 'No mandates.' : linesOf(house, sorted).join('\n'));
  });
}

const standing = ({ charter }: OpenedHouse): readonly Body[] => [
  ...new Set(appointable(charter).map(({ body }) => body)),
];

function bodyNamed({ charter }: OpenedHouse, reference: string): Body {
  const body = readBody(charter, reference);
  if (body) return body;
  const mesas = charter.mesas.map(({ n }) => `mesa:${n}`);
  throw new Halt(
    `--body: there is no ${reference}. There are mechanism, liaison, working-group, ${mesas.join(', ')}, organization:ID and theme:ID.`,
  );
}

/** One a mandate: its id, office, first and last day, holder, source. */
function linesOf({ charter, reader }: OpenedHouse, holders: readonly Holder[]): readonly string[] {
  const day = (at: Temporal.Instant): string => at.toZonedDateTimeISO(homeZone(charter)).toPlainDate().toString();
  const rows = holders.map(({ id, body, office, startsAt, endsAt, name, onBehalfOf, source }) => [
    id,
    `${body}/${office}`,
    day(startsAt),
    endsAt ? day(endsAt) : 'no end',
    onBehalfOf ? `${name} (${onBehalfOf})` : name,
    reader.text(source.text),
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
