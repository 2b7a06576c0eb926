import { Hono } from 'hono';
import { RulesInForce } from '../charter/pages/RulesInForce.tsx';
import { homeZone } from '../charter/rules/home-zone.ts';
import { listElections } from '../elections/store/elections.ts';
import { everyone, signedIn } from '../mandates/guards.ts';
import { isSetUp } from '../mandates/store/set-up.ts';
import { membershipNumbers } from '../membership/store/directory.ts';
import { actorOf, doneCode, type Env, show } from '../web.ts';
import { collectOwnPage } from './collect-own-page.ts';
import { HomePage } from './pages/HomePage.tsx';
import { MechanismPage } from './pages/MechanismPage.tsx';
import { OwnPage } from './pages/OwnPage.tsx';
import { accessibilityParts, privacyParts, TextPage } from './pages/TextPage.tsx';
import { resigningRoutes } from './routes/resigning.tsx';
import { dialogueLines } from './store.ts';

export const siteRoutes = new Hono<Env>()
  .route('/', resigningRoutes)
  .get('/', everyone, async (c) => {
    const { db, charter, clock } = c.get('deps');
    if (!(await isSetUp(db))) return c.redirect(c.get('reader').to('/instalar'), 302);
    const [members, dialogues, elections] = await Promise.all([
      membershipNumbers(db),
      dialogueLines(db, homeZone(charter), 6),
      listElections(db),
    ]);
    return show(c, <HomePage reader={c.get('reader')} {...{ charter, members, dialogues, elections }} at={clock()} />);
  })
  .get('/mi', signedIn, async (c) => {
    const deps = c.get('deps');
    const actor = actorOf(c);
    const content = await collectOwnPage(deps, c.get('reader'), actor);
    return show(
      c,
      <OwnPage
        reader={c.get('reader')}
        charter={deps.charter}
        actor={actor}
        done={doneCode(c, ['resigned'])}
        {...content}
      />,
    );
  })
  .get('/mecanismo', everyone, (c) =>
    show(c, <MechanismPage reader={c.get('reader')} charter={c.get('deps').charter} />),
  )
  .get('/reglas', everyone, (c) => show(c, <RulesInForce reader={c.get('reader')} charter={c.get('deps').charter} />))
  .get('/privacidad', everyone, (c) =>
    show(c, <TextPage reader={c.get('reader')} charter={c.get('deps').charter} page="privacy" parts={privacyParts} />),
  )
  .get('/accesibilidad', everyone, (c) =>
    show(
      c,
      <TextPage
        reader={c.get('reader')}
        charter={c.get('deps').charter}
        page="accessibility"
        parts={accessibilityParts}
      />,
    ),
  );
