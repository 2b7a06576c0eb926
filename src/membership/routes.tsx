import { Hono } from 'hono';
import type { Env } from '../web.ts';
import { assistedRoutes } from './routes/assisted.tsx';
import { confirmingRoutes } from './routes/confirming.tsx';
import { importRoutes } from './routes/import.tsx';
import { invitationRoutes } from './routes/invitations.tsx';
import { joiningRoutes } from './routes/joining.tsx';
import { leavingRoutes } from './routes/leaving.tsx';
import { objectionRoutes } from './routes/objections.tsx';
import { organizationEmailRoutes } from './routes/organization-email.tsx';
import { ownOrganizationRoutes } from './routes/own-organization.tsx';
import { reviewRoutes } from './routes/review.tsx';
import { unrepresentedRoutes } from './routes/unrepresented.tsx';

export const membershipRoutes = new Hono<Env>()
  .route('/', confirmingRoutes)
  .route('/', joiningRoutes)
  .route('/', invitationRoutes)
  .route('/', assistedRoutes)
  .route('/', reviewRoutes)
  .route('/', unrepresentedRoutes)
  .route('/', objectionRoutes)
  .route('/', leavingRoutes)
  .route('/', organizationEmailRoutes)
  .route('/', ownOrganizationRoutes)
  .route('/', importRoutes);
