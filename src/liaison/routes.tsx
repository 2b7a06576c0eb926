import { Hono } from 'hono';
import { homeZone } from '../charter/rules/home-zone.ts';
import { everyone } from '../mandates/guards.ts';
import { organizationsById } from '../membership/store/organizations.ts';
import { type Env, now, show } from '../web.ts';
import { collectFillings } from './collect-fillings.ts';
import { LiaisonPage } from './pages/LiaisonPage.tsx';
import { electingMesas, speakingMandate } from './permissions.ts';
import { agencyRoutes } from './routes/agencies.tsx';
import { seatingAt } from './rules/seating.ts';
import { turnsFrom } from './rules/technical-turns.ts';
import { lastRounds } from './store/rounds.ts';
import { seatMandates } from './store/seats.ts';

/** The mesas' turns that are shown: the one under way and a whole round of those that follow. */
const turnsShown = 5;

export const liaisonRoutes = new Hono<Env>()
  .get('/mesa-de-vinculacion', everyone, async (c) => {
    const { db, charter } = c.get('deps');
    const at = now(c);
    const [mandates, [round], fillingOf] = await Promise.all([
      seatMandates(db, charter),
      lastRounds(db, at, 1),
      collectFillings(db, charter, at),
    ]);
    const seating = seatingAt(charter, mandates, at);
    const organizations = await organizationsById(
      db,
      seating.seats.flatMap(({ holder }) => holder?.organizationId ?? []),
    );
    const today = at.toZonedDateTimeISO(homeZone(charter)).toPlainDate();
    return show(
      c,
      <LiaisonPage
        reader={c.get('reader')}
        charter={charter}
        seating={seating}
        organizations={new Map(organizations.map((organization) => [organization.id, organization]))}
        round={round ?? null}
        fillingOf={fillingOf}
        convenes={electingMesas(c.get('actor'), charter)}
        turns={charter.technicalTable ? turnsFrom(charter.technicalTable, charter.mesas.length, today, turnsShown) : []}
        at={at}
        speaks={speakingMandate(c.get('actor'), charter) !== null}
      />,
    );
  })
  .route('/', agencyRoutes);
