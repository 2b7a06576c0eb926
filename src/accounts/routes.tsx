import { Hono } from 'hono';
import type { Env } from '../web.ts';
import { mailboxRoutes } from './routes/mailbox.tsx';
import { ownDataRoutes } from './routes/own-data.tsx';
import { secondFactorRoutes } from './routes/second-factor.tsx';
import { securityRoutes } from './routes/security.tsx';
import { signInRoutes } from './routes/sign-in.tsx';
import type { PersonalRecords } from './types.ts';

/** `records`: what the rooms above keep about persons, for their download, their data page and their erasure. */
export const accountRoutes = (records: readonly PersonalRecords[] = []) =>
  new Hono<Env>()
    .route('/', signInRoutes)
    .route('/', secondFactorRoutes)
    .route('/', securityRoutes)
    .route('/', ownDataRoutes(records))
    .route('/', mailboxRoutes);
