import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { slugPattern } from '../../dialogues/routes/within-reach.ts';
import { everyone } from '../../mandates/guards.ts';
import { type Env, show, type Web } from '../../web.ts';
import { RecommendationPage } from '../pages/RecommendationPage.tsx';
import { RecommendationsPage } from '../pages/RecommendationsPage.tsx';
import { WithheldPage } from '../pages/WithheldPage.tsx';
import {
  type Filter,
  findRecommendation,
  listRecommendations,
  neighboursOf,
  type Recommended,
  recommendedThemes,
  sourcesOf,
} from '../store/recommendations.ts';
import { findWithheldRecommendation } from '../store/withholdings.ts';

const aPage = 40;

/** Published recommendations, together and each at its own address. */
export const recommendationRoutes = new Hono<Env>()
  .get('/recomendaciones', everyone, async (c) => {
    const { db, charter } = c.get('deps');
    const filter = filterIn(c);
    const themes = await recommendedThemes(db);
    const count = countOf(themes, filter);
    const pages = Math.max(1, Math.ceil(count / aPage));
    const page = Math.min(pages, pageIn(c));
    const recommendations = await listRecommendations(db, filter, { limit: aPage, offset: (page - 1) * aPage });
    return show(
      c,
      <RecommendationsPage
        reader={c.get('reader')}
        charter={charter}
        {...{ recommendations, themes, filter, page, pages, count }}
      />,
    );
  })
  .get(`/recomendaciones/:slug${slugPattern}`, everyone, async (c) => {
    const { db, charter } = c.get('deps');
    const slug = c.req.param('slug');
    const recommendation = await findRecommendation(db, slug);
    if (!recommendation) return showWithheld(c, slug);
    const [neighbours, sources] = await Promise.all([neighboursOf(db, slug), sourcesOf(db, slug)]);
    const at = neighbours.findIndex((one) => one.slug === slug);
    return show(
      c,
      <RecommendationPage
        reader={c.get('reader')}
        charter={charter}
        recommendation={recommendation}
        sources={sources}
        previous={(at > 0 && neighbours[at - 1]) || null}
        next={(at >= 0 && neighbours[at + 1]) || null}
      />,
    );
  });

/** 410 where it was withheld with an edition, 404 where there never was one. */
async function showWithheld(c: Web, slug: string): Promise<Response> {
  const { db, charter } = c.get('deps');
  const withheld = await findWithheldRecommendation(db, slug);
  if (!withheld) throw new HTTPException(404);
  const { code } = withheld;
  return show(c, <WithheldPage reader={c.get('reader')} {...{ charter, withheld, code }} />, 410);
}

/** What is no objective of the charter, or no address, filters nothing. */
function filterIn(c: Web): Filter {
  const { objectives } = c.get('deps').charter.compact;
  const asked = c.req.query('objetivo') ?? '';
  const dialogue = c.req.query('conversatorio') ?? '';
  return {
    objective: objectives.find(({ n }) => String(n) === asked)?.n ?? null,
    dialogue: /^[a-z0-9-]{1,100}$/.test(dialogue) ? dialogue : null,
  };
}

const pageIn = (c: Web): number => {
  const asked = c.req.query('pagina') ?? '';
  return /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
};

const countOf = (themes: readonly Recommended[], { objective, dialogue }: Filter): number =>
  themes
    .filter((theme) => dialogue === null || theme.dialogue.slug === dialogue)
    .flatMap(({ objectives }) => objectives)
    .filter((own) => objective === null || own.includes(objective)).length;
