import { Hono } from 'hono';
import { everyone } from '../../mandates/guards.ts';
import type { MesaSection } from '../../mesas/types.ts';
import { doneCode, type Env, now, show, type Web } from '../../web.ts';
import { collectShown } from '../collect-shown.ts';
import { ElectionPage } from '../pages/ElectionPage.tsx';
import { ElectionsPage } from '../pages/ElectionsPage.tsx';
import { MesaElections } from '../pages/MesaElections.tsx';
import { VoteLinks } from '../pages/VoteLinks.tsx';
import { convenedBodies, mayManage, overseeingMandate, spokenFor } from '../permissions.ts';
import { candidacyState } from '../rules/candidacy.ts';
import { stageOf } from '../rules/stage.ts';
import { candidaciesOf } from '../store/candidacies.ts';
import { listElections } from '../store/elections.ts';
import { publishedList } from '../store/lists.ts';
import { membersOf } from '../store/members.ts';
import { electionInReach, oneElection } from './in-reach.ts';

/** What everyone sees of elections. */
export const publicRoutes = new Hono<Env>()
  .get('/elecciones', everyone, showElections)
  .get(oneElection, everyone, showElection);

async function showElections(c: Web): Promise<Response> {
  const { db, charter } = c.get('deps');
  const at = now(c);
  const all = (await listElections(db)).map((election) => ({ election, stage: stageOf(election, at) }));
  const isOver = (stage: (typeof all)[number]['stage']) => ['proclaimed', 'void', 'cancelled'].includes(stage);
  const announced = all.filter(({ election }) => election.convenedAt !== null);
  return show(
    c,
    <ElectionsPage
      reader={c.get('reader')}
      charter={charter}
      preparing={all.filter(({ election, stage }) => stage === 'preparing' && mayManage(c.get('actor'), election.body))}
      open={announced.filter(({ stage }) => !isOver(stage))}
      past={announced.filter(({ stage }) => isOver(stage))}
      mayConvene={convenedBodies(c.get('actor'), charter).length > 0}
    />,
  );
}

/** The elections of a mesa, for its page: those under way and those that are over. */
export const mesaElections: MesaSection = async (c, mesa) => {
  const { db, charter } = c.get('deps');
  const at = now(c);
  const announced = (await listElections(db)).filter(
    ({ body, convenedAt }) => body === `mesa:${mesa.n}` && convenedAt !== null,
  );
  return (
    <MesaElections
      reader={c.get('reader')}
      charter={charter}
      elections={announced.map((election) => ({ election, stage: stageOf(election, at) }))}
    />
  );
};

async function showElection(c: Web): Promise<Response> {
  const { db, charter } = c.get('deps');
  const election = await electionInReach(c);
  const [list, candidacies, members] = await Promise.all([
    publishedList(db, election.id),
    candidaciesOf(db, election.id),
    membersOf(db, election.body),
  ]);
  const own = spokenFor(c.get('actor'));
  const speaksFor = members.filter(({ id }) => own.includes(id));
  const roll = list?.roll ?? members.map(({ id: organizationId, ...member }) => ({ ...member, organizationId }));
  const done = doneCode(c, ['voter', 'objected', 'proposed']);
  return show(
    c,
    <ElectionPage
      reader={c.get('reader')}
      charter={charter}
      election={election}
      stage={stageOf(election, now(c))}
      list={list}
      admitted={candidacies.filter((one) => candidacyState(one) === 'admitted')}
      waiting={candidacies.filter((one) => candidacyState(one) === 'accepted').length}
      roll={await collectShown(db, c.get('actor'), election, roll)}
      speaksFor={speaksFor}
      mayPropose={c.get('actor') === null || speaksFor.length > 0}
      mayManage={mayManage(c.get('actor'), election.body)}
      done={done && `elections.done.${done}`}
    >
      <VoteLinks
        reader={c.get('reader')}
        election={election}
        stage={stageOf(election, now(c))}
        oversees={overseeingMandate(c.get('actor')) !== null}
      />
    </ElectionPage>,
  );
}
