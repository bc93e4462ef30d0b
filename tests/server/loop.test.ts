import { startLoop } from '../../src/server/loop.ts';

const soon = (ms = 20) => new Promise((resolve) => setTimeout(resolve, ms));
const never = () => { throw new Error('must not fail'); };

describe('a loop', () => {
  it('runs at once, then after the pause its step asked for', async () => {
    let runs = 0;
    const loop = startLoop(() => Promise.resolve(++runs < 3 ? 1 : 60_000), never);
    await soon(80);
    await loop.stop();
    expect(runs).toBe(3);
  });

  it('runs when nudged, once more when nudged meanwhile, and never twice at a time', async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const loop = startLoop(async () => {
      most = Math.max(most, ++running);
      runs++;
      await soon(30);
      running--;
      return 60_000;
    }, never);
    await soon(10);
    for (let i = 0; i < 5; i++) loop.nudge();
    await soon(120);
    expect(runs).toBe(2);
    loop.nudge();
    await soon(60);
    await loop.stop();
    expect([runs, most]).toEqual([3, 1]);
  });

  it('tells what went wrong and goes on, unhurried by nudges', async () => {
    const told: unknown[] = [];
    let runs = 0;
    const loop = startLoop(() => (++runs < 3 ? Promise.reject(new Error('away')) : Promise.resolve(60_000)), (error) => { told.push(error); loop.nudge(); }, 40);
    await soon(20);
    expect(runs).toBe(1);
    await soon(150);
    await loop.stop();
    expect([runs, told.length]).toEqual([3, 2]);
  });

  it('stops after the run under way, and then for good', async () => {
    let ended = false;
    const loop = startLoop(async () => {
      await soon(50);
      ended = true;
      return 0;
    }, never);
    await loop.stop();
    expect(ended).toBe(true);
  });
});
