import { Hono } from 'hono';
import { RulesInForce } from '../charter/pages/RulesInForce.tsx';
import { everyone } from '../mandates/guards.ts';
import { type Env, show } from '../web.ts';
import { MechanismPage } from './pages/MechanismPage.tsx';
import { accessibilityParts, privacyParts, TextPage } from './pages/TextPage.tsx';

export const siteRoutes = new Hono<Env>()
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
