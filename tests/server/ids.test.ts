import { newId } from '../../src/server/ids.ts';

describe('an id', () => {
  it('is 128 random bits behind its time, and safe in paths and headers', () => {
    const ids = Array.from({ length: 1000 }, newId);
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) expect(id).toMatch(/^[0-9a-z]{9}[\w-]{22}$/);
  });

  it('does not take what a caller happens to pass (Fastify hands the request to its id function)', () => {
    const careless: (...given: unknown[]) => string = newId;
    expect(careless({ hostile: true })).toMatch(/^[0-9a-z]{9}[\w-]{22}$/);
  });

  it('sorts by time, so that indexes grow at one end', async () => {
    const first = newId();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(newId() > first).toBe(true);
  });
});
