import type { Browser, Page } from 'playwright-core';
import type { DeskDeps } from '../../src/server/desk/desk-deps.ts';
import { testDatabase } from '../support/databases.ts';
import type { TestDatabase } from '../support/databases.ts';
import { freePort } from '../support/desk-issuer.ts';
import { deskServer } from '../support/desk-server.ts';
import { root } from '../support/project-files.ts';
import { openBrowser } from './browser.ts';

export interface AdminDesk {
  readonly database: TestDatabase;
  readonly desk: ReturnType<typeof deskServer>;
  readonly browser: Browser;
  readonly url: string;
  /** A page on which an administrator has signed in, with what the browser complained of and what it asked for. */
  enter(options?: Parameters<Browser['newPage']>[0]): Promise<{ page: Page; complaints: string[]; asked: string[] }>;
  close(): Promise<void>;
}

/** The built desk over a real database, and a browser: the stage of the administrators' rooms. */
export async function adminDesk(changes: (database: TestDatabase) => Partial<DeskDeps> = () => ({})): Promise<AdminDesk> {
  const database = await testDatabase('sqlite');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const desk = deskServer(database, { deskDir: `${root}dist/desk`, config: { deskUrl: url, issuer: 'http://localhost:1', clientId: 'desk', clientSecret: 'secret', roleGroups: {} }, ...changes(database) });
  await desk.app.listen({ port, host: '127.0.0.1' });
  const browser = await openBrowser();
  return {
    database, desk, browser, url,
    async enter(options = {}) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, ...options });
      const complaints: string[] = [];
      // Before the sign-in the page hears that it is not signed in; that is no fault.
      page.on('console', (message) => { if (['error', 'warning'].includes(message.type()) && !/40[01]/.test(message.text())) complaints.push(message.text()); });
      page.on('pageerror', ({ message }) => complaints.push(message));
      const asked: string[] = [];
      page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
      await page.goto(url);
      await page.getByRole('button', { name: /^Sign in as Ada/ }).click();
      return { page, complaints, asked };
    },
    async close() {
      await browser.close();
      await desk.close();
      await database.close();
    },
  };
}
