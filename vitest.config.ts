import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'example/**/*.test.ts',
      'tools/**/*.test.ts',
      'bench/**/*.test.ts',
      'e2e/**/*.test.ts',
    ],
    globalSetup: ['src/platform/test-global-setup.ts'],
    env: { TZ: 'America/Costa_Rica' },
    sequence: { hooks: 'stack' },
    maxWorkers: 3,
    testTimeout: 15_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
