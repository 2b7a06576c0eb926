import { Hono } from 'hono';
import type { Env } from '../web.ts';

export const electionRoutes = new Hono<Env>();
