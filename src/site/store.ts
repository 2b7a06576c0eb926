import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import type { Texts } from '../platform/reader.ts';

/** A convened dialogue with what the home page says of it. */
export type DialogueLine = {
  readonly slug: string;
  readonly title: Texts;
  readonly summary: Texts;
  readonly heldOn: Temporal.PlainDate;
  readonly example: boolean;
  readonly themes: readonly {
    readonly n: number;
    readonly title: Texts;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly objectives: readonly number[];
  }[];
  /** Of its published report; null before. */
  readonly report: {
    readonly slug: string;
    /** The day of its first edition: ISO 8601, in the zone that was asked for. */
    readonly publishedOn: string;
    /** Who took part, theme by theme, as published; null where nobody's attendance was noted, or too few. */
    readonly themes: readonly {
      readonly n: number;
      readonly participants: number | null;
      readonly countries: number | null;
    }[];
    /** Those that its last edition still contains. */
    readonly recommendations: readonly { readonly objectives: readonly number[] }[];
  } | null;
};

/** Convened dialogues, the latest first; days of reports in `zone` (IANA): one query. */
export async function dialogueLines(db: Database, zone: string, limit: number): Promise<DialogueLine[]> {
  const { rows } = await sql<DialogueLine>`
    select d.slug, d.title, d.summary, d.held_on as "heldOn", d.example,
      coalesce((
        select json_agg(json_build_object('n', t.n, 'title', t.title, 'startsAt', t.starts_at, 'endsAt', t.ends_at,
          'objectives', array(select o.objective from theme_objective o where o.theme_id = t.id order by o.objective)) order by t.n)
        from theme t where t.dialogue_id = d.id), '[]') as themes,
      (
        select json_build_object('slug', p.slug,
          'publishedOn', (
            select min(first.at at time zone ${zone})::date::text
            from report_publication first where first.report_id = p.report_id),
          'themes', (
            select json_agg(json_build_object('n', t -> 'n', 'participants', t #> '{numbers,participants}',
              'countries', t #> '{numbers,countries}') order by t -> 'n')
            from jsonb_array_elements(p.content -> 'themes') t),
          'recommendations', coalesce((
          select json_agg(json_build_object('objectives', r.objectives) order by r.code)
          from recommendation r where r.report_id = p.report_id and not exists (
            select from recommendation_withdrawal w where w.recommendation_id = r.id)), '[]'))
        from report_publication p join report on report.id = p.report_id
        where report.dialogue_id = d.id order by p.edition desc limit 1
      ) as report
    from dialogue d join dialogue_convening c on c.dialogue_id = d.id
    where not exists (select from dialogue_cancellation x where x.dialogue_id = d.id)
    order by d.held_on desc, d.id desc limit ${limit}`.execute(db);
  return rows;
}
