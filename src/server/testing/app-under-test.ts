import { type AppParts, createApp } from '../api/app.ts';
import { contextOf } from '../http/target.ts';

/** The app without a server: called with paths, as the guard would pass them on. */
export function appUnderTest(parts: AppParts) {
  const app = createApp(parts);
  return {
    routes: app.routes,
    request: async (target: string, init?: RequestInit): Promise<Response> =>
      app.request(target, init, contextOf(target)),
  };
}
