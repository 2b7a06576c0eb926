import { Hono } from 'hono';
import type { Env } from '../web.ts';
import { publicRoutes } from './routes/public.tsx';

export const dialogueRoutes = new Hono<Env>().route('/', publicRoutes);
